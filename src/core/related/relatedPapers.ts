// The related papers of this session: one engine over the catalogue, filled when the first ranking asks for it, and
// again by the first one after the catalogue changed.
import type { Catalogue, CatalogueContents } from '../catalogue.ts';
import { Emitter } from '../emitter.ts';
import type { Clock, Files, Log } from '../ports.ts';
import type { WorkProgress } from '../workProgress.ts';
import { noBackground, parseBackground, type Background } from './background.ts';
import { RelatedEngine } from './relatedEngine.ts';

/** In `data/`: how common terms are in code of many kinds. */
const backgroundFile = 'code-background.txt';

interface RelatedPapersDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** The `data` folder. */
  readonly files: Files;
  readonly log: Log;
  /** Told how far the papers are taken in. */
  readonly work?: WorkProgress;
}

export class RelatedPapers {
  readonly #dependencies: RelatedPapersDependencies;
  #engine: Promise<RelatedEngine> | undefined;
  #held: CatalogueContents | undefined;
  readonly #changed = new Emitter<undefined>();
  /** After other papers than before can be ranked. */
  readonly onDidChange = this.#changed.event;
  #holding: Promise<void> | undefined;

  constructor(dependencies: RelatedPapersDependencies) {
    this.#dependencies = dependencies;
    dependencies.catalogue.onDidChange(() => {
      // Nobody has ranked yet: the first ranking will read what there is then.
      if (this.#held !== undefined) this.engine().catch(this.#complain);
    });
  }

  /** Whether `engine` has papers to rank, and so resolves at once. */
  get isReady(): boolean {
    return this.#held !== undefined;
  }

  /**
   * The engine with the catalogue in it. While a changed catalogue is being taken in, it ranks the papers of before.
   * What fails is tried again by the next caller.
   */
  async engine(): Promise<RelatedEngine> {
    this.#engine ??= this.#background()
      .then(background => new RelatedEngine(this.#dependencies.clock, background))
      .catch((error: unknown) => {
        this.#engine = undefined;
        throw error;
      });
    const engine = await this.#engine;
    if ((await this.#dependencies.catalogue.contents()) !== this.#held) {
      this.#holding ??= this.#hold(engine).finally(() => {
        this.#holding = undefined;
      });
      if (engine.count === 0) await this.#holding;
      else this.#holding.catch(this.#complain);
    }
    return engine;
  }

  /** Once the engine has what the catalogue has. */
  async settled(): Promise<void> {
    await this.engine();
    await this.#holding;
  }

  /** Until the engine has what the catalogue has: that may change meanwhile. */
  async #hold(engine: RelatedEngine): Promise<void> {
    const { catalogue, work } = this.#dependencies;
    try {
      for (;;) {
        const contents = await catalogue.contents();
        if (contents === this.#held) return;
        await engine.hold(contents.papers, contents.themes, {
          onProgress: progress => work?.report({ work: 'related', ...progress }),
        });
        this.#held = contents;
        this.#changed.fire(undefined);
      }
    } finally {
      work?.end('related');
    }
  }

  readonly #complain = (error: unknown): void => {
    this.#dependencies.log.error(`The papers could not be ranked anew: ${String(error)}`);
  };

  /** Without its table the ranking is worse, not gone. */
  async #background(): Promise<Background> {
    const { clock, files, log } = this.#dependencies;
    try {
      return await parseBackground(await files.readText(backgroundFile), clock);
    } catch (error) {
      log.error(`${backgroundFile}: ${String(error)}`);
      return noBackground;
    }
  }
}
