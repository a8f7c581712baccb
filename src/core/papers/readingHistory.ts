// The papers that were opened in the abstract panel, for going back and forward, each with the list it was opened from.
import type { PaperId } from './paper.ts';
import type { PaperList } from './paperList.ts';

export interface Visit {
  readonly id: PaperId;
  readonly list: PaperList | undefined;
}

/** The position of a paper in the list it was opened from, with the visits to its neighbours. */
interface ListPosition {
  readonly title: string;
  /** Counts from 1. */
  readonly number: number;
  readonly total: number;
  readonly previous: Visit | undefined;
  readonly next: Visit | undefined;
}

/** Maximum number of visits kept; the oldest go first. */
const maxVisits = 200;

export class ReadingHistory {
  #visits: Visit[] = [];
  #at = -1;

  get current(): Visit | undefined {
    return this.#visits[this.#at];
  }

  get previous(): Visit | undefined {
    return this.#visits[this.#at - 1];
  }

  get next(): Visit | undefined {
    return this.#visits[this.#at + 1];
  }

  /** Adds a visit after the current one and drops those that came after it. The same paper again may bring its list. */
  visit(visit: Visit): void {
    const { current } = this;
    if (current?.id === visit.id) {
      this.#visits[this.#at] = { id: visit.id, list: visit.list ?? current.list };
      return;
    }
    this.#visits = [...this.#visits.slice(0, this.#at + 1), visit].slice(-maxVisits);
    this.#at = this.#visits.length - 1;
  }

  back(): Visit | undefined {
    if (this.previous !== undefined) this.#at--;
    return this.current;
  }

  forward(): Visit | undefined {
    if (this.next !== undefined) this.#at++;
    return this.current;
  }
}

/** Returns undefined for a visit without a list, and for a paper that has left its list. */
export async function listPosition({ id, list }: Visit): Promise<ListPosition | undefined> {
  if (list === undefined) return undefined;
  const ids = await list.ids();
  const at = ids.indexOf(id);
  if (at === -1) return undefined;
  const visit = (neighbour: PaperId | undefined): Visit | undefined =>
    neighbour === undefined ? undefined : { id: neighbour, list };
  return {
    title: list.title,
    number: at + 1,
    total: ids.length,
    previous: visit(ids[at - 1]),
    next: visit(ids[at + 1]),
  };
}
