// Puts many papers into their themes, in slices.
import type { Paper, PaperId } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import type { ThemeClassifier } from './themeClassifier.ts';

/** The theme's id for each paper, empty for none. Rejects with the signal's reason as soon as it is aborted. */
export async function assignThemes(
  papers: readonly Paper[],
  classifier: ThemeClassifier,
  clock: Clock,
  signal?: StopSignal,
): Promise<Map<PaperId, string>> {
  const themes = new Map<PaperId, string>();
  await inSlices(papers, clock, paper => void themes.set(paper.id, classifier.themeOf(paper)), { signal });
  return themes;
}
