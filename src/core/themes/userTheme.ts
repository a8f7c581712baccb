// Themes that the user defines in settings: a name and the terms that make a paper belong.
import * as z from 'zod/mini';
import type { Theme } from '../papers/paper.ts';
import { toPlainText } from '../text/plainText.ts';
import { fold } from '../text/tokenizer.ts';

const Line = z.pipe(z.string(), z.transform(toPlainText)).check(z.minLength(1));

export const UserTheme = z.object({
  name: Line,
  /** Words and phrases; a paper that has one of them belongs to the theme. */
  terms: z.array(Line).check(z.minLength(1)),
});
export type UserTheme = Readonly<z.infer<typeof UserTheme>>;

/** The theme as the catalogue lists it. The id follows from the name and clashes with no bundled theme's. */
export function toTheme({ name, terms }: UserTheme): Theme {
  return { id: `user:${fold(name)}`, title: name, terms };
}
