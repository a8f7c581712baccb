// Coordinates requests to a service among the windows of one machine, by small files in a folder that they share.
//
//   acquire: write a turn, list the turns; none but ours? ──▶ ours ──release: write the state, delete the turn──▶ free
//            (of several, the first by name looks again, and the others give way)
//
// A turn is an empty file whose name says when it expires and whose it is; the state says when the next request may be
// sent, and until when the service asked for a pause. `workspace.fs` offers neither locks nor exclusive creation, but of
// two windows that each write their own file before they list the folder, at least one sees both. So two never send at
// once, however slow the disk or busy the machine is.
//
// Limits: a window that is suspended during its request for longer than a lease is taken for dead. Hosts with separate
// storage (another machine, the browser, a remote host) share no lease, and neither do hosts that cannot write; each
// then keeps its own gap only.
import * as z from 'zod/mini';
import type { AbortSignalLike, Folder, Timer } from '../base/ports.ts';
import { endOfStoredPause, laterPause, Pause } from './pause.ts';

const State = z.object({ freeAt: z.number(), pause: z.optional(Pause) });
type State = z.infer<typeof State>;

/** Milliseconds to let others go on before looking again. */
const settleMs = 60;
/** How often the first of several windows looks whether the others have given way. */
const maxLooks = 5;

interface WindowLeaseOptions {
  readonly folder: Folder;
  /** File name of the state in that folder; one per service. The names of turns begin with it. */
  readonly file: string;
  readonly timer: Timer;
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /**
   * Milliseconds; longer than any request, so that a window killed during a request blocks the others only this long.
   */
  readonly leaseMs: number;
}

export class WindowLease {
  readonly #options: WindowLeaseOptions;
  readonly #owner: string;
  #turn: string | undefined;

  constructor(options: WindowLeaseOptions) {
    this.#options = options;
    this.#owner = `${options.timer.now()}-${options.random()}`;
  }

  /**
   * When the next request of any window may be sent, in milliseconds since 1970; 0 for now. At most two leases from
   * now: a later time in a file means that the clock was set back.
   */
  async freeAt(signal: AbortSignalLike): Promise<number> {
    const state = await this.#read();
    signal.throwIfAborted();
    const now = this.#options.timer.now();
    const ends = (await this.#otherTurns()).map(expiryOf);
    return Math.max(0, ...ends, ...(state === undefined ? [] : [this.#freeAtOf(state, now)]));
  }

  /** Until when the service asked any window for a pause, in milliseconds since 1970; 0 for none. */
  async pausedUntil(): Promise<number> {
    return endOfStoredPause((await this.#read())?.pause, this.#options.timer.now());
  }

  /**
   * Tries to take the lease; resolves to true if this window has it. Rejects with the signal's reason, after
   * releasing the lease.
   */
  async acquire(signal: AbortSignalLike): Promise<boolean> {
    const { folder, file, timer, leaseMs } = this.#options;
    const turn = `${file}-${Math.ceil(timer.now() + leaseMs)}-${this.#owner}`;
    this.#turn = turn;
    try {
      await folder.write(turn, '');
    } catch {
      await this.#deleteTurn();
      return true;
    }
    try {
      if ((await this.#isAlone(turn, signal)) && (await this.#isFree(turn, signal))) return true;
    } catch (error) {
      await this.#deleteTurn();
      throw error;
    }
    await this.#deleteTurn();
    return false;
  }

  /** Whether all other windows that want a turn, or have one, are gone after a few looks. */
  async #isAlone(turn: string, signal: AbortSignalLike): Promise<boolean> {
    const { timer, random } = this.#options;
    for (let look = 1; ; look++) {
      signal.throwIfAborted();
      const others = await this.#otherTurns();
      if (others.length === 0) return true;
      const givesWay = look >= maxLooks || others.some(other => other < turn);
      if (givesWay) await this.#deleteTurn();
      await timer.wait(settleMs * (1 + random()), signal);
      if (givesWay) return false;
    }
  }

  /** Whether the turn has not expired on a slow disk, and no other window has sent since `freeAt` was asked. */
  async #isFree(turn: string, signal: AbortSignalLike): Promise<boolean> {
    const state = await this.#read();
    signal.throwIfAborted();
    const now = this.#options.timer.now();
    if (expiryOf(turn) <= now) return false;
    return (
      state === undefined || Math.max(this.#freeAtOf(state, now), endOfStoredPause(state.pause, now)) <= now
    );
  }

  /** Lets the next window send at that time, and after the pause that the service asked for. */
  async release(freeAt: number, pause?: Pause): Promise<void> {
    if (this.#turn === undefined) return;
    const now = this.#options.timer.now();
    const stored = (await this.#read())?.pause;
    const known = endOfStoredPause(stored, now) > now ? stored : undefined;
    const longer = pause === undefined ? known : laterPause(pause, known);
    await this.#write({ freeAt, ...(longer && { pause: longer }) });
    await this.#deleteTurn();
  }

  /** Returns the names of the turns of other windows that have not expired, and deletes those that have. */
  async #otherTurns(): Promise<readonly string[]> {
    const { folder, file, timer, leaseMs } = this.#options;
    const files = await folder.list().catch(() => []);
    const turns = files.flatMap(({ name }) =>
      name.startsWith(`${file}-`) && name !== this.#turn ? [name] : [],
    );
    const now = timer.now();
    const isOver = (turn: string): boolean => expiryOf(turn) <= now || expiryOf(turn) > now + 2 * leaseMs;
    for (const turn of turns.filter(isOver)) await folder.delete(turn).catch(() => undefined);
    return turns.filter(turn => !isOver(turn));
  }

  #freeAtOf({ freeAt }: State, now: number): number {
    return freeAt > now + this.#options.leaseMs ? 0 : freeAt;
  }

  async #deleteTurn(): Promise<void> {
    const turn = this.#turn;
    this.#turn = undefined;
    if (turn !== undefined) await this.#options.folder.delete(turn).catch(() => undefined);
  }

  /** Treats a missing or malformed file as a free lease. */
  async #read(): Promise<State | undefined> {
    try {
      return z.parse(State, JSON.parse(await this.#options.folder.read(this.#options.file)));
    } catch {
      return undefined;
    }
  }

  /** A state that cannot be written costs the gap to the next window's request, not the request. */
  async #write(state: State): Promise<void> {
    await this.#options.folder.write(this.#options.file, JSON.stringify(state)).catch(() => undefined);
  }
}

/** Milliseconds since 1970 in the name of a turn; 0 for a name that is none. */
function expiryOf(turn: string): number {
  return Number(/-(\d+)-/.exec(turn)?.[1] ?? 0);
}
