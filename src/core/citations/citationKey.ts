// Keys that citations go by, made from a pattern: `{author}{year}{word}` → `vaswani2017attention`.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { stripLatex } from '../text/latex.ts';
import { isStopWord } from '../text/stopWords.ts';
import { stripDiacritics } from '../text/tokenizer.ts';
import { parsePersonName } from './personName.ts';

type Part = (paper: Paper) => string;

/** What stands between braces in a pattern. With a capital, the part begins with one. */
const parts: Readonly<Record<string, Part>> = {
  author: ({ authors: [first = ''] }) => lettersOf(parsePersonName(first).family),
  year: ({ published }) => published.slice(0, 4),
  word: ({ title }) => firstWord(title),
  id: ({ id }) => id.slice(id.indexOf(':') + 1),
};
const placeholder = /\{(\w+)\}/g;
/** What BibTeX, Pandoc and a shell all take in a key. */
const unsafe = /[^A-Za-z0-9:._+/-]+/g;

/** A pattern has a part, and between its parts only what a key may have. */
export const keyPattern =
  /^[\w:.+/-]*\{([Aa]uthor|[Yy]ear|[Ww]ord|[Ii]d)\}([\w:.+/-]|\{([Aa]uthor|[Yy]ear|[Ww]ord|[Ii]d)\})*$/;

/** The key by itself; papers without a Latin letter in author or title go by their id. */
export function citationKey(paper: Paper, pattern: string): string {
  const key = pattern
    .replace(placeholder, (_, name: string) => {
      const part = parts[name.toLowerCase()]?.(paper) ?? '';
      return /^\p{Lu}/u.test(name) ? part.slice(0, 1).toUpperCase() + part.slice(1) : part;
    })
    .replace(unsafe, '');
  return /[A-Za-z]/.test(key) || /\{id\}/i.test(pattern)
    ? key
    : paper.id.replace(/[:/]/g, '-').replace(unsafe, '');
}

interface CitationKeyOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignalLike | undefined;
  /** Keys in use, in lower case: BibTeX tells keys apart by letters alone. */
  readonly taken?: ReadonlySet<string>;
}

/**
 * A key for each paper, in slices. Of papers that would share one, the earliest has it bare and the others a letter more,
 * in whatever order they are given.
 */
export async function citationKeys(
  papers: readonly Paper[],
  pattern: string,
  { clock, signal, taken }: CitationKeyOptions,
): Promise<ReadonlyMap<Paper, string>> {
  const keys = new Map<Paper, string>();
  const sharing = new Map<string, Paper[]>();
  const groupOf = (paper: Paper): void => {
    const key = citationKey(paper, pattern);
    keys.set(paper, key);
    const group = sharing.get(key.toLowerCase());
    if (group === undefined) sharing.set(key.toLowerCase(), [paper]);
    else group.push(paper);
  };
  await forEachInSlices(papers, clock, groupOf, { signal });

  // Nobody's second key is another's first.
  const used = new Set([...(taken ?? []), ...sharing.keys()]);
  const tellApart = ([key, group]: readonly [string, Paper[]]): void => {
    let more = 0;
    for (const paper of taken?.has(key) ? group.sort(byAge) : group.sort(byAge).slice(1)) {
      const bare = keys.get(paper) ?? '';
      while (used.has((bare + suffix(more)).toLowerCase())) more++;
      keys.set(paper, bare + suffix(more));
      used.add((bare + suffix(more)).toLowerCase());
    }
  };
  await forEachInSlices([...sharing], clock, tellApart, { signal });
  return keys;
}

/** a, b, …, z, aa, ab, … */
function suffix(number: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (number % 26));
  return number < 26 ? letter : suffix(Math.floor(number / 26) - 1) + letter;
}

function byAge(a: Paper, b: Paper): number {
  return compare(a.published, b.published) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function firstWord(title: string): string {
  const words =
    stripDiacritics(stripLatex(title))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
  return lettersOf(words.find(word => !isStopWord(word)) ?? words[0] ?? '');
}

function lettersOf(text: string): string {
  return stripDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
