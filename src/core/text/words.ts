// Text into words, the same way for documents and for queries, for search, related papers and themes.
// The steps: LaTeX out → diacritics off → tokens → each token whole and in parts → lower case.
// Stop words and stems are left to the caller, which may need the words as written.
import { stripLatex } from './latex.ts';

/** A word of a token, and which of the token's parts it stands for: the parts from `from` up to, not with, `to`. */
interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Letters and digits, held together by single hyphens, underscores, apostrophes and full stops. */
const token = /[\p{L}\p{N}]+(?:[-_'’‐‑.][\p{L}\p{N}]+)*/gu;
const asciiToken = /[A-Za-z0-9]+(?:[-_'.][A-Za-z0-9]+)*/g;
const beyondAscii = /[^\0-\x7f]/;
/** A full stop joins digits only, so "2306.03089" and "3.5" stay whole and "end.Next" does not. */
const sentenceStop = /(?<!\d)\.|\.(?!\d)/;
const joiner = /[-_'’‐‑]/;
/** Where camel case turns: convNet → conv|Net, HTMLParser → HTML|Parser. */
const camelTurn = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** The version that ends a name: DINO|v2. */
const version = /(?<=[A-Za-z]{2})v\d+$/;
/** Shorter camel parts are the style of a name (LoRA, fMRI, LLMs), not words. */
const shortestCamelPart = 3;
/** A compound is also spelt as one word when it starts short (pre-training, few-shot, GPT-4) or is an identifier. */
const longestPrefix = 5;
/** Longer chains (state-of-the-art) are phrases, never one word. */
const mostParts = 3;
const longestWord = 40;

/** Letters with a stroke or a ligature, which Unicode does not decompose: Łukasz, Bjørn. */
const undecomposed: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ı: 'i' },
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'TH' },
};
const undecomposedLetter = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g');

/** Without diacritics and compatibility forms, the case kept: "Défossez" → "Defossez", "ﬁ" → "fi". */
export function plain(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(undecomposedLetter, letter => undecomposed[letter] ?? letter);
}

/** Lower case without diacritics: `Défossez` and `defossez` are one word. Folding twice changes nothing. */
export function fold(text: string): string {
  return plain(text.toLowerCase()).toLowerCase();
}

/** The tokens of a text as written but for LaTeX and diacritics: words, identifiers, compounds, numbers. */
export function tokens(text: string): readonly string[] {
  const readable = plain(stripLatex(text));
  return readable.match(beyondAscii.test(readable) ? token : asciiToken) ?? [];
}

/**
 * The words of one token in lower case: its parts in order, then what they spell together.
 * `ConvNeXt` → conv, next, convnext; `few-shot` → few, shot, fewshot; `2306.03089` stays whole.
 */
export function wordsOf(tokenText: string): readonly Word[] {
  const parts: Word[] = [];
  const wholes: Word[] = [];
  for (const name of tokenText.replace(/['’]s$/, '').split(sentenceStop)) {
    const start = parts.length;
    const pieces = name.split(joiner);
    for (const piece of pieces) {
      const first = parts.length;
      for (const part of nameParts(piece)) parts.push(word(part, parts.length, parts.length + 1));
      if (parts.length > first + 1) wholes.push(word(piece, first, parts.length));
    }
    const made = parts.length - start;
    const isOneName = (pieces[0] ?? '').length <= longestPrefix || name.includes('_') || made > pieces.length;
    if (pieces.length > 1 && isOneName && made <= mostParts)
      wholes.push(word(pieces.join(''), start, parts.length));
  }
  return [...parts, ...wholes].filter(({ text }) => text !== '' && text.length <= longestWord);
}

function word(text: string, from: number, to: number): Word {
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
    if (open.length < shortestCamelPart) continue;
    parts.push(open);
    open = '';
  }
  // What is left at the end is too short to stand alone.
  if (open !== '') parts.push((parts.pop() ?? '') + open);
  return parts;
}
