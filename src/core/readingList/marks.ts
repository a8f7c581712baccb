// What the views ask of the reading list: what is said of a paper, and whether to leave it out.
import { Emitter } from '../emitter.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Entry, Status } from './entry.ts';
import type { ReadingList } from './readingList.ts';

type Named = Pick<Paper, 'id' | 'aliases'>;

export interface PaperMarks {
  /** What is said of a paper, under any id it goes by. */
  of(paper: Named): Entry | undefined;
  /** The user does not want to see it among others. */
  hides(paper: Named): boolean;
  /** How many papers are left out at most. */
  countHidden(): number;
}

export const noMarks: PaperMarks = { of: () => undefined, hides: () => false, countHidden: () => 0 };

export class Marks implements PaperMarks {
  readonly #list: Pick<ReadingList, 'of' | 'entries' | 'onDidChange'>;
  readonly #changed = new Emitter<ReadonlySet<PaperId> | undefined>();
  /** Something else is said of these papers; undefined when other statuses are hidden. */
  readonly onDidChange = this.#changed.event;
  readonly #hid = new Emitter<undefined>();
  /** Other papers than before are left out. Comes before `onDidChange`. */
  readonly onDidHide = this.#hid.event;
  #hidden: readonly Status[] = [];
  #hiddenIds = '';

  constructor(list: Pick<ReadingList, 'of' | 'entries' | 'onDidChange'>) {
    this.#list = list;
    list.onDidChange(ids => {
      this.#tell(ids);
    });
  }

  /** Papers with these statuses are left out. */
  get hidden(): readonly Status[] {
    return this.#hidden;
  }

  set hidden(statuses: readonly Status[]) {
    if (statuses.join() === this.#hidden.join()) return;
    this.#hidden = statuses;
    this.#tell(undefined);
  }

  of(paper: Named): Entry | undefined {
    return this.#list.of(paper);
  }

  hides(paper: Named): boolean {
    if (this.#hidden.length === 0) return false;
    const status = this.#list.of(paper)?.status;
    return status !== undefined && this.#hidden.includes(status);
  }

  countHidden(): number {
    return this.#hiddenEntries().length;
  }

  #hiddenEntries(): readonly Entry[] {
    if (this.#hidden.length === 0) return [];
    return this.#list.entries().filter(({ status }) => status !== undefined && this.#hidden.includes(status));
  }

  #tell(changed: ReadonlySet<PaperId> | undefined): void {
    const ids = this.#hiddenEntries()
      .map(({ id }) => id)
      .join('\n');
    if (ids !== this.#hiddenIds) {
      this.#hiddenIds = ids;
      this.#hid.fire(undefined);
    }
    this.#changed.fire(changed);
  }
}
