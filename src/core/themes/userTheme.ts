// The schema of themes that the user defines in settings: a name, and terms that assign papers to the theme.
import * as z from 'zod/mini';
import type { Theme } from '../papers/paper.ts';
import { toPlainText } from '../text/plainText.ts';
import { fold } from '../text/tokenizer.ts';

const Line = z.pipe(z.string().check(z.maxLength(100)), z.transform(toPlainText)).check(z.minLength(1));

export const UserTheme = z.object({
  name: Line,
  /** Words and phrases; a paper with any of them belongs to the theme. */
  terms: z.array(Line).check(z.minLength(1), z.maxLength(200)),
});
export type UserTheme = Readonly<z.infer<typeof UserTheme>>;

/** Returns the theme for the catalogue. Its id is derived from the name and differs from all bundled themes. */
export function toTheme({ name, terms }: UserTheme): Theme {
  return { id: `user:${fold(name)}`, title: name, terms };
}
