// Spherical k-means: assigns documents to the centroid with the largest cosine, and moves centroids to their mean.
// I. S. Dhillon, D. S. Modha: Concept decompositions for large sparse text data using clustering. Machine Learning 42,
// 2001.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { DocumentVectors } from './documentVectors.ts';

const maxRounds = 15;
/** Stops when at most this share of the documents changes cluster in a round. */
const convergedShare = 0.005;
/** Maximum number of documents, evenly spread, from which seeds are chosen. */
const maxCandidates = 2000;

export interface Clustering {
  /** The cluster number of each document. */
  readonly groupOf: Uint16Array;
  /** Centroids of unit length (all 0 for an empty cluster): word `w` of cluster `g` is at `w * groups + g`. */
  readonly centroids: Float32Array;
}

/** Clusters the documents. Deterministic for documents in the same order. Rejects when the signal is aborted. */
export async function sphericalKMeans(
  documentVectors: DocumentVectors,
  groups: number,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<Clustering> {
  const numbers = Array.from({ length: documentVectors.count }, (_, number) => number);
  const groupOf = new Uint16Array(documentVectors.count).fill(groups);
  let centroids = await seeds(documentVectors, groups, clock, signal);
  const cosines = new Float32Array(groups);
  for (let round = 0; round < maxRounds; round += 1) {
    const sums = new Float32Array(centroids.length);
    let moved = 0;
    const current = centroids;
    await forEachInSlices(
      numbers,
      clock,
      document => {
        const nearest = nearestGroup(documentVectors, document, current, cosines);
        if (groupOf[document] !== nearest) moved += 1;
        groupOf[document] = nearest;
        addDocument(documentVectors, document, sums, nearest, groups);
      },
      { signal },
    );
    centroids = await normalised(sums, groups, clock, signal);
    if (moved <= convergedShare * documentVectors.count) break;
  }
  return { groupOf, centroids };
}

/**
 * Returns the seeds as centroids. The first seed is the candidate nearest to the mean of all. Each further seed differs
 * from the seeds so far but resembles many other documents, because an outlier would form a cluster of one.
 */
async function seeds(
  documentVectors: DocumentVectors,
  groups: number,
  clock: Clock,
  signal: AbortSignalLike | undefined,
): Promise<Float32Array> {
  const step = Math.max(1, documentVectors.count / maxCandidates);
  const candidates = Array.from({ length: Math.ceil(documentVectors.count / step) }, (_, at) =>
    Math.floor(at * step),
  );
  const middle = new Float32Array(documentVectors.stems.length);
  for (const candidate of candidates) addDocument(documentVectors, candidate, middle, 0, 1);
  const typical = candidates.map(candidate => product(documentVectors, candidate, middle, 0, 1));
  const nearestSeed = new Float32Array(candidates.length);
  const centroids = new Float32Array(documentVectors.stems.length * groups);
  await forEachInSlices(
    Array.from({ length: groups }, (_, group) => group),
    clock,
    group => {
      let best = 0;
      let bestScore = -Infinity;
      for (const [at, likeness] of typical.entries()) {
        const score = likeness * (1 - (nearestSeed[at] ?? 0)) ** 2;
        if (score > bestScore) [best, bestScore] = [at, score];
      }
      addDocument(documentVectors, candidates[best] ?? 0, centroids, group, groups);
      for (const [at, candidate] of candidates.entries())
        nearestSeed[at] = Math.max(
          nearestSeed[at] ?? 0,
          product(documentVectors, candidate, centroids, group, groups),
        );
    },
    { signal },
  );
  return centroids;
}

function nearestGroup(
  documentVectors: DocumentVectors,
  document: number,
  centroids: Float32Array,
  cosines: Float32Array,
): number {
  const { starts, words, weights } = documentVectors;
  const groups = cosines.length;
  cosines.fill(0);
  for (let at = starts[document] ?? 0, end = starts[document + 1] ?? 0; at < end; at += 1) {
    const weight = weights[at] ?? 0;
    const row = (words[at] ?? 0) * groups;
    for (let group = 0; group < groups; group += 1)
      cosines[group] = (cosines[group] ?? 0) + weight * (centroids[row + group] ?? 0);
  }
  let nearest = 0;
  for (let group = 1; group < groups; group += 1)
    if ((cosines[group] ?? 0) > (cosines[nearest] ?? 0)) nearest = group;
  return nearest;
}

function addDocument(
  { starts, words, weights }: DocumentVectors,
  document: number,
  sums: Float32Array,
  group: number,
  groups: number,
): void {
  for (let at = starts[document] ?? 0, end = starts[document + 1] ?? 0; at < end; at += 1) {
    const entry = (words[at] ?? 0) * groups + group;
    sums[entry] = (sums[entry] ?? 0) + (weights[at] ?? 0);
  }
}

function product(
  { starts, words, weights }: DocumentVectors,
  document: number,
  centroids: Float32Array,
  group: number,
  groups: number,
): number {
  let sum = 0;
  for (let at = starts[document] ?? 0, end = starts[document + 1] ?? 0; at < end; at += 1)
    sum += (weights[at] ?? 0) * (centroids[(words[at] ?? 0) * groups + group] ?? 0);
  return sum;
}

async function normalised(
  sums: Float32Array,
  groups: number,
  clock: Clock,
  signal: AbortSignalLike | undefined,
): Promise<Float32Array> {
  await forEachInSlices(
    Array.from({ length: groups }, (_, group) => group),
    clock,
    group => {
      let squares = 0;
      for (let at = group; at < sums.length; at += groups) squares += (sums[at] ?? 0) ** 2;
      const length = Math.sqrt(squares) || 1;
      for (let at = group; at < sums.length; at += groups) sums[at] = (sums[at] ?? 0) / length;
    },
    { signal },
  );
  return sums;
}
