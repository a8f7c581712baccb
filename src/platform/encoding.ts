// Which encoding the bytes of a file have, when they are not UTF-8: the one that it declares, or else the likeliest.
import { decodeAs, guessEncoding } from './encodingDetector.ts';

export interface DetectedEncoding {
  /** As the web calls it: `shift_jis`. https://encoding.spec.whatwg.org/#names-and-labels */
  readonly label: string;
  /** Whether only some words have it and the others are UTF-8: entries of two programs in one file. */
  readonly isPartial: boolean;
}

/** Enough for a declaration, which stands at the top. */
const headLength = 4096;
/** In a comment: `% Encoding: Cp1252` of JabRef, `% -*- coding: latin-1 -*-`; or `<?xml … encoding="…"?>`. */
const declaration = /^\s*(?:%|#|<\?xml|@comment\b).*?coding\s*[:=]\s*["']?([\w.-]+)/im;
/** What programs say that the web does not. */
const names: Readonly<Record<string, string>> = {
  ...{ cp932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', ms949: 'euc-kr', cp950: 'big5', ms950: 'big5' },
  ...{ 'latin-1': 'latin1', ansinew: 'windows-1252', macroman: 'macintosh', applemac: 'macintosh' },
};
/** Of ISO-2022-JP, which has no byte beyond ASCII: what switches to Japanese. */
const toJapanese = '\u001b$B';
/** How far around the first bytes that are not UTF-8 is looked, and of how many of them is guessed. */
const reach = 1 << 20;
const sampleLength = 1 << 13;

/** What is told apart at the first sight: UTF-16, and ISO-2022-JP, which looks like ASCII. */
export function detectFromFirstBytes(bytes: Uint8Array): DetectedEncoding | undefined {
  const head = headOf(bytes);
  const label = utf16In(head) ?? (head.includes(toJapanese) ? 'iso-2022-jp' : undefined);
  return label === undefined ? undefined : { label, isPartial: false };
}

/** Of bytes that are not UTF-8 somewhere around `at`. */
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
    // A letter may be cut in two at the end.
    if (sample.length >= sampleLength) break;
    sample.push(0x20);
  }
  const words = Uint8Array.from(sample);
  const declared = declaredEncoding(headOf(bytes));
  const label =
    declared !== undefined && decodeAs(declared, words) !== undefined ? declared : guessEncoding(words);
  return { label, isPartial: utf8 > other };
}

/** The text, or undefined when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What stands between spaces, quotes, commas and equals signs, which are no second byte of any letter, if it is not all ASCII. */
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

/** A character a byte. */
function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, headLength));
}

/**
 * By its mark, or by the zeros that every second byte is where the names of fields and the brackets stand. What is binary
 * has control characters too.
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
      // The next one, or none.
    }
  return undefined;
}
