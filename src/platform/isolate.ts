// Keeps text that runs from right to left from reordering the sentence or the row that it stands in.

/** The blocks that Unicode keeps for scripts that run from right to left, and marks that change the direction. */
const rightToLeft =
  /[\u0590-\u08FF\u200E\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\p{Bidi_Control}]/u;

/**
 * Puts the text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE if it has letters that run from right to left;
 * other text stays as it is. Otherwise a number or a name after such a title would be drawn before it.
 */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
