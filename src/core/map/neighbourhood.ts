// The papers around a few chosen ones, where they lie, and why: the content of the neighbourhood's picture.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PaperId } from '../papers/paper.ts';
import type { RelatedEngine } from '../related/relatedEngine.ts';
import { layOutPapers, type Positions } from './layOutPapers.ts';

export interface Edge {
  readonly from: PaperId;
  readonly to: PaperId;
  /** Terms that both have, heaviest first, as written in the second. */
  readonly reasons: readonly string[];
}

interface Neighbourhood {
  /** The chosen papers first, then the others, the most similar first. */
  readonly ids: readonly PaperId[];
  readonly positions: Positions;
  readonly edges: readonly Edge[];
}

/** Maximum number of papers in a neighbourhood, and of chosen ones among them. */
export const maxNeighbourhood = 200;
const maxChosen = 60;
/** Minimum score of a neighbour, as a share of that of the nearest one. */
const minShare = 0.2;
/** Edges that lead from a paper to its nearest, and reasons of an edge. */
const edgesAPaper = 3;
const reasonsAnEdge = 4;

/** Returns the neighbourhood of the chosen papers, in slices. Papers with a known position start there. Deterministic. */
export async function neighbourhoodOf(
  chosen: readonly PaperId[],
  engine: RelatedEngine,
  clock: Clock,
  { signal, known }: ProgressOptions & { readonly known?: Positions } = {},
): Promise<Neighbourhood> {
  const ids = await selectNeighbours(chosen.slice(0, maxChosen), engine, clock, {
    ...(signal && { signal }),
  });
  const neighbours = engine.neighbours();
  const positions = await layOutPapers(ids, neighbours, clock, {
    ...(signal && { signal }),
    ...(known && { known }),
  });
  const edges = new Map<string, Edge>();
  await forEachInSlices(
    [...ids.entries()],
    clock,
    ([at, id]) => {
      for (const { place } of neighbours.nearest(id, edgesAPaper, at)) {
        const other = ids[place] ?? '';
        const key = [id, other].sort().join(' ');
        if (!edges.has(key)) edges.set(key, edgeBetween(engine, id, other));
      }
    },
    { signal },
  );
  return { ids, positions, edges: [...edges.values()].filter(({ reasons }) => reasons.length > 0) };
}

/** Returns the edges from a paper to its nearest in the whole catalogue: a few ms among 73,000 papers. */
export function edgesOf(id: PaperId, engine: RelatedEngine, count: number): readonly Edge[] {
  return engine.relatedToPapers([id], count).map(({ paper, evidence }) => ({
    from: id,
    to: paper,
    reasons: evidence.slice(0, reasonsAnEdge).map(({ label }) => label),
  }));
}

function edgeBetween(engine: RelatedEngine, from: PaperId, to: PaperId): Edge {
  return { from, to, reasons: engine.evidenceBetween(from, to, reasonsAnEdge).map(({ label }) => label) };
}

/** Each chosen paper brings its nearest in turn, so that one subject of a reading list does not take all the room. */
async function selectNeighbours(
  chosen: readonly PaperId[],
  engine: RelatedEngine,
  clock: Clock,
  { signal }: ProgressOptions,
): Promise<readonly PaperId[]> {
  const lists: (readonly PaperId[])[] = [];
  // Of many chosen papers, some have the same neighbours.
  const perPaper = Math.ceil((2 * maxNeighbourhood) / Math.max(2, chosen.length));
  await forEachInSlices(
    chosen,
    clock,
    id => {
      const found = engine.nearestPapers([id], perPaper);
      const least = (found[0]?.score ?? 0) * minShare;
      lists.push(found.filter(({ score }) => score >= least).map(({ paper }) => paper));
    },
    { signal },
  );
  const ids = new Set(chosen);
  for (let turn = 0; turn < maxNeighbourhood; turn++)
    for (const list of lists) {
      const id = list[turn];
      if (id !== undefined && ids.size < maxNeighbourhood) ids.add(id);
    }
  return [...ids];
}
