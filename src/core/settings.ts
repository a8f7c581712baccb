// What the user can set, as schemas. package.json declares the same values and defaults for the settings editor.
import * as z from 'zod/mini';

/** Where the abstract opens: in a group beside the code, or in the active group. */
export const OpenAbstractIn = z._default(z.enum(['beside', 'active']), 'beside');
export type OpenAbstractIn = z.infer<typeof OpenAbstractIn>;

/** Files of papers that a team shares, by their paths in the workspace folder. */
export const SharedFiles = z._default(z.array(z.string()), []);
