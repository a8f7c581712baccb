// Texts as numbers of their words, in some 45 % of the bytes of UTF-8. The words are numbered as they turn up, so that frequent ones
// have numbers of one or two bytes; those that turn up when so many have a number are kept as they are.
//
//   the words without a number in UTF-8, `end`, and the number of each word in bytes of 7 bits, the lowest first
import type { Utf8 } from '../base/ports.ts';
import { StringTable } from '../base/stringTable.ts';

/** More make texts little shorter: half of the others occur once. */
const mostWords = 1 << 15;
/** No byte of UTF-8. */
const end = 255;
const byteBits = 7;
const goesOn = 1 << byteBits;

export class WordCodes {
  /** Word n has the number n + 1; 0 stands for a word without a number. */
  readonly words: string[];
  readonly #table = new StringTable();
  readonly #utf8: Utf8;

  /** `words`: those of texts to decode. */
  constructor(utf8: Utf8, words: string[] = []) {
    this.#utf8 = utf8;
    this.words = words;
  }

  encode(text: string): Uint8Array {
    const codes: number[] = [];
    const others: string[] = [];
    for (let from = 0; from <= text.length;) {
      const space = text.indexOf(' ', from);
      const to = space === -1 ? text.length : space;
      const known = this.#table.get(text, from, to);
      if (known === undefined) {
        others.push(text.slice(from, to));
        if (this.words.length < mostWords)
          this.words.push(this.#table.text(this.#table.getOrAdd(text, from, to)));
      }
      let rest = known === undefined ? 0 : known + 1;
      for (; rest >= goesOn; rest >>>= byteBits) codes.push((rest % goesOn) | goesOn);
      codes.push(rest);
      from = to + 1;
    }
    const kept = this.#utf8.encode(others.join(' '));
    const bytes = new Uint8Array(kept.length + 1 + codes.length);
    bytes.set(kept);
    bytes[kept.length] = end;
    bytes.set(codes, kept.length + 1);
    return bytes;
  }

  decode(bytes: Uint8Array): string {
    let at = bytes.indexOf(end);
    const others = this.#utf8.decode(bytes.subarray(0, at)).split(' ').values();
    const words: string[] = [];
    let [number, shift] = [0, 0];
    while (++at < bytes.length) {
      const byte = bytes[at] ?? 0;
      number |= (byte % goesOn) << shift;
      shift += byteBits;
      if (byte >= goesOn) continue;
      words.push((number === 0 ? others.next().value : this.words[number - 1]) ?? '');
      [number, shift] = [0, 0];
    }
    return words.join(' ');
  }
}
