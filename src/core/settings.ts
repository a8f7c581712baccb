// What the user can set, as schemas. package.json declares the same values and defaults for the settings editor.
import * as z from 'zod/mini';
import { keyPattern } from './citations/citationKey.ts';
import { UserTheme } from './themes/userTheme.ts';

/** Where the abstract opens: in a group beside the code, or in the active group. */
export const OpenAbstractIn = z._default(z.enum(['beside', 'active']), 'beside');
export type OpenAbstractIn = z.infer<typeof OpenAbstractIn>;

/** Themes that the user defines; the entries that are none are left out, and the settings editor marks them. */
export const UserThemes = z._default(
  z.pipe(
    z.array(z.unknown()),
    z.transform(entries => entries.flatMap(entry => UserTheme.safeParse(entry).data ?? [])),
  ),
  [],
);

/** Whether a hover on an id that the catalogue does not have asks the sources by itself. */
export const HoverLookUp = z._default(z.boolean(), false);

/** What is followed. Each entry is parsed alone: one that is wrong must not take the others with it. */
export const Follows = z._default(z.array(z.unknown()), []);

/** Hours until a view that opens asks again for what is followed; 0 leaves that to the user. */
export const RefreshHours = z._default(z.number().check(z.minimum(0), z.maximum(168)), 4);

/** Where a service is asked: the service itself, a mirror, a proxy. */
const endpoint = (own: string): z.ZodMiniDefault<z.ZodMiniString> => z._default(z.string(), own);
export const HuggingFaceEndpoint = endpoint('https://huggingface.co');
export const ArxivEndpoint = endpoint('https://export.arxiv.org');
export const SemanticScholarEndpoint = endpoint('https://api.semanticscholar.org');
export const OpenSearchEndpoint = endpoint('');

export const OpenSearchIndexName = z._default(z.string(), 'papers');

/** Papers with these statuses are left out of the views and the search. */
export const HideStatuses = z._default(z.array(z.enum(['read', 'dismissed'])), ['dismissed']);

/** Files of papers that a team shares, by their paths in the workspace folder. */
export const SharedFiles = z._default(z.array(z.string()), []);

/** What citation keys are made of. */
export const CitationKeyPattern = z._default(z.string().check(z.regex(keyPattern)), '{author}{year}{word}');
