// What the user can set, as schemas. package.json declares the same values and defaults for the settings editor.
import * as z from 'zod/mini';
import { isKeyPattern } from './citations/citationKey.ts';

/** Where the abstract opens: in a group beside the code, or in the active group. */
export const OpenAbstractIn = z._default(z.enum(['beside', 'active']), 'beside');
export type OpenAbstractIn = z.infer<typeof OpenAbstractIn>;

/** What citation keys are made of. */
export const CitationKeyPattern = z._default(
  z.string().check(z.refine(isKeyPattern)),
  '{author}{year}{word}',
);
