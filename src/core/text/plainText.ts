// Makes external text safe to show on one line, without line breaks and changes of the text direction.

/** Control characters, line and paragraph separators, and marks that override, embed or isolate a text direction. */
const unsafe = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** Returns the text on one line with single spaces. Keeps right-to-left letters; drops marks that reorder text. */
export function toPlainText(text: string): string {
  return text.replace(unsafe, ' ').replace(/\s+/g, ' ').trim();
}
