// What each source can do, and where: for menus, settings and the row of a source that cannot be asked here.
import type { PaperSource, Send } from './source.ts';
import { SourceFailure } from './source.ts';

/** `daily`: lists of a day, a week, or what trends. `recommend`: for chosen papers. `related`: by their words. */
export type Ability = 'daily' | 'search' | 'category' | 'get' | 'recommend' | 'related';

export interface SourceAbilities extends Pick<PaperSource, 'title'> {
  readonly id: string;
  readonly can: readonly Ability[];
  /** Where it is unless the user's settings say otherwise; empty when only they can. */
  readonly endpoint: string;
  /** Whether its answers carry the headers that let a page of another site, as the web host is, read them. */
  readonly inBrowser: boolean;
  /** Whether the user may have a key for it: never needed, but with one it answers more. */
  readonly key: boolean;
}

export const abilities = {
  huggingFace: {
    id: 'huggingFace',
    title: 'Hugging Face',
    can: ['daily', 'search', 'get'],
    endpoint: 'https://huggingface.co',
    inBrowser: true,
    key: false,
  },
  arxiv: {
    id: 'arxiv',
    title: 'arXiv',
    can: ['search', 'category', 'get'],
    endpoint: 'https://export.arxiv.org',
    // Since November 2025.
    inBrowser: false,
    key: false,
  },
  semanticScholar: {
    id: 'semanticScholar',
    title: 'Semantic Scholar',
    can: ['search', 'get', 'recommend'],
    endpoint: 'https://api.semanticscholar.org',
    inBrowser: true,
    key: true,
  },
  openSearch: {
    id: 'openSearch',
    title: 'OpenSearch',
    can: ['search', 'related'],
    endpoint: '',
    // If the cluster allows it: `http.cors.enabled`.
    inBrowser: true,
    key: true,
  },
} as const satisfies Readonly<Record<string, SourceAbilities>>;

export type SourceId = keyof typeof abilities;

/** In place of the real one where a source cannot be asked: whatever is asked fails as `unsupported`, at once. */
export function sendNowhere(title: string): Send {
  const failure = { code: 'unsupported', subject: title, detail: 'It answers no browser.' } as const;
  return () => Promise.reject(new SourceFailure(failure));
}
