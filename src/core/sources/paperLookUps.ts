// Looks up papers by their ids and caches each outcome, so that callers ask again only on request.
import { toFailure, type Failure } from '../base/failures.ts';
import type { AbortSignalLike, Log } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { lookUpPaper } from './lookUpPaper.ts';
import type { PaperSource } from './source.ts';

/** `paper` is undefined when no source knows it. */
export type LookUpOutcome =
  { readonly paper: Paper | undefined; readonly failure?: undefined } | { readonly failure: Failure };

/** Maximum number of cached outcomes; when it is reached, all are dropped. */
const maxKept = 500;

export class PaperLookUps {
  readonly #sources: () => readonly PaperSource[];
  readonly #log: Log;
  readonly #outcomes = new Map<PaperId, LookUpOutcome>();

  constructor(sources: () => readonly PaperSource[], log: Log) {
    this.#sources = sources;
    this.#log = log;
  }

  /** Titles of the sources that a look-up may ask. */
  get sourceTitles(): readonly string[] {
    return this.#sources()
      .filter(source => source.get !== undefined)
      .map(({ title }) => title);
  }

  /** Returns the outcome of the last look-up; undefined when there was none. */
  outcomeOf(id: PaperId): LookUpOutcome | undefined {
    return this.#outcomes.get(id);
  }

  /** Asks the sources and caches the outcome. Rejects only with the signal's reason. */
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
