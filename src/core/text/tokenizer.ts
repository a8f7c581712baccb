// Splits text into words, in the same way for papers and queries. Used by search, related papers and themes.
// Steps: remove LaTeX → remove diacritics → split into tokens → split tokens into parts and wholes → lower case. The
// parts of a token in a script without spaces (`unsegmentedScripts.ts`) are bigrams of characters.
// Does not remove stop words or stem, because some callers need the words as written.
import { stripLatex } from './latex.ts';
import type { TokenWord } from './tokenWord.ts';
import { characterBigrams, isUnsegmented, unsegmentedPattern } from './unsegmentedScripts.ts';

/** Signs that belong to a name: C++, C#, A*, PointNet++, DeepLabv3+. Not those of `a+b` and `*emphasis*`. */
const signs = [
  String.raw`(?<=[A-Za-z]\d{0,4})(?:\+\+(?!\+)|\+(?![A-Za-z0-9+]))`,
  String.raw`(?<=(?<![A-Za-z0-9])[A-Za-z])#(?![A-Za-z0-9#])`,
  String.raw`(?<=(?<![A-Za-z0-9*])[A-Za-z]{1,4})\*(?![A-Za-z0-9*])`,
];
/** Letters and digits, joined by single hyphens, underscores, apostrophes and full stops. */
const tokenOf = (run: string, joiners: string): string =>
  String.raw`(?:\.(?=(?:NET|Net|net)(?![A-Za-z0-9])))?${run}(?:${joiners}${run})*(?:(?=[+#*])(?:${signs.join('|')}))?`;
const asciiToken = new RegExp(tokenOf('[A-Za-z0-9]+', "[-_'.]"), 'g');
const token = new RegExp(tokenOf(String.raw`[\p{L}\p{N}\p{M}]+`, "[-_'’‐‑.]"), 'gu');
const spaced = String.raw`(?:(?!${unsegmentedPattern})[\p{L}\p{N}\p{M}])+`;
const mixedToken = new RegExp(`(?:${unsegmentedPattern})+|${tokenOf(spaced, "[-_'’‐‑.]")}`, 'gu');
const beyondAscii = /[^\0-\x7f]/;
/** A full stop joins only digits: "2306.03089" and "3.5" are one token, "end.Next" is two. */
const sentenceStop = /(?<!\d)\.|\.(?!\d)/;
const joiner = /[-_'’‐‑]/;
/** Matches the boundaries of camel case: convNet → conv|Net, HTMLParser → HTML|Parser. */
const camelTurn = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** Matches a version at the end of a name: DINO|v2. */
const version = /(?<=[A-Za-z]{2})v\d+$/;
/** Matches a name with its number: sam2, gpt4. */
const numbered = /^([a-z]{2,})(\d{1,3})$/i;
/** Matches a word that has no parts, as most are. */
const plainWord = /^[A-Za-z][a-z]{0,39}$/;
/** Matches a name with its sign at the end of a token. Starts at the name's first letter alone: a token may be very long. */
const signed = /(?<![a-z0-9])[a-z0-9]+[+#*]+$|\.net$/i;
const signEnds = '+#*tT';
/** The first code point of Thai; scripts before it have spaces between words. */
const firstUnspaced = 0x0e00;
/** Minimum length of a camel-case part; shorter ones are the spelling of a name (LoRA, fMRI, LLMs), not words. */
const minCamelPartLength = 3;
/** A compound is also one word if its first part is at most this long (pre-training, GPT-4) or it is an identifier. */
const maxPrefixLength = 5;
/** Compounds with more parts (state-of-the-art) are phrases and not also one word. */
const maxParts = 3;
const maxWordLength = 40;

/** Letters with a stroke and ligatures, which Unicode does not decompose: Łukasz, Bjørn. */
const undecomposed: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ı: 'i' },
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'TH' },
};
const undecomposedLetter = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g');

/**
 * Marks that people omit in queries: accents, Hebrew and Arabic points, variation selectors. Does not match the vowel
 * signs of Indic scripts and Thai, which are marks too.
 */
const diacritics =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;

/** Removes diacritics and compatibility forms and keeps the case: "Défossez" → "Defossez", "ﬁ" → "fi", "Ｃ" → "C". */
export function stripDiacritics(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(diacritics, '')
    .replace(undecomposedLetter, letter => undecomposed[letter] ?? letter)
    .normalize('NFC');
}

/** Returns the text in lower case without diacritics: `Défossez` becomes `defossez`. Idempotent. */
export function fold(text: string): string {
  return stripDiacritics(text.toLowerCase()).toLowerCase();
}

/** Returns the tokens of a text (words, identifiers, compounds, numbers) as written, without LaTeX and diacritics. */
export function tokenize(text: string): readonly string[] {
  return plainTokens(stripLatex(text));
}

/** Returns the tokens of a text from which LaTeX was removed. */
export function plainTokens(written: string): readonly string[] {
  if (!beyondAscii.test(written)) return written.match(asciiToken) ?? [];
  const readable = stripDiacritics(written);
  return readable.match(isUnsegmented(readable) ? mixedToken : token) ?? [];
}

/**
 * Returns the words of a token in lower case: its parts in order, then the compounds of these parts.
 * `ConvNeXt` → conv, next, convnext; `few-shot` → few, shot, fewshot; `2306.03089` stays whole; `C++` → c, c++.
 */
export function splitToken(tokenText: string): readonly TokenWord[] {
  if (plainWord.test(tokenText)) return [word(tokenText, 0, 1)];
  // Called for every word of every paper: cheap tests exclude most tokens before the regular expressions.
  if (tokenText.charCodeAt(0) >= firstUnspaced && isUnsegmented(tokenText))
    return characterBigrams(tokenText);
  return signEnds.includes(tokenText.charAt(tokenText.length - 1)) && signed.test(tokenText)
    ? wordsWithSign(tokenText)
    : namedWords(tokenText);
}

/** Returns the words of a token; where two words cover the same parts, only the exact one. */
export function exactWords(tokenText: string): readonly TokenWord[] {
  return splitToken(tokenText).filter(({ isLoose }) => isLoose !== true);
}

/**
 * Returns the words of a token to search for. A name with a number may be written in two words, so `florence2` asks for
 * "Florence-2" and "Florence 2", too: florence, 2, florence2.
 */
export function queryWords(tokenText: string): readonly TokenWord[] {
  const words = exactWords(tokenText);
  const [, name, number] = numbered.exec(tokenText) ?? [];
  if (words.length !== 1 || name === undefined || number === undefined) return words;
  return [word(name, 0, 1), word(number, 1, 2), word(tokenText, 0, 2)];
}

/** Returns the words of a name with a sign; the name without the sign is added as a loose word. */
function wordsWithSign(tokenText: string): readonly TokenWord[] {
  const exact = signed.exec(tokenText)?.[0].toLowerCase() ?? '';
  const bare = exact.replace(/[+#*.]/g, '');
  return namedWords(tokenText.replace(/[+#*]+$/, '')).flatMap(each =>
    each.text === bare
      ? [
          { ...each, isLoose: true },
          { ...each, text: exact },
        ]
      : [each],
  );
}

function namedWords(tokenText: string): readonly TokenWord[] {
  const parts: TokenWord[] = [];
  const wholes: TokenWord[] = [];
  for (const name of tokenText.replace(/['’]s$/, '').split(sentenceStop)) {
    const start = parts.length;
    // `_mask` is one word, as `mask` is.
    const pieces = name.split(joiner).filter(piece => piece !== '');
    for (const piece of pieces) {
      const first = parts.length;
      for (const part of nameParts(piece)) parts.push(word(part, parts.length, parts.length + 1));
      if (parts.length > first + 1) wholes.push(word(piece, first, parts.length));
    }
    const made = parts.length - start;
    const isOneName =
      (pieces[0] ?? '').length <= maxPrefixLength || name.includes('_') || made > pieces.length;
    if (pieces.length > 1 && isOneName && made <= maxParts)
      wholes.push(word(pieces.join(''), start, parts.length));
  }
  return [...parts, ...wholes].filter(({ text }) => text !== '' && text.length <= maxWordLength);
}

function word(text: string, from: number, to: number): TokenWord {
  return { text: text.toLowerCase(), from, to };
}

function nameParts(piece: string): string[] {
  const suffix = version.exec(piece)?.[0] ?? '';
  const name = camelParts(piece.slice(0, piece.length - suffix.length));
  return suffix === '' ? name : [...name, suffix];
}

function camelParts(piece: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const run of piece.split(camelTurn)) {
    open += run;
    if (open.length < minCamelPartLength) continue;
    parts.push(open);
    open = '';
  }
  // A short rest at the end belongs to the part before it.
  if (open !== '') parts.push((parts.pop() ?? '') + open);
  return parts;
}
