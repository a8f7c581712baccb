// Keeps the one related-papers engine of a session: indexes the catalogue when the engine is first requested, and
// again whenever the catalogue changes after that.
import type { ComputedFiles } from '../base/computedFiles.ts';
import { Emitter } from '../base/emitter.ts';
import type { AbortSignalLike, Clock, Files, Log } from '../base/ports.ts';
import type { WorkProgress } from '../base/workProgress.ts';
import type { Catalogue, CatalogueContents } from '../papers/catalogue.ts';
import type { Paper } from '../papers/paper.ts';
import type { PieceReader } from '../papers/paperPieces.ts';
import {
  noBackgroundFrequency,
  parseBackgroundFrequency,
  type BackgroundFrequency,
} from './backgroundFrequency.ts';
import type { CodeTerms } from './code.ts';
import { RelatedEngine } from './relatedEngine.ts';
import { StoredPaperStems } from './storedPaperStems.ts';
import type { CodeContext } from './termWeights.ts';

/** The shipped table of background frequencies, in `data/`. */
const backgroundFile = 'code-background.txt';

interface RelatedIndexerDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** The `data` folder. */
  readonly files: Files;
  readonly log: Log;
  /** Receives the progress of indexing. */
  readonly work?: WorkProgress;
  /** Keeps the papers that were analysed, for later sessions. */
  readonly computed?: ComputedFiles;
}

export class RelatedIndexer {
  readonly #dependencies: RelatedIndexerDependencies;
  readonly #stored: StoredPaperStems | undefined;
  readonly #reader: PieceReader;
  #frequency: Promise<BackgroundFrequency> | undefined;
  #engine: RelatedEngine | undefined;
  #indexed: CatalogueContents | undefined;
  readonly #changed = new Emitter<undefined>();
  /** Fires after a changed catalogue is indexed. */
  readonly onDidChange = this.#changed.event;
  #indexing: Promise<void> | undefined;

  constructor(dependencies: RelatedIndexerDependencies) {
    this.#dependencies = dependencies;
    const { catalogue, clock, computed } = dependencies;
    this.#reader = catalogue.pieces.reader();
    this.#stored = computed && new StoredPaperStems(computed, clock);
    catalogue.onDidChange(() => {
      // Before the first ranking there is nothing to update.
      if (this.#indexed !== undefined) this.engine().catch(this.#logError);
    });
  }

  /** Whether the catalogue was indexed before, so that `engine` resolves without waiting for it. */
  get isReady(): boolean {
    return this.#indexed !== undefined;
  }

  /**
   * Resolves with the engine when it has papers. While a changed catalogue is being indexed, the engine still ranks the
   * previous papers. After a failure, the next call tries again.
   */
  async engine(): Promise<RelatedEngine> {
    const engine = await this.engineForTerms();
    const { catalogue } = this.#dependencies;
    const contents = await (this.#indexed === undefined ? catalogue.complete() : catalogue.contents());
    if (contents !== this.#indexed) {
      this.#indexing ??= this.#index(engine).finally(() => {
        this.#indexing = undefined;
      });
      if (engine.count === 0) await this.#indexing;
      else this.#indexing.catch(this.#logError);
    }
    return engine;
  }

  /** Returns the engine at once, even if it has no papers yet. Enough to weigh terms of code. */
  async engineForTerms(): Promise<RelatedEngine> {
    const frequency = await (this.#frequency ??= this.#readBackgroundFrequency());
    const { clock } = this.#dependencies;
    return (this.#engine ??= new RelatedEngine(clock, frequency, undefined, this.#reader));
  }

  /** Returns an engine of its own for those papers that are worth ranking against the code. In slices. */
  async engineFor(
    papers: readonly Paper[],
    terms: CodeTerms,
    code: CodeContext,
    signal: AbortSignalLike,
  ): Promise<RelatedEngine> {
    const candidates = await (await this.engineForTerms()).selectCandidates(papers, terms, code, signal);
    const frequency = await (this.#frequency ??= this.#readBackgroundFrequency());
    const engine = new RelatedEngine(this.#dependencies.clock, frequency);
    await engine.index(candidates, [], { signal });
    return engine;
  }

  /** Resolves once the engine has indexed the whole catalogue. */
  async settled(): Promise<void> {
    await this.engine();
    await this.#indexing;
  }

  /** Indexes until the engine matches the catalogue, which may change meanwhile. */
  async #index(engine: RelatedEngine): Promise<void> {
    const { catalogue, work } = this.#dependencies;
    try {
      for (;;) {
        await work?.over('restoring');
        const contents = await catalogue.contents();
        if (contents === this.#indexed) return;
        if (this.#stored !== undefined)
          engine.paperStems = await this.#stored.restore(contents, engine.paperStems);
        await engine.index(contents.papers, contents.themes, {
          onProgress: progress => work?.report({ work: 'related', ...progress }),
        });
        this.#indexed = contents;
        this.#changed.fire(undefined);
      }
    } finally {
      work?.end('related');
      this.#save(engine).catch(this.#logError);
    }
  }

  /** Keeps the analysed papers for later sessions, once no more papers arrive. */
  async #save(engine: RelatedEngine): Promise<void> {
    const contents = this.#indexed;
    await this.#dependencies.work?.over('reading');
    if (contents !== undefined && contents === this.#indexed)
      await this.#stored?.save(contents, engine.paperStems);
  }

  readonly #logError = (error: unknown): void => {
    this.#dependencies.log.error(`The papers could not be ranked anew: ${String(error)}`);
  };

  /** Reads the table. If that fails, logs the error and returns an empty table: the ranking still works, but worse. */
  async #readBackgroundFrequency(): Promise<BackgroundFrequency> {
    const { clock, files, log } = this.#dependencies;
    try {
      return await parseBackgroundFrequency(await files.readText(backgroundFile), clock);
    } catch (error) {
      log.error(`${backgroundFile}: ${String(error)}`);
      return noBackgroundFrequency;
    }
  }
}
