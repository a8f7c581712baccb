// Keeps text that runs from right to left from reordering the sentence or the row that it stands in.

/** Letters of the scripts that run from right to left. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Puts the text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE if it has letters that run from right to left;
 * other text stays as it is. Otherwise a number or a name after such a title would be drawn before it.
 */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
