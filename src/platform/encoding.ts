// Detects the encoding of a file that is not UTF-8: the declared one, else the most likely one.
import { decodeAs, guessEncoding } from './encodingDetector.ts';

export interface DetectedEncoding {
  /** Name in the Encoding Standard, such as `shift_jis`. https://encoding.spec.whatwg.org/#names-and-labels */
  readonly label: string;
  /** True when only some words have this encoding and the rest is UTF-8: records of two programs in one file. */
  readonly isPartial: boolean;
}

/** Number of bytes searched for a declaration, which is always at the top. */
const headLength = 4096;
/**
 * A declaration in a comment (`% Encoding: Cp1252` by JabRef, `% -*- coding: latin-1 -*-`) or in `<?xml …
 * encoding="…"?>`.
 */
const declaration = /^\s*(?:%|#|<\?xml|@comment\b).*?coding\s*[:=]\s*["']?([\w.-]+)/im;
/** Names that programs use, mapped to labels of the Encoding Standard. */
const names: Readonly<Record<string, string>> = {
  ...{ cp932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', ms949: 'euc-kr', cp950: 'big5', ms950: 'big5' },
  ...{ 'latin-1': 'latin1', ansinew: 'windows-1252', macroman: 'macintosh', applemac: 'macintosh' },
};
/** Escape sequence of ISO-2022-JP that switches to Japanese. The encoding has only ASCII bytes. */
const toJapanese = '\u001b$B';
/** Bytes examined on either side of the first ones that are not UTF-8, and bytes sampled for the guess. */
const reach = 1 << 20;
const sampleLength = 1 << 13;

/** Detects UTF-16, and ISO-2022-JP, which looks like ASCII, from the first bytes. Undefined for all other encodings. */
export function detectFromFirstBytes(bytes: Uint8Array): DetectedEncoding | undefined {
  const head = headOf(bytes);
  const label = utf16In(head) ?? (head.includes(toJapanese) ? 'iso-2022-jp' : undefined);
  return label === undefined ? undefined : { label, isPartial: false };
}

/** Detects the encoding of bytes that are not UTF-8 somewhere around the offset `at`. */
export function detectEncoding(bytes: Uint8Array, at: number): DetectedEncoding {
  const sample: number[] = [];
  let utf8 = 0;
  let other = 0;
  for (const word of nonAsciiWords(bytes.subarray(Math.max(0, at - reach), at + reach))) {
    if (decodeUtf8(word) !== undefined) {
      utf8++;
      continue;
    }
    other++;
    sample.push(...word.subarray(0, sampleLength));
    // The sample may end within a character.
    if (sample.length >= sampleLength) break;
    sample.push(0x20);
  }
  const words = Uint8Array.from(sample);
  const declared = declaredEncoding(headOf(bytes));
  const label =
    declared !== undefined && decodeAs(declared, words) !== undefined ? declared : guessEncoding(words);
  return { label, isPartial: utf8 > other };
}

/** Returns the text, or undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Yields the words that are not all ASCII. Words end at spaces, quotes, commas and equals signs, which are never the
 * second byte of a character.
 */
export function* nonAsciiWords(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  let isAscii = true;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) isAscii = false;
    if (byte > 0x20 && byte !== 0x22 && byte !== 0x2c && byte !== 0x3d) continue;
    if (!isAscii) yield bytes.subarray(start, at);
    start = at + 1;
    isAscii = true;
  }
}

/** Returns the first bytes as a string with one character per byte. */
function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, headLength));
}

/**
 * Detects UTF-16 by its byte order mark, or by the zero in every second byte of field names and brackets. Binary data
 * does not pass, because it has control characters, too.
 */
function utf16In(head: string): string | undefined {
  if (head.startsWith('\xff\xfe')) return 'utf-16le';
  if (head.startsWith('\xfe\xff')) return 'utf-16be';
  const pairs: readonly string[] = head.match(/[^]{2}/g) ?? [];
  const text = /^[\t\n\r -~\x80-\xff]$/;
  const little = pairs.filter(([first = '', second]) => second === '\0' && text.test(first)).length;
  const big = pairs.filter(([first, second = '']) => first === '\0' && text.test(second)).length;
  const [label, most, least] = little > big ? ['utf-16le', little, big] : ['utf-16be', big, little];
  return most > pairs.length / 8 && most > 8 * least && !pairs.includes('\0\0') ? label : undefined;
}

function declaredEncoding(head: string): string | undefined {
  const name = declaration.exec(head)?.[1]?.toLowerCase() ?? '';
  for (const label of [names[name] ?? name, name.replace(/_/g, '-')])
    try {
      const { encoding } = new TextDecoder(label);
      return encoding === 'utf-8' ? undefined : encoding;
    } catch {
      // Try the next label.
    }
  return undefined;
}
