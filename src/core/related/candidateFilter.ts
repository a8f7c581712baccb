// Selects the papers worth a full ranking among the many that sources return: to index all of them takes longer than to
// look for the words of the code.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { TopK } from '../base/topK.ts';
import type { Paper } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import { wordStems } from './wordStems.ts';

/** Weight of a word in the title, next to one in the abstract. */
const titleWeight = 1.5;
const noStems: readonly string[] = [];

/**
 * Returns at most `limit` of the papers, those whose words weigh most together. `weights` has the weight of each stem of
 * the code. Works in slices; rejects with the signal's reason when aborted.
 */
export async function selectCandidates(
  papers: readonly Paper[],
  weights: ReadonlyMap<string, number>,
  { limit, clock, signal }: { limit: number; clock: Clock; signal: AbortSignalLike | undefined },
): Promise<readonly Paper[]> {
  if (papers.length <= limit) return papers;
  const isPrefix = new Uint8Array(prefixes);
  for (const stem of weights.keys()) isPrefix[prefixOf(stem)] = 1;
  /** The stems of each token that the code has too. */
  const known = new Map<string, readonly string[]>();
  const knownStems = (token: string): readonly string[] => {
    if (isPrefix[prefixOf(token)] === 0) return noStems;
    let stems = known.get(token);
    if (stems === undefined) {
      stems = wordStems(token).stems.flatMap(({ stem }) => (weights.has(stem) ? stem : noStems));
      known.set(token, stems);
    }
    return stems;
  };
  const score = ({ title, abstract, codeTerms = [] }: Paper): number => {
    const seen = new Set<string>();
    let sum = 0;
    const add = (text: string, factor: number): void => {
      for (const token of tokenize(text))
        for (const stem of knownStems(token)) {
          if (!seen.has(stem)) sum += factor * (weights.get(stem) ?? 0);
          seen.add(stem);
        }
    };
    add(title, titleWeight);
    for (const text of [abstract, ...codeTerms]) add(text, 1);
    return sum;
  };
  const best = new TopK<Paper>(limit);
  await forEachInSlices(
    papers,
    clock,
    paper => {
      best.add(paper, score(paper));
    },
    { signal },
  );
  return best.items;
}

const prefixes = 2 ** 15;

/**
 * Returns a number for the first three characters, upper and lower case alike. A stem has the first letters of its word,
 * so that most words need neither a look-up nor stemming, which take most of the time.
 */
function prefixOf(word: string): number {
  return ((word.charCodeAt(0) & 31) << 10) | ((word.charCodeAt(1) & 31) << 5) | (word.charCodeAt(2) & 31);
}
