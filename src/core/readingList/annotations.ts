// What the views need from the reading list: a paper's entry, and whether the paper is hidden.
import { Emitter } from '../base/emitter.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { ReadingListEntry, Status } from './entry.ts';
import type { ReadingList } from './readingList.ts';

type PaperWithAliases = Pick<Paper, 'id' | 'aliases'>;

export interface Annotations {
  /** Returns the entry of a paper, by any of its ids. */
  of(paper: PaperWithAliases): ReadingListEntry | undefined;
  /** Whether the paper's status is among the hidden ones. */
  isHidden(paper: PaperWithAliases): boolean;
  /** Returns the maximum number of hidden papers. */
  countHidden(): number;
}

export const noAnnotations: Annotations = {
  of: () => undefined,
  isHidden: () => false,
  countHidden: () => 0,
};

export class ReadingListAnnotations implements Annotations {
  readonly #list: Pick<ReadingList, 'of' | 'entries' | 'onDidChange'>;
  readonly #changed = new Emitter<ReadonlySet<PaperId> | undefined>();
  /** Fires with the papers whose entries changed; with undefined when the hidden statuses changed. */
  readonly onDidChange = this.#changed.event;
  readonly #hiddenChanged = new Emitter<undefined>();
  /** Fires when the set of hidden papers changed, before `onDidChange`. */
  readonly onDidChangeHidden = this.#hiddenChanged.event;
  #hidden: readonly Status[] = [];
  #hiddenIds = '';

  constructor(list: Pick<ReadingList, 'of' | 'entries' | 'onDidChange'>) {
    this.#list = list;
    list.onDidChange(ids => {
      this.#fire(ids);
    });
  }

  /** Papers with these statuses are hidden. */
  get hidden(): readonly Status[] {
    return this.#hidden;
  }

  set hidden(statuses: readonly Status[]) {
    if (statuses.join() === this.#hidden.join()) return;
    this.#hidden = statuses;
    this.#fire(undefined);
  }

  of(paper: PaperWithAliases): ReadingListEntry | undefined {
    return this.#list.of(paper);
  }

  isHidden(paper: PaperWithAliases): boolean {
    if (this.#hidden.length === 0) return false;
    const status = this.#list.of(paper)?.status;
    return status !== undefined && this.#hidden.includes(status);
  }

  countHidden(): number {
    return this.#hiddenEntries().length;
  }

  #hiddenEntries(): readonly ReadingListEntry[] {
    if (this.#hidden.length === 0) return [];
    return this.#list.entries().filter(({ status }) => status !== undefined && this.#hidden.includes(status));
  }

  #fire(changed: ReadonlySet<PaperId> | undefined): void {
    const ids = this.#hiddenEntries()
      .map(({ id }) => id)
      .join('\n');
    if (ids !== this.#hiddenIds) {
      this.#hiddenIds = ids;
      this.#hiddenChanged.fire(undefined);
    }
    this.#changed.fire(changed);
  }
}
