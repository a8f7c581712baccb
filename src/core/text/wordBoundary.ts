// Where a text may be cut.

/** The longest that a word may be before a text counts as one without spaces, which may be cut anywhere. */
const maxWordLength = 40;

/** Behind the last space before `at`; `at` itself where none is near. */
export function wordBoundary(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at - 1) + 1;
  if (space > Math.max(0, at - maxWordLength)) return space;
  // Not between the two halves of a sign, nor between a letter and its marks.
  let boundary = at;
  while (boundary > 0 && /^(?:[\udc00-\udfff]|\p{M})/u.test(text.slice(boundary, boundary + 2))) boundary--;
  return boundary;
}
