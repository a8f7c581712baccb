// Whose turn it is to ask a service, among the windows of one machine: a small file that each reads before it asks.
//
//   free ──take: write {owner, freeAt: now + lease}, wait a moment, read: still ours?──▶ ours ──giveBack: freeAt: now + gap──▶ free
//
// What this cannot promise: `workspace.fs` can neither lock nor create exclusively, so of two windows that find the file
// free in the same moment the one that wrote last goes, and the other sees that when it reads again. A window that stands
// still for longer than that moment between its reading and its writing goes beside another all the same. Hosts that keep
// their storage apart (another machine, the browser, a remote host) and a disk that cannot be written share nothing; each
// host then keeps its own gap alone.
import * as z from 'zod/mini';
import type { AbortSignalLike, Folder, Timer } from '../base/ports.ts';

const Lease = z.object({ owner: z.string(), freeAt: z.number() });
type Lease = z.infer<typeof Lease>;

/** For two windows that were woken by the same moment to have both written. */
const settleMs = 60;
/** For a file that another window is just writing. */
const rereadMs = 20;

interface WindowLeaseOptions {
  readonly folder: Folder;
  /** In that folder; one for each service. */
  readonly file: string;
  readonly timer: Timer;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Longer than any request takes: after this a window that was killed while asking is waited for no longer. */
  readonly leaseMs: number;
}

export class WindowLease {
  readonly #options: WindowLeaseOptions;
  readonly #owner: string;

  constructor(options: WindowLeaseOptions) {
    this.#options = options;
    this.#owner = `${options.timer.now()}-${options.random()}`;
  }

  /** When the windows' next request may go; 0 for now. Never later than one lease from now, whatever the file says. */
  async freeAt(signal: AbortSignalLike): Promise<number> {
    const turn = await this.#readWithRetry(signal);
    return turn === undefined ? 0 : Math.min(turn.freeAt, this.#options.timer.now() + this.#options.leaseMs);
  }

  /** Whether the turn is ours now. Rejects with the signal's reason, and leaves the turn to others then. */
  async acquire(signal: AbortSignalLike): Promise<boolean> {
    const { timer, random, leaseMs } = this.#options;
    if (!(await this.#write(timer.now() + leaseMs))) return true;
    try {
      await timer.wait(settleMs * (1 + random()), signal);
    } catch (error) {
      await this.release(timer.now());
      throw error;
    }
    return this.#isOurs(await this.#readWithRetry(signal));
  }

  /** Lets the next window ask at that time. A turn that another has taken meanwhile is left to it. */
  async release(freeAt: number): Promise<void> {
    if (this.#isOurs(await this.#read())) await this.#write(freeAt);
  }

  #isOurs(turn: Lease | undefined): boolean {
    return turn === undefined || turn.owner === this.#owner;
  }

  async #readWithRetry(signal: AbortSignalLike): Promise<Lease | undefined> {
    const turn = await this.#read();
    if (turn !== undefined) return turn;
    await this.#options.timer.wait(rereadMs, signal);
    return this.#read();
  }

  /** A file that is not there or says nothing stops nobody. */
  async #read(): Promise<Lease | undefined> {
    try {
      return z.parse(Lease, JSON.parse(await this.#options.folder.read(this.#options.file)));
    } catch {
      return undefined;
    }
  }

  async #write(freeAt: number): Promise<boolean> {
    try {
      await this.#options.folder.write(
        this.#options.file,
        JSON.stringify({ owner: this.#owner, freeAt } satisfies Lease),
      );
      return true;
    } catch {
      return false;
    }
  }
}
