// Text from outside, made safe to put on one line: nothing in it may break a row or turn the reading direction.

/** Control characters, line and paragraph separators, and the marks that override or embed a reading direction. */
const unsafe = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** The same words on one line, single-spaced. Right-to-left letters stay; marks that reorder their surroundings go. */
export function toPlainText(text: string): string {
  return text.replace(unsafe, ' ').replace(/\s+/g, ' ').trim();
}
