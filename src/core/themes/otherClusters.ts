// The papers without a theme, in groups once they are many; the groups stay while only a few papers come or go.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { clusterPapers, type PaperCluster, type PaperClusters } from './paperClusters.ts';

/** Groups are made anew when the papers are so many times more, or fewer. */
const rebuildFactor = 1.5;

interface Clustered {
  readonly made: PaperClusters;
  /** Of so many papers. */
  readonly papers: number;
  /** By paper; empty for none. */
  readonly clusterOf: WeakMap<Paper, string>;
}

export class OtherClusters {
  readonly #clock: Clock;
  #clustered: Clustered | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get clusters(): readonly PaperCluster[] {
    return this.#clustered?.made.clusters ?? [];
  }

  /** The id of the paper's group; empty for none, and for a paper that was not there. */
  clusterOf(paper: Paper): string {
    return this.#clustered?.clusterOf.get(paper) ?? '';
  }

  /**
   * Takes in all the papers that have no theme now; tells whether that changed anything. Rejects with the signal's
   * reason as soon as it is aborted.
   */
  async update(papers: readonly Paper[], signal: AbortSignalLike): Promise<boolean> {
    const before = this.#clustered;
    const clustered =
      before !== undefined && isNear(papers.length, before.papers)
        ? before
        : await this.#make(papers, signal);
    let placed = 0;
    await forEachInSlices(
      papers,
      this.#clock,
      paper => {
        if (clustered.clusterOf.has(paper)) return;
        clustered.clusterOf.set(paper, clustered.made.clusterOf(paper));
        placed += 1;
      },
      { signal },
    );
    this.#clustered = clustered;
    const hadGroups = (before?.made.clusters.length ?? 0) > 0;
    return clustered === before ? placed > 0 && hadGroups : hadGroups || clustered.made.clusters.length > 0;
  }

  async #make(papers: readonly Paper[], signal: AbortSignalLike): Promise<Clustered> {
    const made = await clusterPapers(papers, this.#clock, signal);
    return { made, papers: papers.length, clusterOf: new WeakMap() };
  }
}

function isNear(count: number, other: number): boolean {
  return count < other * rebuildFactor && other < count * rebuildFactor;
}
