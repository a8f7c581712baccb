// Finds the stems of a paper, the terms by which the related-papers engine finds it.
import type { StringTable } from '../base/stringTable.ts';
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import { initialisms } from './initialisms.ts';
import { introducedNames } from './introducedNames.ts';
import { titleBigrams, wordStems } from './wordStems.ts';

/** An occurrence in the title counts as much as this many in the abstract. */
const titleWeight = 3;

/** An occurrence in the paper's code terms counts as much as this many in the abstract. */
const codeTermWeight = 3;

/** Prefix of the stem of an introduced name, which is a separate term from the same word elsewhere. */
export const namePrefix = '=';
/** Prefix of the stem of an initialism whose words the paper spells out. */
export const initialismPrefix = '~';

/** Returns the stem without the prefix of a name or an initialism. */
export function plainStem(stem: string): string {
  return stem.startsWith(namePrefix) || stem.startsWith(initialismPrefix) ? stem.slice(1) : stem;
}

/** Numbers of stems of a paper that has code terms. */
export interface CodeKeys {
  /** Its names and code terms. Code that shares mere words of the title has nothing to do with the paper. */
  readonly keys: readonly number[];
  /** Identifiers that it has among its code terms alone: `n_heads`. */
  readonly identifiers: readonly number[];
}

interface PaperAnalysis {
  /** The weighted count of each stem, by its number. */
  readonly counts: ReadonlyMap<number, number>;
  /** Weighted number of stems, the document length of BM25. */
  readonly length: number;
  readonly codeKeys?: CodeKeys;
}

/** Adds the stems of the paper to `stems`, which numbers them. */
export function analysePaper(paper: Paper, stems: Pick<StringTable, 'get' | 'getOrAdd'>): PaperAnalysis {
  const numberOf = (stem: string): number => stems.getOrAdd(stem);
  const counts = new Map<number, number>();
  let length = 0;
  const add = (stem: string, weight: number): void => {
    const number = numberOf(stem);
    counts.set(number, (counts.get(number) ?? 0) + weight);
  };
  const count = (text: string, weight: number): void => {
    for (const token of tokenize(text))
      for (const { stem } of wordStems(token).stems) {
        add(stem, weight);
        length += weight;
      }
  };
  const text = { title: displayTitle(paper), abstract: displayAbstract(paper) };
  count(text.title, titleWeight);
  count(text.abstract, 1);
  const { codeTerms = [] } = paper;
  const identifiers = [...new Set(codeTerms.filter(term => term.includes('_')).flatMap(keyStems))]
    .map(numberOf)
    .filter(number => !counts.has(number));
  for (const term of codeTerms) count(term, codeTermWeight);
  for (const name of [text.title, ...codeTerms]) for (const pair of titleBigrams(name)) add(pair, 1);
  const names = [
    ...[...introducedNames(text)].map(name => namePrefix + name),
    // A paper that writes the initialism itself has it as a word.
    ...[...initialisms(text)]
      .filter(each => !counts.has(stems.get(each) ?? -1))
      .map(each => initialismPrefix + each),
  ];
  for (const name of names) add(name, 1);
  if (paper.codeTerms === undefined) return { counts, length };
  const keys = Array.from(new Set([...codeTerms.flatMap(keyStems), ...names]), numberOf);
  return { counts, length, codeKeys: { keys, identifiers } };
}

/** Returns the bigrams of a phrase, or the stem of a single word. */
function keyStems(term: string): string[] {
  const bigrams = [...titleBigrams(term)];
  if (bigrams.length > 0) return bigrams;
  return tokenize(term).flatMap(token => wordStems(token).stems.at(-1)?.stem ?? []);
}
