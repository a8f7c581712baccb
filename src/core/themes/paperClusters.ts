// A large Other split into groups, each with a name and the words that draw papers to it.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import type { Paper } from '../papers/paper.ts';
import { labelClusters } from './clusterLabels.ts';
import { buildDocumentVectors, termFrequency, type DocumentVectors } from './documentVectors.ts';
import { countStems, PaperStemmer } from './paperStemmer.ts';
import { sphericalKMeans, type Clustering } from './sphericalKMeans.ts';

/** Fewer papers are a list that can be read as it is. */
const minPapers = 31;
const maxGroups = 30;
/** More tell little more of what groups there are, and take longer; the others join the groups that these make. */
const maxRead = 12_000;
/** Of each centroid its heaviest words; the rest decides nothing and would fill the disk. */
const wordsAGroup = 400;

export interface PaperCluster {
  /** The same whenever the name is. */
  readonly id: string;
  readonly title: string;
  /** By stem: its weight in the group's centroid times its rarity. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Places papers, old and new, into groups; the names do not change. */
export class PaperClusters {
  readonly clusters: readonly PaperCluster[];
  readonly #stemmer = new PaperStemmer();
  readonly #weights = new Map<string, { readonly group: number; readonly weight: number }[]>();

  constructor(clusters: readonly PaperCluster[]) {
    this.clusters = clusters;
    for (const [group, { weights }] of clusters.entries())
      for (const [stem, weight] of weights) {
        const entries = this.#weights.get(stem);
        if (entries === undefined) this.#weights.set(stem, [{ group, weight }]);
        else entries.push({ group, weight });
      }
  }

  /** The id of the group with the nearest centroid; empty when no group has a word of the paper. */
  clusterOf(paper: Pick<Paper, 'title' | 'abstract'>): string {
    const cosines = new Float64Array(this.clusters.length);
    for (const [stem, count] of countStems(this.#stemmer.ofPaper(paper)))
      for (const { group, weight } of this.#weights.get(stem) ?? [])
        cosines[group] = (cosines[group] ?? 0) + termFrequency(count) * weight;
    const nearest = cosines.reduce((found, cosine, at) => (cosine > (cosines[found] ?? 0) ? at : found), 0);
    return (cosines[nearest] ?? 0) > 0 ? (this.clusters[nearest]?.id ?? '') : '';
  }
}

/** About √(papers / 10) groups: 31 papers make 2, 1000 make 10, 9000 and more 30. */
export function clusterCount(papers: number): number {
  return papers < minPapers ? 0 : Math.min(maxGroups, Math.round(Math.sqrt(papers / 10)));
}

/**
 * Splits the papers into groups; no groups for few papers. The order of the papers does not matter, and the same ones
 * give the same groups. Rejects with the signal's reason as soon as it is aborted.
 */
export async function clusterPapers(
  papers: readonly Paper[],
  clock: Clock,
  signal?: AbortSignalLike,
  groups = clusterCount(papers.length),
): Promise<PaperClusters> {
  if (groups < 2) return new PaperClusters([]);
  const ordered = await sortInSlices(papers, (a, b) => (a.id < b.id ? -1 : 1), clock, signal);
  const read = sampleEvenly(ordered, maxRead);
  const documentVectors = await buildDocumentVectors(read, clock, signal);
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
  return new PaperClusters(made);
}

/** At most so many, as far apart as they can be. */
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
