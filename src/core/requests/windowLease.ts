// Coordinates requests to a service among the windows of one machine, by a small lease file that each window reads
// first.
//
//   free ──acquire: write {owner, freeAt: now + lease}, wait, read: still ours?──▶ ours ──release: freeAt: now + gap──▶ free
//
// Limits: `workspace.fs` offers neither locks nor exclusive creation. When two windows find the file free at the same
// time,
// the last writer wins, and the other window notices when it reads again. A window that is suspended between its read
// and
// its write for longer than that wait may still send in parallel with another. Hosts with separate storage (another
// machine,
// the browser, a remote host) share no lease, and neither do hosts that cannot write; each then keeps its own gap
// only.
import * as z from 'zod/mini';
import type { AbortSignalLike, Folder, Timer } from '../base/ports.ts';

const Lease = z.object({ owner: z.string(), freeAt: z.number() });
type Lease = z.infer<typeof Lease>;

/** Milliseconds to wait after a write, so that two windows woken at the same moment have both written. */
const settleMs = 60;
/** Milliseconds to wait before reading again, in case another window is writing the file. */
const rereadMs = 20;

interface WindowLeaseOptions {
  readonly folder: Folder;
  /** File name in that folder; one per service. */
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

  constructor(options: WindowLeaseOptions) {
    this.#options = options;
    this.#owner = `${options.timer.now()}-${options.random()}`;
  }

  /**
   * When the next request of any window may be sent, in milliseconds since 1970; 0 for now. At most one lease from
   * now, whatever the file says.
   */
  async freeAt(signal: AbortSignalLike): Promise<number> {
    const turn = await this.#readWithRetry(signal);
    const latest = this.#options.timer.now() + this.#options.leaseMs;
    if (turn === undefined || turn.freeAt <= latest) return turn?.freeAt ?? 0;
    // The clock was set back since: as the file is, all windows would wait until that time comes again.
    return (await this.#write(latest, turn.owner)) ? latest : 0;
  }

  /**
   * Tries to take the lease; resolves to true if this window has it. Rejects with the signal's reason, after
   * releasing the lease.
   */
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

  /** Lets the next window send at that time. Does nothing when another window has taken the lease meanwhile. */
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

  /** Treats a missing or malformed file as a free lease. */
  async #read(): Promise<Lease | undefined> {
    try {
      return z.parse(Lease, JSON.parse(await this.#options.folder.read(this.#options.file)));
    } catch {
      return undefined;
    }
  }

  async #write(freeAt: number, owner = this.#owner): Promise<boolean> {
    try {
      await this.#options.folder.write(this.#options.file, JSON.stringify({ owner, freeAt } satisfies Lease));
      return true;
    } catch {
      return false;
    }
  }
}
