// How far the long work on the catalogue has come, for the views that show it: one line until all of it is done.
import { Emitter } from './emitter.ts';
import type { Clock } from './ports.ts';

/**
 * `reading`: linked files, and what was got before. `related`: the index for related papers. `themes`: the theme of each
 * paper. `groups`: groups for papers without a theme.
 */
type Work = 'reading' | 'related' | 'themes' | 'groups';

/** What must be over before all papers can be ranked. */
export const beforeRanking: readonly Work[] = ['reading', 'related'];

export interface WorkState {
  readonly work: Work;
  /** Papers. Undefined when nobody can say how many are done. */
  readonly done?: number;
  /** Undefined while nobody knows how many there are. */
  readonly total?: number;
}

interface Run {
  readonly work: Work;
  readonly run: Promise<unknown>;
}

/** Work on fewer papers is over before anyone has read that it runs. */
const worthShowing = 2000;
/** Between two changes that are told, in milliseconds: nobody reads faster. */
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

  /** What began first of what still runs; undefined when nothing long does. */
  get current(): WorkState | undefined {
    return this.#running.values().next().value;
  }

  /** Of these, the one that began first and still runs. */
  of(...works: readonly Work[]): WorkState | undefined {
    return [...this.#running.values()].find(({ work }) => works.includes(work));
  }

  /** The work runs until `run` has settled, whether or not it tells how far it is. */
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

  /** Once nothing has the work to do any more. */
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
