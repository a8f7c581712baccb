// Clusters papers without a theme, names the clusters, and assigns papers to them.
import { NumberMap } from '../base/numberMap.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import type { Paper } from '../papers/paper.ts';
import { labelClusters } from './clusterLabels.ts';
import { buildDocumentVectors, termFrequency, type DocumentVectors } from './documentVectors.ts';
import { PaperStemmer } from './paperStemmer.ts';
import { sphericalKMeans, type Clustering } from './sphericalKMeans.ts';

/** Minimum number of papers to cluster; a shorter list is readable as it is. */
const minPapers = 31;
const maxGroups = 30;
/** Maximum number of papers that form the clusters; more take longer and change little. The others join them later. */
const maxRead = 12_000;
/** Number of words kept per centroid, heaviest first; the others hardly influence the assignment. */
const wordsAGroup = 400;

export interface PaperCluster {
  /** Derived from the title, so that equal titles have equal ids. */
  readonly id: string;
  readonly title: string;
  /** Weight in the centroid times rarity, by stem. */
  readonly weights: ReadonlyMap<string, number>;
}

/** A fixed set of clusters. Assigns any paper to one of them. */
export class PaperClusters {
  readonly clusters: readonly PaperCluster[];
  readonly #stemmer: PaperStemmer;
  /** By stem: the clusters that have it, and its weight in each. */
  readonly #weights = new NumberMap<{ readonly group: number; readonly weight: number }[]>();

  constructor(clusters: readonly PaperCluster[], stemmer = new PaperStemmer()) {
    this.clusters = clusters;
    this.#stemmer = stemmer;
    for (const [group, { weights }] of clusters.entries())
      for (const [stem, weight] of weights) {
        const number = stemmer.numberOf(stem);
        const entries = this.#weights.get(number);
        if (entries === undefined) this.#weights.set(number, [{ group, weight }]);
        else entries.push({ group, weight });
      }
  }

  /** Returns the id of the cluster with the nearest centroid; empty if no cluster has a word of the paper. */
  clusterOf(paper: Pick<Paper, 'title' | 'abstract'>): string {
    const cosines = new Float64Array(this.clusters.length);
    const { stems, counts } = this.#stemmer.count(this.#stemmer.ofPaper(paper));
    for (let at = 0; at < stems.length; at += 1) {
      const entries = this.#weights.get(stems[at] ?? 0);
      if (entries === undefined) continue;
      const frequency = termFrequency(counts[at] ?? 0);
      for (const { group, weight } of entries) cosines[group] = (cosines[group] ?? 0) + frequency * weight;
    }
    const nearest = cosines.reduce((found, cosine, at) => (cosine > (cosines[found] ?? 0) ? at : found), 0);
    return (cosines[nearest] ?? 0) > 0 ? (this.clusters[nearest]?.id ?? '') : '';
  }
}

/** Returns the number of clusters, about √(papers / 10): 2 for 31 papers, 10 for 1000, 30 for 9000 and more. */
export function clusterCount(papers: number): number {
  return papers < minPapers ? 0 : Math.min(maxGroups, Math.round(Math.sqrt(papers / 10)));
}

/**
 * Clusters the papers; returns no clusters for few papers. Deterministic, and independent of the order of the papers.
 * Rejects with the signal's reason when aborted.
 */
export async function clusterPapers(
  papers: readonly Paper[],
  clock: Clock,
  signal?: AbortSignalLike,
  groups = clusterCount(papers.length),
  stemmer = new PaperStemmer(),
): Promise<PaperClusters> {
  if (groups < 2) return new PaperClusters([], stemmer);
  const ordered = await sortInSlices(papers, (a, b) => (a.id < b.id ? -1 : 1), clock, signal);
  const read = sampleEvenly(ordered, maxRead);
  const documentVectors = await buildDocumentVectors(read, stemmer, clock, signal);
  const clustering = await sphericalKMeans(documentVectors, groups, clock, signal);
  const names = await labelClusters(read, clustering.groupOf, groups, clock, signal);
  const made: PaperCluster[] = [];
  await forEachInSlices(
    [...names.entries()],
    clock,
    ([group, title]) => {
      const weights = heaviestStems(documentVectors, clustering, group, groups);
      if (title !== '') made.push({ id: `group:${title}`, title, weights });
    },
    { signal },
  );
  return new PaperClusters(made, stemmer);
}

/** Returns at most `most` items, evenly spread. */
function sampleEvenly<T>(items: readonly T[], most: number): readonly T[] {
  const step = items.length / most;
  if (step <= 1) return items;
  return Array.from({ length: most }, (_, at) => items[Math.floor(at * step)]).filter(
    item => item !== undefined,
  );
}

function heaviestStems(
  { stems, rarity }: DocumentVectors,
  { centroids }: Clustering,
  group: number,
  groups: number,
): ReadonlyMap<string, number> {
  const weights: (readonly [string, number])[] = [];
  for (const [word, stem] of stems.entries()) {
    const weight = (centroids[word * groups + group] ?? 0) * (rarity[word] ?? 0);
    if (weight > 0) weights.push([stem, weight]);
  }
  return new Map(weights.sort((a, b) => b[1] - a[1]).slice(0, wordsAGroup));
}
