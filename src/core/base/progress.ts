// How long work reports how far it is, and how it is stopped.
import type { AbortSignalLike } from './ports.ts';

export interface Progress {
  /** Papers dealt with, of all that were given; equal when the work is done. */
  readonly done: number;
  readonly total: number;
}

export interface ProgressOptions {
  readonly signal?: AbortSignalLike;
  /** Called after every slice. */
  readonly onProgress?: (progress: Progress) => void;
}
