// Schema of what the user follows in the settings (a daily list, a category, a search), and its requests.
import * as z from 'zod/mini';
import { FailureError } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import type { Connections } from '../sources/connections.ts';
import { sourceIds, type SourceCapability, type SourcePage } from '../sources/source.ts';
import { sourceDescriptors } from '../sources/sourceDescriptors.ts';
import { fold } from '../text/tokenizer.ts';

const requiredCapabilities = {
  daily: 'daily',
  category: 'category',
  search: 'search',
} as const satisfies Record<string, SourceCapability>;

export const Follow = z
  .object({
    source: z.enum(sourceIds),
    daily: z.optional(z.enum(['today', 'week', 'trending'])),
    category: z.optional(z.string().check(z.regex(/^[a-z]+(-[a-z]+)*(\.[A-Za-z-]+)?$/), z.maxLength(50))),
    search: z.optional(z.string().check(z.regex(/\S/), z.maxLength(500))),
    /** Papers with one of these words or phrases are left out. */
    without: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100))),
  })
  .check(z.refine(follow => kindsOf(follow).length === 1 && canBeAsked(follow)));
export type Follow = Readonly<z.infer<typeof Follow>>;

type Kind = keyof typeof requiredCapabilities;

function kindsOf(follow: Partial<Record<Kind, string | undefined>>): Kind[] {
  return kinds.filter(kind => follow[kind] !== undefined);
}
const kinds = ['daily', 'category', 'search'] as const;

function canBeAsked(follow: Pick<Follow, 'source' | Kind>): boolean {
  const can: readonly SourceCapability[] = sourceDescriptors[follow.source].capabilities;
  return kindsOf(follow).every(kind => can.includes(requiredCapabilities[kind]));
}

/**
 * Returns a key that is equal for equal requests, whatever `without` excludes. The time of the last refresh is stored
 * under it.
 */
export function followKey({ source, daily, category, search }: Follow): string {
  return [source, daily, category, search].filter(part => part !== undefined).join(' ');
}

export function requestFollow(
  { source, daily, category, search = '' }: Follow,
  connections: Connections,
  isoWeek: string,
  signal: AbortSignalLike,
): Promise<SourcePage> {
  if (daily !== undefined)
    return connections.huggingFace.daily(
      { today: {}, week: { week: isoWeek }, trending: { sort: 'trending' } as const }[daily],
      signal,
    );
  if (category !== undefined) return connections.arxiv.category(category, signal);
  const asked = connections[source];
  if (asked?.search !== undefined) return asked.search(search, signal);
  const { title } = sourceDescriptors[source];
  const detail = 'The settings name no server.';
  return Promise.reject(new FailureError({ code: 'unsupported', subject: title, detail }));
}

/**
 * Returns the papers whose title and abstract contain none of the words and phrases. Matches whole words, ignoring
 * case and hyphens.
 */
export function excludePapers(papers: readonly Paper[], without: readonly string[] = []): readonly Paper[] {
  const phrases = without.map(spaced).filter(phrase => /\S/.test(phrase));
  if (phrases.length === 0) return papers;
  return papers.filter(paper => {
    const text = spaced(`${displayTitle(paper)}\n${displayAbstract(paper)}`);
    return !phrases.some(phrase => text.includes(phrase));
  });
}

const spaced = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
