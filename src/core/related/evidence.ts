// The result of a ranking: a related paper with its evidence, the terms it shares with the code or with other papers.
import * as z from 'zod/mini';
import type { PaperId } from '../papers/paper.ts';

export interface RelatedPaper {
  readonly paper: PaperId;
  /** Comparable only within one ranking. The threshold is already applied. */
  readonly score: number;
  /** At least one term, heaviest first. */
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  /** The stem of the shared term; empty if the code names the paper. */
  readonly stem: string;
  /** The term as written in the code or the paper, for display. */
  readonly label: string;
  /** Share of the paper's score, over 0 and at most 1; 0 if the code names the paper, which has no score. */
  readonly weight: number;
  /** Lines of the code with the term, counted from 0, definitions first; empty if papers were compared. */
  readonly lines: readonly number[];
}

/** Why no related papers are shown: no code is open, no paper is related to it, or the ranking failed. */
export const RelatedEmptyReason = z.enum(['noCode', 'nothing', 'failed']);
export type RelatedEmptyReason = z.infer<typeof RelatedEmptyReason>;
