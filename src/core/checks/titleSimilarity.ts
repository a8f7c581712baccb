// Compares titles that may be retyped, shortened, retitled or translated, to tell whether two records are of one paper.
import { stripMarkup } from '../text/markup.ts';
import { latexToText } from '../text/latex.ts';
import { greek } from '../text/mathSymbols.ts';
import { isStopWord } from '../text/stopWords.ts';
import { fold } from '../text/tokenizer.ts';
import { unsegmentedPattern } from '../text/unsegmentedScripts.ts';
import { isWithin } from './wordDistance.ts';

interface TitleSimilarity {
  /** Share of the shorter title's words that the longer one has, from 0 to 1. */
  readonly ofShorter: number;
  /** Share of the longer title's words that the shorter one has. */
  readonly ofLonger: number;
}

/** What publishers put before or behind the title of a retracted article. */
export const retractionNotice =
  /^\W*(?:(?:retracted|withdrawn)(?: article| paper)?|retraction(?: note)?(?: to)?)\s*[:\]–—-]+\s*|\s*[([](?:retracted|withdrawn)(?: article| paper)?[)\]]\W*$/i;

const none: TitleSimilarity = { ofShorter: 0, ofLonger: 0 };
const full: TitleSimilarity = { ofShorter: 1, ofLonger: 1 };

/** Returns the similarity of the variants that are most alike; undefined when the titles cannot be compared. */
export function titleSimilarity(a: string, b: string): TitleSimilarity | undefined {
  const [ours, theirs] = [variantsOf(a), variantsOf(b)];
  let best: TitleSimilarity | undefined;
  for (const one of ours)
    for (const other of theirs) {
      if (isOwnScript(one) !== isOwnScript(other)) continue;
      const found = similarityOf(one, other);
      if (best === undefined || rank(found) > rank(best)) best = found;
    }
  return best;
}

const rank = ({ ofShorter, ofLonger }: TitleSimilarity): number => ofShorter + ofLonger / 10;

/** The words of the title as a whole, without what it has in brackets, and of the brackets: they may hold a translation. */
function variantsOf(title: string): (readonly string[])[] {
  const text = fold(latexToText(stripMarkup(title)).replace(retractionNotice, ''));
  const brackets = [...text.matchAll(bracket)].map(([, inside = '']) => inside);
  const texts = brackets.length === 0 ? [text] : [text, text.replace(bracket, ' '), ...brackets];
  const [whole = [], ...others] = texts.map(wordsOf);
  return [whole, ...others.filter(words => words.length >= minVariantLength)].filter(
    words => words.length > 0,
  );
}

const bracket = /[([]([^()[\]]*)[)\]]/g;
const minVariantLength = 2;
const word = new RegExp(`${unsegmentedPattern}|(?:(?!${unsegmentedPattern})[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const romans: ReadonlyMap<string, string> = new Map(
  Object.entries({ ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8' }),
);
/** "β-VAE" is also written "beta-VAE". */
const greekNames: ReadonlyMap<string, string> = new Map(
  [...greek].map(([name, letter]) => [fold(letter), name.toLowerCase().replace(/^var/, '')]),
);
const parts = /^(?:part|volume|vol|chapter|book)$/;
/** A possessive's s, "l'", "d'" and the like are not words of their own. */
const apostrophe = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu;

function wordsOf(text: string): readonly string[] {
  const found = text.replace(apostrophe, '').match(word) ?? [];
  const words = found.filter(each => each !== 'a' && each !== 'an' && each !== 'the');
  return (words.length === 0 ? found : words).map((each, at, all) =>
    each === 'i' && parts.test(all[at - 1] ?? '') ? '1' : (romans.get(each) ?? greekNames.get(each) ?? each),
  );
}

/** True for titles that are mostly in another script than the Latin one: they do not compare with a translation. */
function isOwnScript(words: readonly string[]): boolean {
  const text = words.join('');
  return (text.match(/[^\p{Script=Latin}\p{N}]/gu)?.length ?? 0) > text.length / 2;
}

function similarityOf(a: readonly string[], b: readonly string[]): TitleSimilarity {
  const [left, right] = [a.join(''), b.join('')];
  if (left === right) return full;
  const [short, long] = weightOf(a) <= weightOf(b) ? [a, b] : [b, a];
  const [shortText, longText] = short === a ? [left, right] : [right, left];
  const share = weightOf(short) / weightOf(long);
  // A title without its subtitle, or cut off; or a subtitle alone.
  const at = short.length >= 3 ? longText.indexOf(shortText) : longText.startsWith(shortText) ? 0 : -1;
  if (at !== -1 && !/^\d\d/.test(longText.slice(at + shortText.length - 1)))
    return { ofShorter: 1, ofLonger: share };
  const missing = unmatched(short, long);
  const extra = unmatched(long, short);
  // "Part 1" and "Part 2", "CIFAR-10" and "CIFAR-100" are different works.
  if (missing.some(hasDigit) && extra.some(hasDigit)) return none;
  const lost = weightOf(missing);
  return {
    ofShorter: 1 - lost / weightOf(short),
    ofLonger: Math.min(share, 1 - weightOf(extra) / weightOf(long)),
  };
}

/** A stop word tells little. */
const weightOf = (words: readonly string[]): number =>
  words.reduce((sum, each) => sum + (isStopWord(each) ? 0.25 : 1), 0);

const hasDigit = (text: string): boolean => /\d/.test(text);

/** Returns the words that the other title does not have, also not in two parts ("pre-training") or as a part of a compound. */
function unmatched(words: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others.keys());
  const compounds = new Set(others.map((each, at) => each + (others[at + 1] ?? '')));
  return words.filter((each, at) => {
    const exact = others.findIndex((other, index) => left.has(index) && other === each);
    const match = exact === -1 ? others.findIndex((other, i) => left.has(i) && areAlike(each, other)) : exact;
    if (match !== -1) return !left.delete(match);
    const [before = '', after = ''] = [words[at - 1], words[at + 1]];
    return !(
      compounds.has(each) ||
      others.some(other => other === before + each || other === each + after || isInCompound(each, other))
    );
  });
}

const isInCompound = (part: string, compound: string): boolean => part.length >= 5 && compound.includes(part);

/** Whether the words are one, spelt otherwise, inflected or cut off. */
function areAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || hasDigit(a) || hasDigit(b)) return false;
  return long.startsWith(short) || isWithin(short, long, short.length < 8 ? 1 : 2);
}
