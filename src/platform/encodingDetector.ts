// Guesses the encoding of a text that declares none and is not UTF-8. chardet, a port of ICU's detector, weighs the
// candidates by letter statistics and is made for running text. In a file of references it sees few telling words, so
// the decoded words are also checked for letter sequences that no language has: "Мьller", "иВАНОВ", "Èâàíîâ".
import { analyse } from 'chardet';

/**
 * All in the Encoding Standard, so that every host can decode them. https://encoding.spec.whatwg.org/#names-and-labels
 */
const doubleByte = ['GB18030', 'EUC-KR', 'EUC-JP', 'Big5', 'Shift_JIS'];
/** Candidates even if chardet does not name them, because one may be the only encoding that fits. */
const singleByte =
  'windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 windows-874 KOI8-R ISO-8859-2'.split(
    ' ',
  );
/** Prior weights, independent of the text. */
const common = new Map([
  ['windows-1252', 0.04],
  ['GB18030', 0.02],
  ['windows-1257', -0.1],
]);
const cjk = String.raw`\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー`;
const other = String.raw`(?![\p{sc=Latin}${cjk}])\p{L}`;
const sign = String.raw`(?![\0-\x7f])[\p{S}\p{No}§¶¡-¿]`;
const alphabet = /\p{sc=Cyrillic}{4}|\p{sc=Greek}{4}|\p{sc=Hebrew}{4}|\p{sc=Arabic}{4}|\p{sc=Thai}{4}/u;
/** Letter sequences that do not occur in words. */
const odd = new RegExp(
  [
    // A capital after a lower-case letter, at least one of the two beyond ASCII.
    String.raw`(?<=\p{Ll})(?![A-Z])\p{Lu}|(?<=(?![a-z])\p{Ll})\p{Lu}`,
    // Latin letters next to another alphabet, or a lone Chinese, Japanese or Korean character in a Latin word.
    String.raw`[A-Za-z](?=${other})|${other}(?=[A-Za-z])`,
    `(?<=[a-z])[${cjk}](?![${cjk}])|(?<![${cjk}])[${cjk}](?=[a-z])`,
    // Four or more accented letters in a row.
    String.raw`(?:(?![\0-\x7f])\p{sc=Latin}){4,}`,
    // Half-width katakana, control characters, private-use characters.
    String.raw`[\uff61-\uff9f\x80-\x9f\p{Co}]`,
    // Symbols inside words, or at their ends unless they are usual there.
    String.raw`(?<=\p{L})${sign}(?=\p{L})|(?<!\p{L})(?![«»¿¡·°§€£™©®])${sign}(?=\p{L})`,
    String.raw`(?<=\p{L})(?![«»·ªº°´®©™²³])${sign}(?!\p{L})|(?<=\p{L})[“„‘‚‹]`,
  ].join('|'),
  'gu',
);

/** Returns the most likely label for a sample of non-ASCII words, each followed by a space. */
export function guessEncoding(sample: Uint8Array): string {
  const words = String.fromCharCode(...sample);
  const runs = words.match(/[\x80-\xff](?:[\x80-\xff]|[\x40-\x7e](?=[\x80-\xff]))*/g) ?? [];
  // Share of runs that consist of pairs of high bytes: Chinese, Korean, and Japanese in EUC-JP.
  const pairs = runs.filter(run => /^(?:[\xa1-\xfe]{2})+$/.test(run)).length / runs.length;
  let best = { label: 'windows-1252', score: -Infinity };
  for (const [label, confidence] of candidates(sample)) {
    const text = decodeAs(label, sample);
    if (text === undefined) continue;
    const isDouble = doubleByte.includes(label);
    const misfit = !isDouble ? 0 : /^(?:EUC|GB)/.test(label) ? 1 - pairs : pairs;
    // Letter statistics of one or two words say little.
    const weight = isDouble ? 1 : Math.min(1, runs.length / 6);
    const score =
      confidence * weight +
      (common.get(label) ?? 0) +
      scriptBonus(label, text) -
      misfit -
      count(text, odd) / runs.length;
    if (score > best.score) best = { label, score };
  }
  return new TextDecoder(best.label).encoding;
}

function candidates(sample: Uint8Array): Map<string, number> {
  const found = new Map(['windows-1252', ...doubleByte, ...singleByte].map(label => [label, 0]));
  for (const { name, confidence } of analyse(sample)) {
    // The Encoding Standard makes these two the same.
    const label = name === 'ISO-8859-1' ? 'windows-1252' : name;
    if (!/^(?:ASCII|UTF-|ISO-2022)/.test(label))
      found.set(label, Math.max(found.get(label) ?? 0, confidence / 100));
  }
  return found;
}

/**
 * Rewards a label whose script fits: nearly all Hangul for Korean, kana for Japanese, four letters of one alphabet in a
 * row for others. The same bytes rarely look like that in another encoding.
 */
function scriptBonus(label: string, text: string): number {
  const [all, hangul] = [count(text, new RegExp(`[${cjk}]`, 'gu')), count(text, /\p{sc=Hangul}/gu)];
  if (label === 'EUC-KR') return all > 2 && hangul > 0.9 * all ? 0.3 : 0;
  if (/JP|JIS/.test(label)) return /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 0.3 : 0;
  return alphabet.test(text) ? 0.1 : 0;
}

/**
 * Returns the text, whose last character may be cut off; undefined when the bytes do not fit or the label is unknown.
 */
export function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
