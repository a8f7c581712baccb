// Text into words, the same way for documents and for queries.

/** An arXiv id stays one word; any other word is a run of letters, marks and digits. */
const word = /\d{4}\.\d{4,5}|[\p{L}\p{M}\p{N}]+/gu;

/** Lower case without diacritics: `Défossez` and `defossez` are one word. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function words(text: string): string[] {
  return fold(text).match(word) ?? [];
}
