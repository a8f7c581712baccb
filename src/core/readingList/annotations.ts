// What the views ask of the reading list: what is said of a paper, and whether to leave it out.
import { Emitter } from '../base/emitter.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { ReadingListEntry, Status } from './entry.ts';
import type { ReadingList } from './readingList.ts';

type PaperWithAliases = Pick<Paper, 'id' | 'aliases'>;

export interface Annotations {
  /** What is said of a paper, under any id it goes by. */
  of(paper: PaperWithAliases): ReadingListEntry | undefined;
  /** The user does not want to see it among others. */
  isHidden(paper: PaperWithAliases): boolean;
  /** How many papers are left out at most. */
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
  /** Something else is said of these papers; undefined when other statuses are hidden. */
  readonly onDidChange = this.#changed.event;
  readonly #hiddenChanged = new Emitter<undefined>();
  /** Other papers than before are left out. Comes before `onDidChange`. */
  readonly onDidChangeHidden = this.#hiddenChanged.event;
  #hidden: readonly Status[] = [];
  #hiddenIds = '';

  constructor(list: Pick<ReadingList, 'of' | 'entries' | 'onDidChange'>) {
    this.#list = list;
    list.onDidChange(ids => {
      this.#fire(ids);
    });
  }

  /** Papers with these statuses are left out. */
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
