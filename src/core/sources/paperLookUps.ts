// Papers looked up by their ids, with the outcome of each: asked for once, and again only when somebody wants that.
import { toFailure, type Failure } from '../base/failures.ts';
import type { AbortSignalLike, Log } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { lookUpPaper } from './lookUpPaper.ts';
import type { PaperSource } from './source.ts';

/** Undefined as paper: no source knows it. */
export type LookUpOutcome =
  { readonly paper: Paper | undefined; readonly failure?: undefined } | { readonly failure: Failure };

/** How many outcomes are kept. */
const maxKept = 500;

export class PaperLookUps {
  readonly #sources: () => readonly PaperSource[];
  readonly #log: Log;
  readonly #outcomes = new Map<PaperId, LookUpOutcome>();

  constructor(sources: () => readonly PaperSource[], log: Log) {
    this.#sources = sources;
    this.#log = log;
  }

  /** The titles of the sources that a look-up may ask. */
  get sourceTitles(): readonly string[] {
    return this.#sources()
      .filter(source => source.get !== undefined)
      .map(({ title }) => title);
  }

  /** What came of the last look-up; undefined when there was none. */
  outcomeOf(id: PaperId): LookUpOutcome | undefined {
    return this.#outcomes.get(id);
  }

  /** Asks the sources. Rejects with the signal's reason only. */
  async ask(id: PaperId, signal: AbortSignalLike): Promise<LookUpOutcome> {
    const outcome = await lookUpPaper(id, this.#sources(), signal).then(
      (found): LookUpOutcome => ({ paper: found?.paper }),
      (error: unknown): LookUpOutcome => {
        signal.throwIfAborted();
        this.#log.warn(`${id} could not be looked up: ${String(error)}`);
        return { failure: toFailure(error) };
      },
    );
    if (this.#outcomes.size >= maxKept) this.#outcomes.clear();
    this.#outcomes.set(id, outcome);
    return outcome;
  }
}
