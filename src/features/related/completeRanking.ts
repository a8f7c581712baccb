// That nothing is related to code is known once all papers have been ranked, not before.
import type { WorkProgress } from '../../core/base/workProgress.ts';
import type { RelatedIndexer } from '../../core/related/relatedIndexer.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeRanker, CodeRanking } from '../../platform/codeRanker.ts';

export interface RankingDependencies {
  readonly ranker: CodeRanker;
  readonly relatedIndexer: RelatedIndexer;
  readonly work: WorkProgress;
}

/** Ranks again when nothing was found before all papers were there. `showEarly` gets what is known until then. */
export async function rankCompletely(
  { ranker, relatedIndexer, work }: RankingDependencies,
  code: CodeDocument,
  signal: AbortSignal,
  showEarly: (ranking: CodeRanking) => void,
): Promise<CodeRanking> {
  const ranking = await ranker.rank(code, signal, showEarly);
  if (ranking.papers.length > 0) return ranking;
  showEarly(ranking);
  await work.over('reading');
  await relatedIndexer.settled();
  return ranker.rank(code, signal);
}
