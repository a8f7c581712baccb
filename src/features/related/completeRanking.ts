// That nothing is related to code is known once all papers have been ranked, not before.
import type { RelatedPapers } from '../../core/related/relatedPapers.ts';
import type { WorkProgress } from '../../core/workProgress.ts';
import type { CodeRanker, CodeRanking } from '../../platform/codeRanking.ts';
import type { OpenCode } from '../../platform/openCode.ts';

export interface RankingDependencies {
  readonly ranker: CodeRanker;
  readonly relatedPapers: RelatedPapers;
  readonly work: WorkProgress;
}

/** Ranks again when nothing was found before all papers were there. `showEarly` gets what is known until then. */
export async function rankAll(
  { ranker, relatedPapers, work }: RankingDependencies,
  code: OpenCode,
  signal: AbortSignal,
  showEarly: (ranking: CodeRanking) => void,
): Promise<CodeRanking> {
  const ranking = await ranker.rank(code, signal, showEarly);
  if (ranking.papers.length > 0) return ranking;
  showEarly(ranking);
  await work.over('reading');
  await relatedPapers.settled();
  return ranker.rank(code, signal);
}
