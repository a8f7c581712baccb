// Selects what the theme classifier learns from.
import type { Clock } from '../base/ports.ts';
import { filterInSlices } from '../base/slices.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { hashOfPapers } from '../papers/paperHash.ts';
import type { ThemeTrainingData } from './themeClassifier.ts';
import type { UserTheme } from './userTheme.ts';

/** Resolves with the themes that take other papers than their own, and the papers that sources declared to be of one. In slices. */
export async function trainingDataOf(
  { themes, papers }: Pick<CatalogueContents, 'themes' | 'papers'>,
  userThemes: readonly UserTheme[],
  clock: Clock,
): Promise<ThemeTrainingData> {
  // A theme without terms takes no other papers than its own.
  const open = themes.filter(({ terms }) => terms.length > 0);
  const closed = new Set(themes.filter(theme => !open.includes(theme)).map(({ id }) => id));
  const examples = await filterInSlices(papers, clock, ({ theme }) => theme !== '' && !closed.has(theme));
  return { themes: open, examples, userThemes };
}

/** Resolves with all of it that makes the classifier, as JSON; in slices. */
export async function trainingKey(data: ThemeTrainingData, clock: Clock): Promise<string> {
  return JSON.stringify({ ...data, examples: await hashOfPapers(data.examples, clock) });
}
