// Keeps track of papers that arrived and were not seen yet. The view marks them, and its badge shows their number.
import * as z from 'zod/mini';
import { Emitter } from '../base/emitter.ts';
import { PaperId } from '../papers/paper.ts';

export const NewPaperIds = z.array(PaperId);

/** Maximum number of new papers; beyond it, the oldest no longer count as new. */
const maxNewPapers = 2000;

/** Storage of the ids between sessions. */
interface NewPaperIdStorage {
  get(): readonly PaperId[];
  set(ids: PaperId[]): Promise<void>;
}

export class NewPapers {
  readonly #storage: NewPaperIdStorage;
  readonly #changed = new Emitter<ReadonlySet<PaperId>>();
  /** Fires with the ids of papers that became new or seen. */
  readonly onDidChange = this.#changed.event;
  #ids: Set<PaperId>;

  constructor(kept: NewPaperIdStorage) {
    this.#storage = kept;
    this.#ids = new Set(kept.get());
  }

  get count(): number {
    return this.#ids.size;
  }

  has(id: PaperId): boolean {
    return this.#ids.has(id);
  }

  /** Returns the ids, oldest first. */
  ids(): readonly PaperId[] {
    return [...this.#ids];
  }

  add(ids: readonly PaperId[]): Promise<void> {
    return this.#set([...this.#ids, ...ids]);
  }

  markSeen(id: PaperId): Promise<void> {
    return this.#set([...this.#ids].filter(other => other !== id));
  }

  markAllSeen(): Promise<void> {
    return this.#set([]);
  }

  async #set(ids: readonly PaperId[]): Promise<void> {
    const next = new Set(ids.slice(-maxNewPapers));
    if (next.size === this.#ids.size && ids.every(id => this.#ids.has(id))) return;
    const changed = [...this.#ids, ...next].filter(id => this.#ids.has(id) !== next.has(id));
    this.#ids = next;
    this.#changed.fire(new Set(changed));
    await this.#storage.set([...next]);
  }
}
