// A large Other split into groups, each with a name and the words that draw papers to it.
import * as z from 'zod/mini';
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { sortInSlices } from '../sortInSlices.ts';
import { readDocuments, termFrequency, type Documents } from './documents.ts';
import { groupNames } from './groupNames.ts';
import { sphericalKMeans, type Clustering } from './sphericalKMeans.ts';
import { Stems } from './stems.ts';

/** Fewer papers are a list that can be read as it is. */
const fewestPapers = 60;
const mostGroups = 30;
/** Of each centroid its heaviest words; the rest decides nothing and would fill the disk. */
const wordsAGroup = 400;

/** Plain data, so that it can be kept: the groups and their names stay the same until they are made anew. */
export const GroupModel = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    /** By stem: its weight in the group's centroid times its rarity. */
    weights: z.record(z.string(), z.number()),
  }),
);
export type GroupModel = Readonly<z.infer<typeof GroupModel>>;

/** Places papers, old and new, into the groups of a model; the names do not change. */
export class PaperGroups {
  readonly #stems = new Stems();
  readonly #model: GroupModel;
  readonly #weights = new Map<string, { readonly group: number; readonly weight: number }[]>();

  constructor(model: GroupModel) {
    this.#model = model;
    for (const [group, { weights }] of model.entries())
      for (const [stem, weight] of Object.entries(weights)) {
        const entries = this.#weights.get(stem);
        if (entries === undefined) this.#weights.set(stem, [{ group, weight }]);
        else entries.push({ group, weight });
      }
  }

  /** The id of the group with the nearest centroid; empty when no group has a word of the paper. */
  groupOf(paper: Pick<Paper, 'title' | 'abstract'>): string {
    const cosines = new Float64Array(this.#model.length);
    for (const [stem, count] of this.#stems.counts(paper))
      for (const { group, weight } of this.#weights.get(stem) ?? [])
        cosines[group] = (cosines[group] ?? 0) + termFrequency(count) * weight;
    const nearest = cosines.reduce((found, cosine, at) => (cosine > (cosines[found] ?? 0) ? at : found), 0);
    return (cosines[nearest] ?? 0) > 0 ? (this.#model[nearest]?.id ?? '') : '';
  }
}

/** About √(papers / 10) groups: 60 papers make 2, 1000 make 10, 9000 and more 30. */
export function groupCount(papers: number): number {
  return papers < fewestPapers ? 0 : Math.min(mostGroups, Math.round(Math.sqrt(papers / 10)));
}

/**
 * Splits the papers into groups; no groups for few papers. The order of the papers does not matter, and the same ones
 * give the same groups. Rejects with the signal's reason as soon as it is aborted.
 */
export async function splitIntoGroups(
  papers: readonly Paper[],
  clock: Clock,
  signal?: StopSignal,
  groups = groupCount(papers.length),
): Promise<GroupModel> {
  if (groups < 2) return [];
  const ordered = await sortInSlices(papers, (a, b) => (a.id < b.id ? -1 : 1), clock, signal);
  const documents = await readDocuments(ordered, clock, signal);
  const clustering = await sphericalKMeans(documents, groups, clock, signal);
  const names = await groupNames(ordered, clustering.groupOf, groups, clock, signal);
  const model: z.infer<typeof GroupModel> = [];
  await inSlices(
    [...names.entries()],
    clock,
    ([group, title]) => {
      const weights = heaviest(documents, clustering, group, groups);
      if (title !== '') model.push({ id: `group:${group}`, title, weights });
    },
    { signal },
  );
  return model;
}

function heaviest(
  { stems, rarity }: Documents,
  { centroids }: Clustering,
  group: number,
  groups: number,
): Record<string, number> {
  const weights: (readonly [string, number])[] = [];
  for (const [word, stem] of stems.entries()) {
    const weight = (centroids[word * groups + group] ?? 0) * (rarity[word] ?? 0);
    if (weight > 0) weights.push([stem, weight]);
  }
  return Object.fromEntries(weights.sort((a, b) => b[1] - a[1]).slice(0, wordsAGroup));
}
