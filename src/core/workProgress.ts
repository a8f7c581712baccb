// How far the long work on the catalogue has come, for the views that show it: one line until all of it is done.
import { Emitter } from './emitter.ts';
import type { Clock } from './ports.ts';

/** `reading`: linked files. `related`: the index for related papers. `themes`: the theme of each paper. `groups`: groups for papers without a theme. */
type Work = 'reading' | 'related' | 'themes' | 'groups';

export interface WorkState {
  readonly work: Work;
  /** Papers. Undefined when nobody can say how many are done. */
  readonly done?: number;
  /** Undefined while nobody knows how many there are. */
  readonly total?: number;
}

/** Work on fewer papers is over before anyone has read that it runs. */
const worthShowing = 2000;
/** Between two changes that are told, in milliseconds: nobody reads faster. */
const pauseMs = 250;

export class WorkProgress {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #running = new Map<Work, WorkState>();
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

  of(work: Work): WorkState | undefined {
    return this.#running.get(work);
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

  #tell(): void {
    this.#toldAt = this.#clock.now();
    this.#changed.fire(undefined);
  }
}
