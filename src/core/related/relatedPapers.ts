// The related papers of this session: one engine over the catalogue, filled when the first ranking asks for it.
import type { Catalogue } from '../catalogue.ts';
import type { Clock, Files, Log } from '../ports.ts';
import { noBackground, parseBackground, type Background } from './background.ts';
import { RelatedEngine } from './relatedEngine.ts';

/** In `data/`: how common terms are in code of many kinds. */
const backgroundFile = 'code-background.txt';

export interface RelatedPapersDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** The `data` folder. */
  readonly files: Files;
  readonly log: Log;
}

export class RelatedPapers {
  readonly #dependencies: RelatedPapersDependencies;
  #engine: Promise<RelatedEngine> | undefined;

  constructor(dependencies: RelatedPapersDependencies) {
    this.#dependencies = dependencies;
  }

  /** The engine with the whole catalogue in it; a filling that fails is tried again by the next caller. */
  engine(): Promise<RelatedEngine> {
    this.#engine ??= this.#fill().catch((error: unknown) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  async #fill(): Promise<RelatedEngine> {
    const { catalogue, clock } = this.#dependencies;
    const [{ papers, themes }, background] = await Promise.all([catalogue.contents(), this.#background()]);
    const engine = new RelatedEngine(clock, background);
    await engine.hold(papers, themes);
    return engine;
  }

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
