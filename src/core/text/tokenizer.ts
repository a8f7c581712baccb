// Text into words, the same way for documents and for queries, for search, related papers and themes.
// The steps: LaTeX out → diacritics off → tokens → each token whole and in parts → lower case. Scripts that write no
// spaces between words (`unsegmentedScripts.ts`) have pairs of signs for parts.
// Stop words and stems are left to the caller, which may need the words as written.
import { stripLatex } from './latex.ts';
import type { TokenWord } from './tokenWord.ts';
import { characterBigrams, isUnsegmented, unsegmentedPattern } from './unsegmentedScripts.ts';

/** The signs that make another name of one: C++, C#, A*, PointNet++, DeepLabv3+; not those of `a+b` and `*emphasis*`. */
const signs = [
  String.raw`(?<=[A-Za-z]\d{0,4})(?:\+\+(?!\+)|\+(?![A-Za-z0-9+]))`,
  String.raw`(?<=(?<![A-Za-z0-9])[A-Za-z])#(?![A-Za-z0-9#])`,
  String.raw`(?<=(?<![A-Za-z0-9*])[A-Za-z]{1,4})\*(?![A-Za-z0-9*])`,
];
/** Letters and digits, held together by single hyphens, underscores, apostrophes and full stops. */
const tokenOf = (run: string, joiners: string): string =>
  String.raw`(?:\.(?=(?:NET|Net|net)(?![A-Za-z0-9])))?${run}(?:${joiners}${run})*(?:(?=[+#*])(?:${signs.join('|')}))?`;
const asciiToken = new RegExp(tokenOf('[A-Za-z0-9]+', "[-_'.]"), 'g');
const token = new RegExp(tokenOf(String.raw`[\p{L}\p{N}\p{M}]+`, "[-_'’‐‑.]"), 'gu');
const spaced = String.raw`(?:(?!${unsegmentedPattern})[\p{L}\p{N}\p{M}])+`;
const mixedToken = new RegExp(`(?:${unsegmentedPattern})+|${tokenOf(spaced, "[-_'’‐‑.]")}`, 'gu');
const beyondAscii = /[^\0-\x7f]/;
/** A full stop joins digits only, so "2306.03089" and "3.5" stay whole and "end.Next" does not. */
const sentenceStop = /(?<!\d)\.|\.(?!\d)/;
const joiner = /[-_'’‐‑]/;
/** Where camel case turns: convNet → conv|Net, HTMLParser → HTML|Parser. */
const camelTurn = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** The version that ends a name: DINO|v2. */
const version = /(?<=[A-Za-z]{2})v\d+$/;
/** A name with its sign, at a token's end. */
const signed = /[a-z0-9]+[+#*]+$|\.net$/i;
const signEnds = '+#*tT';
/** Thai; scripts before it write spaces. */
const firstUnspaced = 0x0e00;
/** Shorter camel parts are the style of a name (LoRA, fMRI, LLMs), not words. */
const minCamelPartLength = 3;
/** A compound is also spelt as one word when it starts short (pre-training, few-shot, GPT-4) or is an identifier. */
const maxPrefixLength = 5;
/** Longer chains (state-of-the-art) are phrases, never one word. */
const maxParts = 3;
const maxWordLength = 40;

/** Letters with a stroke or a ligature, which Unicode does not decompose: Łukasz, Bjørn. */
const undecomposed: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ı: 'i' },
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'TH' },
};
const undecomposedLetter = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g');

/**
 * Marks that readers leave out: accents, Hebrew and Arabic points, variation selectors. The vowels of Indic and Thai words
 * are marks too, and stay.
 */
const diacritics =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;

/** Without diacritics and compatibility forms, the case kept: "Défossez" → "Defossez", "ﬁ" → "fi", "Ｃ" → "C". */
export function stripDiacritics(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(diacritics, '')
    .replace(undecomposedLetter, letter => undecomposed[letter] ?? letter)
    .normalize('NFC');
}

/** Lower case without diacritics: `Défossez` and `defossez` are one word. Folding twice changes nothing. */
export function fold(text: string): string {
  return stripDiacritics(text.toLowerCase()).toLowerCase();
}

/** The tokens of a text as written but for LaTeX and diacritics: words, identifiers, compounds, numbers. */
export function tokenize(text: string): readonly string[] {
  const written = stripLatex(text);
  if (!beyondAscii.test(written)) return written.match(asciiToken) ?? [];
  const readable = stripDiacritics(written);
  return readable.match(isUnsegmented(readable) ? mixedToken : token) ?? [];
}

/**
 * The words of one token in lower case: its parts in order, then what they spell together.
 * `ConvNeXt` → conv, next, convnext; `few-shot` → few, shot, fewshot; `2306.03089` stays whole; `C++` → c, c++.
 */
export function splitToken(tokenText: string): readonly TokenWord[] {
  // Asked of every word of every paper, so what few of them are is found out cheaply.
  if (tokenText.charCodeAt(0) >= firstUnspaced && isUnsegmented(tokenText))
    return characterBigrams(tokenText);
  return signEnds.includes(tokenText.charAt(tokenText.length - 1)) && signed.test(tokenText)
    ? wordsWithSign(tokenText)
    : namedWords(tokenText);
}

/** What a query wants of a token: of words for the same parts the exact one. */
export function queryWords(tokenText: string): readonly TokenWord[] {
  return splitToken(tokenText).filter(({ isLoose }) => isLoose !== true);
}

/** The signed name beside the bare one, which finds it too. */
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
    const pieces = name.split(joiner);
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
  // What is left at the end is too short to stand alone.
  if (open !== '') parts.push((parts.pop() ?? '') + open);
  return parts;
}
