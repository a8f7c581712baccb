// Finds the position where a long text can be cut. Used for snippets and for titles in narrow rows.

/** Maximum length of a word in characters; a text with longer ones has no spaces and can be cut anywhere. */
const maxWordLength = 40;

/** Returns the position after the last space before `at`, or about `at` if there is no space nearby. */
export function wordBoundary(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at - 1) + 1;
  return space > Math.max(0, at - maxWordLength) ? space : letterBoundary(text, at);
}

/** Returns `at`, or a position just before it that does not split a surrogate pair, or a letter and its marks. */
export function letterBoundary(text: string, at: number): number {
  let boundary = at;
  while (boundary > 0 && /^(?:[\udc00-\udfff]|\p{M})/u.test(text.slice(boundary, boundary + 2))) boundary--;
  return boundary;
}
