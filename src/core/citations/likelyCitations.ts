// Which papers somebody is likely to cite: those at hand before those that the catalogue happens to have.
import { newestOf, type Paper } from '../paper.ts';
import type { PaperMarks } from '../readingList/marks.ts';

interface AtHand {
  /** Whether the workspace has it: its files name it, or list it. */
  readonly isOfWorkspace: (paper: Paper) => boolean;
  readonly marks: Pick<PaperMarks, 'of'>;
}

/** The workspace's own, the starred, the marked, all others and at last the dismissed; of each the newest first. */
export function likelyCitations(papers: readonly Paper[], atHand: AtHand, most: number): Paper[] {
  const groups: Paper[][] = [[], [], [], [], []];
  for (const paper of papers) groups[nearness(paper, atHand)]?.push(paper);
  const likely: Paper[] = [];
  for (const group of groups) if (likely.length < most) likely.push(...newestOf(group, most - likely.length));
  return likely;
}

/** 0 is nearest. */
function nearness(paper: Paper, { isOfWorkspace, marks }: AtHand): number {
  const entry = marks.of(paper);
  if (isOfWorkspace(paper)) return 0;
  if (entry?.starred === true) return 1;
  if (entry?.status === 'dismissed') return 4;
  return entry === undefined ? 3 : 2;
}
