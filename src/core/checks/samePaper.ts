// Decides whether a record is of the paper that a text cites, by titles and authors.
import { parsePersonName } from '../citations/personName.ts';
import type { Paper } from '../papers/paper.ts';
import { fold } from '../text/tokenizer.ts';
import { titleSimilarity } from './titleSimilarity.ts';

export type CitedWork = Pick<Paper, 'title'> & Partial<Pick<Paper, 'authors'>>;

/** `renamed`: the titles differ, but the authors are the same. */
export type Identity = 'same' | 'renamed' | 'other';

/**
 * Compares a record with the work that is cited. Errs on the side of `same`: titles are retyped, cut off, translated and
 * changed between preprint and publication. The more authors the two have in common, the less their titles need to.
 */
export function identityOf(cited: CitedWork, found: CitedWork): Identity {
  const similarity = titleSimilarity(cited.title, found.title);
  if (similarity === undefined) return 'same';
  const common = commonAuthors(cited, found);
  const least = common === undefined ? 0.6 : (leastByCommon[common] ?? 0.34);
  if (similarity.ofShorter >= least) return 'same';
  return common !== undefined && common >= minCommon ? 'renamed' : 'other';
}

/** Share of words that titles must have in common, by the number of common authors. */
const leastByCommon: readonly number[] = [0.8, 0.5];
/** Number of common authors of a paper that was renamed altogether. Fewer write several papers together. */
const minCommon = 3;

/** Whether the record is surely of the cited work: used for records that were found by their title. */
export function isSurelySame(cited: CitedWork, found: CitedWork): boolean {
  const { ofShorter = 0, ofLonger = 0 } = titleSimilarity(cited.title, found.title) ?? {};
  const common = commonAuthors(cited, found);
  if (common === 0) return false;
  return ofShorter >= 0.85 && ofLonger >= (common === undefined ? 0.85 : 0.5);
}

/** Returns how many authors of the two have one family name; undefined when no author of one is known. */
function commonAuthors(
  { authors: ours = [] }: CitedWork,
  { authors: theirs = [] }: CitedWork,
): number | undefined {
  if (ours.length === 0 || theirs.length === 0) return undefined;
  const known = new Set(theirs.flatMap(namesOf));
  return ours.filter(author => namesOf(author).some(name => known.has(name))).length;
}

/** The family name, with and without its particle, and a given name that may be one: sources disagree about "Zhang Wei". */
function namesOf(author: string): string[] {
  const { family, particle, given } = parsePersonName(author);
  return [family, particle + family, /[\s.-]/.test(given) ? '' : given]
    .map(name => fold(name).replace(/[^\p{L}]+/gu, ''))
    .filter(name => name.length > 1);
}
