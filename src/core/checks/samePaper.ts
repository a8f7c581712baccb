// Decides whether a record is of the paper that a text cites, by titles and authors.
import { parsePersonName } from '../citations/personName.ts';
import type { Paper } from '../papers/paper.ts';
import { latexToText } from '../text/latex.ts';
import { fold } from '../text/tokenizer.ts';
import { titleSimilarity } from './titleSimilarity.ts';

export type CitedWork = Pick<Paper, 'title'> & Partial<Pick<Paper, 'authors'>>;

/** `renamed`: the titles differ, but the authors are the same, or one title is in another language than English. */
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
  const isOther = common === 0 && arePersons(cited) && arePersons(found) && !isCutOff(cited, found);
  if (similarity.ofShorter >= least && (!isOther || similarity.ofLonger >= least)) return 'same';
  const isRenamed = common !== undefined && (common >= minCommon || areTranslated(cited, found, common));
  return isRenamed ? 'renamed' : 'other';
}

/** Share of words that titles must have in common, by the number of common authors. */
const leastByCommon: readonly number[] = [0.8, 0.5];
/** Number of common authors of a paper that was renamed altogether. Fewer write several papers together. */
const minCommon = 3;

/** Names of groups, and in other letters, may be the same persons'. */
function arePersons({ authors = [] }: CitedWork): boolean {
  return authors.every(
    author => /^[\p{Script=Latin}\P{L}]+$/u.test(author) && parsePersonName(author).given !== '',
  );
}

/** Whether one title is the other without its subtitle. */
function isCutOff(cited: CitedWork, found: CitedWork): boolean {
  return haveSameTitle(mainTitle(cited), found) || haveSameTitle(cited, mainTitle(found));
}

/** Whether one title of the two is in another language, and all authors are the same. */
function areTranslated(cited: CitedWork, found: CitedWork, common: number): boolean {
  const isOfAll = common === cited.authors?.length && common === found.authors?.length;
  return isOfAll && common > 0 && isForeign(cited.title) !== isForeign(found.title);
}

/** Words of grammar of other European languages in Latin letters that are no words of English titles. */
const foreignWord =
  /\b(?:der|das|des|dem|zur|zum|uber|ueber|von|fur|fuer|eine[rsnm]?|und|nicht|les?|du|sur|une|dans|pour|avec|los|las|del|para|sobre|una|della|dei|delle|sulla?|nella?|het|een|voor|och|som|om|dos|da|uma)\b/;

const isForeign = (title: string): boolean => foreignWord.test(fold(latexToText(title)));

/** Whether the titles are one, whoever wrote them: common titles are of many papers, but such a paper is not invented. */
export function haveSameTitle(cited: CitedWork, found: CitedWork): boolean {
  const { ofShorter = 0, ofLonger = 0 } = titleSimilarity(cited.title, found.title) ?? {};
  return ofShorter >= 0.85 && ofLonger >= 0.85;
}

/** Whether the record is surely of the cited work: used for records that were found by their title. */
export function isSurelySame(cited: CitedWork, found: CitedWork): boolean {
  const { ofShorter = 0, ofLonger = 0 } = titleSimilarity(cited.title, found.title) ?? {};
  const common = commonAuthors(cited, found);
  if (common === 0) return false;
  // Without its subtitle a title is that of its authors' paper only.
  if (common !== undefined && isCutOff(cited, found)) return true;
  return ofShorter >= 0.85 && ofLonger >= (common === undefined ? 0.85 : 0.5);
}

const mainTitle = ({ title }: CitedWork): CitedWork => ({ title: title.replace(/(?::\s|\s[–—-]\s).*$/, '') });

/** Returns how many authors of the two have one family name; undefined when no author of one is known. */
function commonAuthors(
  { authors: ours = [] }: CitedWork,
  { authors: theirs = [] }: CitedWork,
): number | undefined {
  if (ours.length === 0 || theirs.length === 0) return undefined;
  const known = new Set(theirs.flatMap(namesOf));
  return ours.filter(author => namesOf(author).some(name => known.has(name))).length;
}

/** The family name, with and without its particle, and a given name that may be one: sources disagree about "Zhang Wei". "Mueller" is "Müller". */
function namesOf(author: string): string[] {
  const { family, particle, given } = parsePersonName(author);
  return [family, particle + family, /[\s.-]/.test(given) ? '' : given]
    .map(name => fold(name).replace(/[^\p{L}]+|(?<=[aou])e/gu, ''))
    .filter(name => name.length > 1);
}
