// The related papers of this session: one engine over the catalogue, filled when the first ranking asks for it, and
// again by the first one after the catalogue changed.
import { Emitter } from '../base/emitter.ts';
import type { Clock, Files, Log } from '../base/ports.ts';
import type { WorkProgress } from '../base/workProgress.ts';
import type { Catalogue, CatalogueContents } from '../papers/catalogue.ts';
import {
  noBackgroundFrequency,
  parseBackgroundFrequency,
  type BackgroundFrequency,
} from './backgroundFrequency.ts';
import { RelatedEngine } from './relatedEngine.ts';

/** In `data/`: how common terms are in code of many kinds. */
const backgroundFile = 'code-background.txt';

interface RelatedIndexerDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** The `data` folder. */
  readonly files: Files;
  readonly log: Log;
  /** Told how far the papers are taken in. */
  readonly work?: WorkProgress;
}

export class RelatedIndexer {
  readonly #dependencies: RelatedIndexerDependencies;
  #engine: Promise<RelatedEngine> | undefined;
  #indexed: CatalogueContents | undefined;
  readonly #changed = new Emitter<undefined>();
  /** After other papers than before can be ranked. */
  readonly onDidChange = this.#changed.event;
  #indexing: Promise<void> | undefined;

  constructor(dependencies: RelatedIndexerDependencies) {
    this.#dependencies = dependencies;
    dependencies.catalogue.onDidChange(() => {
      // Nobody has ranked yet: the first ranking will read what there is then.
      if (this.#indexed !== undefined) this.engine().catch(this.#logError);
    });
  }

  /** Whether `engine` has papers to rank, and so resolves at once. */
  get isReady(): boolean {
    return this.#indexed !== undefined;
  }

  /**
   * The engine with the catalogue in it. While a changed catalogue is being taken in, it ranks the papers of before.
   * What fails is tried again by the next caller.
   */
  async engine(): Promise<RelatedEngine> {
    this.#engine ??= this.#readBackgroundFrequency()
      .then(frequency => new RelatedEngine(this.#dependencies.clock, frequency))
      .catch((error: unknown) => {
        this.#engine = undefined;
        throw error;
      });
    const engine = await this.#engine;
    if ((await this.#dependencies.catalogue.contents()) !== this.#indexed) {
      this.#indexing ??= this.#index(engine).finally(() => {
        this.#indexing = undefined;
      });
      if (engine.count === 0) await this.#indexing;
      else this.#indexing.catch(this.#logError);
    }
    return engine;
  }

  /** Once the engine has what the catalogue has. */
  async settled(): Promise<void> {
    await this.engine();
    await this.#indexing;
  }

  /** Until the engine has what the catalogue has: that may change meanwhile. */
  async #index(engine: RelatedEngine): Promise<void> {
    const { catalogue, work } = this.#dependencies;
    try {
      for (;;) {
        const contents = await catalogue.contents();
        if (contents === this.#indexed) return;
        await engine.index(contents.papers, contents.themes, {
          onProgress: progress => work?.report({ work: 'related', ...progress }),
        });
        this.#indexed = contents;
        this.#changed.fire(undefined);
      }
    } finally {
      work?.end('related');
    }
  }

  readonly #logError = (error: unknown): void => {
    this.#dependencies.log.error(`The papers could not be ranked anew: ${String(error)}`);
  };

  /** Without its table the ranking is worse, not gone. */
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
