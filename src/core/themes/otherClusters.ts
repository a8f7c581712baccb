// Clusters the papers without a theme, and keeps the clusters while their number changes little. Used by `PaperThemes`.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { clusterPapers, type PaperCluster, type PaperClusters } from './paperClusters.ts';
import type { PaperStemmer } from './paperStemmer.ts';

/** The papers are clustered again when their number grows or shrinks by this factor. */
const rebuildFactor = 1.5;

export interface Clustered {
  readonly made: PaperClusters;
  /** Number of papers when the clusters were made. */
  readonly papers: number;
  /** Cluster id of each paper; empty for a paper in no cluster. */
  readonly clusterOf: WeakMap<Paper, string>;
}

export class OtherClusters {
  readonly #clock: Clock;
  readonly stemmer: PaperStemmer;
  #clustered: Clustered | undefined;
  /** The clusters of an earlier session, used in place of new ones if they suit the papers. */
  earlier: Clustered | undefined;

  constructor(clock: Clock, stemmer: PaperStemmer) {
    this.#clock = clock;
    this.stemmer = stemmer;
  }

  get clustered(): Clustered | undefined {
    return this.#clustered;
  }

  get clusters(): readonly PaperCluster[] {
    return this.#clustered?.made.clusters ?? [];
  }

  /** Returns the id of the paper's cluster; empty for a paper in no cluster, and for an unknown paper. */
  clusterOf(paper: Paper): string {
    return this.#clustered?.clusterOf.get(paper) ?? '';
  }

  /**
   * Assigns all papers without a theme to clusters. Resolves with whether any assignment or cluster may have changed.
   * Rejects with the signal's reason when aborted.
   */
  async update(papers: readonly Paper[], signal: AbortSignalLike): Promise<boolean> {
    const before = this.#clustered;
    const suits = [before, this.earlier].find(each => each && isNear(papers.length, each.papers));
    const clustered = suits ?? (await this.#make(papers, signal));
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
    const made = await clusterPapers(papers, this.#clock, signal, undefined, this.stemmer);
    return { made, papers: papers.length, clusterOf: new WeakMap() };
  }
}

function isNear(count: number, other: number): boolean {
  return count < other * rebuildFactor && other < count * rebuildFactor;
}
