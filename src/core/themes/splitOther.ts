// The papers without a theme, in groups once they are many; the groups stay while only a few papers come or go.
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { splitIntoGroups, type PaperGroup, type PaperGroups } from './paperGroups.ts';

/** Groups are made anew when the papers are so many times more, or fewer. */
const regrownBy = 1.5;

interface Split {
  readonly made: PaperGroups;
  /** Of so many papers. */
  readonly papers: number;
  /** By paper; empty for none. */
  readonly groupOf: WeakMap<Paper, string>;
}

export class SplitOther {
  readonly #clock: Clock;
  #split: Split | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get groups(): readonly PaperGroup[] {
    return this.#split?.made.groups ?? [];
  }

  /** The id of the paper's group; empty for none, and for a paper that was not there. */
  groupOf(paper: Paper): string {
    return this.#split?.groupOf.get(paper) ?? '';
  }

  /**
   * Takes in all the papers that have no theme now; tells whether that changed anything. Rejects with the signal's
   * reason as soon as it is aborted.
   */
  async hold(papers: readonly Paper[], signal: StopSignal): Promise<boolean> {
    const before = this.#split;
    const split =
      before !== undefined && isNear(papers.length, before.papers)
        ? before
        : await this.#make(papers, signal);
    let placed = 0;
    await inSlices(
      papers,
      this.#clock,
      paper => {
        if (split.groupOf.has(paper)) return;
        split.groupOf.set(paper, split.made.groupOf(paper));
        placed += 1;
      },
      { signal },
    );
    this.#split = split;
    const hadGroups = (before?.made.groups.length ?? 0) > 0;
    return split === before ? placed > 0 && hadGroups : hadGroups || split.made.groups.length > 0;
  }

  async #make(papers: readonly Paper[], signal: StopSignal): Promise<Split> {
    const made = await splitIntoGroups(papers, this.#clock, signal);
    return { made, papers: papers.length, groupOf: new WeakMap() };
  }
}

function isNear(count: number, other: number): boolean {
  return count < other * regrownBy && other < count * regrownBy;
}
