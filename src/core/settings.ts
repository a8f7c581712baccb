// Schemas of the user's settings. package.json declares the same values and defaults for the settings editor.
import * as z from 'zod/mini';
import { keyPattern } from './citations/citationKey.ts';
import { UserTheme } from './themes/userTheme.ts';

/** Where the abstract opens: in a group beside the code, or in the active group. */
export const OpenAbstractIn = z._default(z.enum(['beside', 'active']), 'beside');
export type OpenAbstractIn = z.infer<typeof OpenAbstractIn>;

/** Whether the catalogue includes the landmark papers. */
export const Landmarks = z._default(z.boolean(), true);

/** User-defined themes. Entries that do not parse are dropped here and marked by the settings editor. */
export const UserThemes = z._default(
  z.pipe(
    z.array(z.unknown()),
    z.transform(entries => entries.flatMap(entry => UserTheme.safeParse(entry).data ?? [])),
  ),
  [],
);

/** Whether hovering over an id that the catalogue lacks queries the sources automatically. */
export const HoverLookUp = z._default(z.boolean(), false);

/** What the user follows. Each entry is parsed on its own, so that an invalid one does not invalidate the others. */
export const Follows = z._default(z.array(z.unknown()), []);

/** Hours after which opening a view refreshes the follows; 0 disables automatic refresh. */
export const RefreshHours = z._default(z.number().check(z.minimum(0), z.maximum(168)), 4);

/** Address of a service: the service itself, a mirror, or a proxy. */
export const EndpointAddress = z.string().check(z.regex(/^https?:\/\/\S+$/), z.maxLength(2000));
/** The same, or nothing. */
export const OptionalAddress = z.string().check(z.regex(/^(https?:\/\/\S+)?$/), z.maxLength(2000));

/** The top-level domain is reserved: nobody is asked in the place of a mirror whose address has a mistake. */
const nobody = 'https://endpoint.invalid';
const endpoint = (own: string, address = EndpointAddress) => z._default(z.catch(address, nobody), own);
export const HuggingFaceEndpoint = endpoint('https://huggingface.co');
export const ArxivEndpoint = endpoint('https://export.arxiv.org');
export const SemanticScholarEndpoint = endpoint('https://api.semanticscholar.org');
export const OpenSearchEndpoint = endpoint('', OptionalAddress);

export const OpenSearchIndexName = z._default(z.string().check(z.regex(/\S/), z.maxLength(1000)), 'papers');

/** Papers with these statuses are hidden in the views and the search. */
export const HideStatuses = z._default(z.array(z.enum(['read', 'dismissed'])), ['dismissed']);

/** Path, in the workspace folder, of a file of papers. */
export const SharedFile = z.string().check(z.minLength(1), z.maxLength(1000));

/** Paths of paper files that a team shares. Entries that do not parse are dropped. */
export const SharedFiles = z._default(
  z.pipe(
    z.array(z.unknown()),
    z.transform(entries => entries.flatMap(entry => SharedFile.safeParse(entry).data ?? [])),
  ),
  [],
);

/** Pattern of citation keys. */
export const CitationKeyPattern = z._default(
  z.string().check(z.regex(keyPattern), z.maxLength(200)),
  '{author}{year}{word}',
);
