// The progress and options of long-running work on papers.
import type { AbortSignalLike } from './ports.ts';

export interface Progress {
  /** Number of papers processed so far; equals `total` at the end. */
  readonly done: number;
  readonly total: number;
}

export interface ProgressOptions {
  readonly signal?: AbortSignalLike;
  /** Called after every slice. */
  readonly onProgress?: (progress: Progress) => void;
}
