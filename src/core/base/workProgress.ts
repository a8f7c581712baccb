// Tracks the progress of long-running work on the catalogue, for the views that show it in one line.
import { Emitter } from './emitter.ts';
import type { Clock } from './ports.ts';

/**
 * `reading`: reading linked files and downloaded papers. `restoring`: the part of it that takes a second, reading back what was kept
 * of linked files, for which indexes wait: what they make of fewer papers would be made again. `related`: indexing for related papers. `themes`: classifying
 * papers. `groups`: clustering papers without a theme.
 */
type Work = 'reading' | 'restoring' | 'related' | 'themes' | 'groups';

/** The work that must end before all papers can be ranked. */
export const beforeRanking: readonly Work[] = ['reading', 'related'];

export interface WorkState {
  readonly work: Work;
  /** Number of papers processed; undefined if unknown. */
  readonly done?: number;
  /** Number of all papers; undefined while unknown. */
  readonly total?: number;
}

interface Run {
  readonly work: Work;
  readonly run: Promise<unknown>;
}

/** Minimum number of papers of work that is shown; smaller work ends before anyone can read the line. */
const worthShowing = 2000;
/** Minimum milliseconds between two change events; nobody reads faster. */
const pauseMs = 250;

export class WorkProgress {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #running = new Map<Work, WorkState>();
  readonly #runs = new Set<Run>();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #toldAt = -Infinity;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The running work that started first; undefined if no long work is running. */
  get current(): WorkState | undefined {
    return this.#running.values().next().value;
  }

  /** Returns the one of these works that is running and started first, if any. */
  of(...works: readonly Work[]): WorkState | undefined {
    return [...this.#running.values()].find(({ work }) => works.includes(work));
  }

  /** Marks the work as running until `run` has settled, whether or not it reports progress. */
  async during<T>(work: Work, run: Promise<T>): Promise<T> {
    const own = { work, run };
    this.#runs.add(own);
    try {
      return await run;
    } finally {
      this.#runs.delete(own);
      if (this.#runsOf(work).length === 0) this.end(work);
    }
  }

  /** Whether such work is running, shown or not. */
  isRunning(work: Work): boolean {
    return this.#runsOf(work).length > 0;
  }

  /** Resolves when the work is not running. */
  async over(work: Work): Promise<void> {
    for (let runs = this.#runsOf(work); runs.length > 0; runs = this.#runsOf(work))
      await Promise.allSettled(runs.map(({ run }) => run));
  }

  report(state: WorkState): void {
    if ((state.total ?? state.done ?? 0) < worthShowing) return;
    const isNew = !this.#running.has(state.work);
    this.#running.set(state.work, state);
    if (isNew || this.#clock.now() - this.#toldAt >= pauseMs) this.#tell();
  }

  end(work: Work): void {
    if (this.#running.delete(work)) this.#tell();
  }

  #runsOf(work: Work): readonly Run[] {
    return [...this.#runs].filter(run => run.work === work);
  }

  #tell(): void {
    this.#toldAt = this.#clock.now();
    this.#changed.fire(undefined);
  }
}
