// What each source can do, and where: for menus, settings and the row of a source that cannot be asked here.
import { FailureError } from '../base/failures.ts';
import type { SendRequest } from '../requests/serviceRequest.ts';

/** `daily`: lists of a day, a week, or what trends. `recommend`: for chosen papers. `related`: by their words. */
export type SourceCapability = 'daily' | 'search' | 'category' | 'get' | 'recommend' | 'related';

export interface SourceDescriptor {
  readonly title: string;
  readonly id: string;
  readonly capabilities: readonly SourceCapability[];
  /** Where it is unless the user's settings say otherwise; empty when only they can. */
  readonly endpoint: string;
  /** Whether its answers carry the headers that let a page of another site, as the web host is, read them. */
  readonly worksInBrowser: boolean;
  /** Whether the user may have a key for it: never needed, but with one it answers more. */
  readonly takesKey: boolean;
}

export const sourceDescriptors = {
  huggingFace: {
    id: 'huggingFace',
    title: 'Hugging Face',
    capabilities: ['daily', 'search', 'get'],
    endpoint: 'https://huggingface.co',
    worksInBrowser: true,
    takesKey: false,
  },
  arxiv: {
    id: 'arxiv',
    title: 'arXiv',
    capabilities: ['search', 'category', 'get'],
    endpoint: 'https://export.arxiv.org',
    // Since November 2025.
    worksInBrowser: false,
    takesKey: false,
  },
  semanticScholar: {
    id: 'semanticScholar',
    title: 'Semantic Scholar',
    capabilities: ['search', 'get', 'recommend'],
    endpoint: 'https://api.semanticscholar.org',
    worksInBrowser: true,
    takesKey: true,
  },
  openSearch: {
    id: 'openSearch',
    title: 'OpenSearch',
    capabilities: ['search', 'related'],
    endpoint: '',
    // If the cluster allows it: `http.cors.enabled`.
    worksInBrowser: true,
    takesKey: true,
  },
} as const satisfies Readonly<Record<string, SourceDescriptor>>;

export type SourceId = keyof typeof sourceDescriptors;

/** In place of the real one where a source cannot be asked: whatever is asked fails as `unsupported`, at once. */
export function unsupportedInBrowser(title: string): SendRequest {
  const failure = { code: 'unsupported', subject: title, detail: 'It answers no browser.' } as const;
  return () => Promise.reject(new FailureError(failure));
}
