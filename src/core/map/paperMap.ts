// The positions of all papers of the catalogue: kept between sessions, so that a paper stays where it was; papers that join are
// placed beside their neighbours.
import type { Clock, Folder, Log } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import type { PaperId } from '../papers/paper.ts';
import type { RelatedIndexer } from '../related/relatedIndexer.ts';
import { joinPositions, layOutPapers, maxLaidOut, placePapers, type Positions } from './layOutPapers.ts';
import { readPositions, writePositions, type MapPositions } from './storedPositions.ts';

interface PaperMapDependencies {
  readonly relatedIndexer: Pick<RelatedIndexer, 'settled' | 'engine'>;
  /** A folder that contains nothing else. */
  readonly folder: Folder;
  readonly clock: Clock;
  readonly log: Log;
}

/** A map is computed anew when fewer than this share of the papers were laid out together. */
const minLaidOut = 0.5;

export class PaperMap {
  readonly #dependencies: PaperMapDependencies;
  #known: MapPositions | undefined;

  constructor(dependencies: PaperMapDependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves with a position for every paper that can be ranked. In slices; rejects with the signal's reason when aborted. */
  async positions({ signal, onProgress }: ProgressOptions = {}): Promise<Positions> {
    const { relatedIndexer, folder, clock } = this.#dependencies;
    await relatedIndexer.settled();
    signal?.throwIfAborted();
    const neighbours = (await relatedIndexer.engine()).neighbours();
    this.#known ??= (await readPositions(folder, clock)) ?? { laidOut: new Map(), placed: new Map() };
    const known = this.#known;
    const all = neighbours.ids;
    const fresh = all.filter(id => !known.laidOut.has(id) && !known.placed.has(id));
    const current = all.length - fresh.length === 0 ? 0 : countIn(all, known.laidOut);
    const isStale = current < Math.min(maxLaidOut, all.length) * minLaidOut;
    const before = await joinPositions([known.laidOut, known.placed], clock);
    if (!isStale && fresh.length === 0) return before;
    const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
    const laidOut = isStale
      ? await layOutPapers(all, neighbours, clock, { ...options, known: before })
      : known.laidOut;
    const open = isStale ? all.filter(id => !laidOut.has(id)) : fresh;
    const added = await placePapers(open, laidOut, neighbours, clock, options);
    this.#known = { laidOut, placed: isStale ? added : await joinPositions([known.placed, added], clock) };
    await this.#write(this.#known);
    return joinPositions([this.#known.laidOut, this.#known.placed], clock);
  }

  async #write(positions: MapPositions): Promise<void> {
    const { folder, clock, log } = this.#dependencies;
    try {
      await writePositions(positions, folder, clock);
    } catch (error) {
      log.warn(`The positions of papers on the map could not be saved: ${String(error)}`);
    }
  }
}

function countIn(ids: readonly PaperId[], positions: Positions): number {
  return ids.reduce((count, id) => count + Number(positions.has(id)), 0);
}
