// Why a paper is related: the terms that it shares with the code, or with the papers it was compared to.
import * as z from 'zod/mini';
import type { PaperId } from '../papers/paper.ts';

export interface RelatedPaper {
  readonly paper: PaperId;
  /** Comparable between papers of one ranking; the threshold has been applied. */
  readonly score: number;
  /** Heaviest first, never empty. */
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  /** Empty when the reason is no term: the code names the paper. */
  readonly stem: string;
  /** For people: as the code writes it, or as the paper does. */
  readonly label: string;
  /** Share of the paper's score, over 0 and at most 1; 0 when the code names the paper, which no score tells. */
  readonly weight: number;
  /** Where it stands in the code, most telling first; none when papers were compared. The first line is 0. */
  readonly lines: readonly number[];
}

/** Why there are no related papers to show: no code is open, it is about none of them, or they could not be found. */
export const RelatedEmptyReason = z.enum(['noCode', 'nothing', 'failed']);
export type RelatedEmptyReason = z.infer<typeof RelatedEmptyReason>;
