// Which papers somebody is likely to cite: those at hand before those that the catalogue happens to have.
import { newestPapers, type Paper } from '../papers/paper.ts';
import type { Annotations } from '../readingList/annotations.ts';

interface AtHand {
  /** Whether the workspace has it: its files name it, or list it. */
  readonly isOfWorkspace: (paper: Paper) => boolean;
  readonly annotations: Pick<Annotations, 'of'>;
}

/** The workspace's own, the starred, the marked, all others and at last the dismissed; of each the newest first. */
export function likelyCitations(papers: readonly Paper[], atHand: AtHand, most: number): Paper[] {
  const groups: Paper[][] = [[], [], [], [], []];
  for (const paper of papers) groups[nearness(paper, atHand)]?.push(paper);
  const likely: Paper[] = [];
  for (const group of groups)
    if (likely.length < most) likely.push(...newestPapers(group, most - likely.length));
  return likely;
}

/** 0 is nearest. */
function nearness(paper: Paper, { isOfWorkspace, annotations }: AtHand): number {
  const entry = annotations.of(paper);
  if (isOfWorkspace(paper)) return 0;
  if (entry?.starred === true) return 1;
  if (entry?.status === 'dismissed') return 4;
  return entry === undefined ? 3 : 2;
}
