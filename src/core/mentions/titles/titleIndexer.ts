// Keeps the one index of titles of a session: of the catalogue and of the workspace's bibliographies. It is filled in slices
// when it is first asked for, and again whenever these change after that.
import { Emitter, type Event } from '../../base/emitter.ts';
import type { Clock, Log } from '../../base/ports.ts';
import { forEachInSlices } from '../../base/slices.ts';
import type { WorkspaceBibliographies } from '../../citations/workspaceBibliographies.ts';
import type { Catalogue, CatalogueContents } from '../../papers/catalogue.ts';
import type { PaperId } from '../../papers/paper.ts';
import { TitleIndex } from './titleIndex.ts';

interface Dependencies {
  readonly catalogue: Pick<Catalogue, 'complete' | 'contents' | 'onDidChange' | 'onDidOpen'>;
  readonly bibliographies: Pick<WorkspaceBibliographies, 'open' | 'papers' | 'onDidChange'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a change of the papers changes in files that were read before. */
export interface TitleChange {
  /** Hashes of what can be found from now on. */
  readonly added: ReadonlySet<number>;
  /** Papers that are there no more, or under another id or title. */
  readonly removed: ReadonlySet<PaperId>;
}

export class TitleIndexer {
  readonly #dependencies: Dependencies;
  /** Created when it is first filled: its tables are large. */
  #index: TitleIndex | undefined;
  /** What is indexed; undefined before the first time and after a change. */
  #indexed: CatalogueContents | undefined;
  #updating: Promise<void> | undefined;
  #isAskedFor = false;
  #isFilled = false;
  #isOpen = false;
  #changeCount = 0;
  readonly #changed = new Emitter<TitleChange>();
  /** Fires after every change but the first filling. */
  readonly onDidChange: Event<TitleChange> = this.#changed.event;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    const { bibliographies, catalogue, log } = dependencies;
    const update = (): void => {
      this.#indexed = undefined;
      if (this.#isAskedFor)
        this.index().catch((error: unknown) => {
          log.error(`The titles could not be indexed: ${String(error)}`);
        });
    };
    catalogue.onDidOpen(() => {
      this.#isOpen = true;
    });
    catalogue.onDidChange(update);
    bibliographies.onDidChange(update);
  }

  /** Whether the catalogue has been read: who only decorates a text has no reason to have it read. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The index, if it is up to date. */
  get current(): TitleIndex | undefined {
    return this.#indexed === undefined || this.#updating !== undefined ? undefined : this.#index;
  }

  /** Number of events fired: what was found before one of them, and not yet kept, has to be found again. */
  get changeCount(): number {
    return this.#changeCount;
  }

  /** Resolves with the index, up to date. After a failure, the next call tries again. */
  async index(): Promise<TitleIndex> {
    if (!this.#isAskedFor) void this.#dependencies.bibliographies.open();
    this.#isAskedFor = true;
    while (this.#indexed === undefined || this.#updating !== undefined)
      await (this.#updating ??= this.#update().finally(() => {
        this.#updating = undefined;
      }));
    return (this.#index ??= new TitleIndex());
  }

  async #update(): Promise<void> {
    const { catalogue, clock } = this.#dependencies;
    const index = (this.#index ??= new TitleIndex());
    const isFirst = !this.#isFilled;
    // Whoever hovers first cannot correct the answer.
    const contents = await (isFirst ? catalogue.complete() : catalogue.contents());
    // A change from here on asks for another update.
    this.#indexed = contents;
    const added = new Set<number>();
    try {
      await this.#fill(index, contents, hash => added.add(hash));
    } catch (error) {
      this.#indexed = undefined;
      throw error;
    }
    this.#isFilled = true;
    const removed = await index.sweep(clock);
    if (index.isWorn) {
      const smaller = new TitleIndex();
      await this.#fill(smaller, contents, () => undefined);
      this.#index = smaller;
    }
    if (isFirst || added.size + removed.size === 0) return;
    this.#changeCount++;
    this.#changed.fire({ added, removed });
  }

  async #fill(
    index: TitleIndex,
    { papers }: CatalogueContents,
    onHash: (hash: number) => unknown,
  ): Promise<void> {
    const { bibliographies, clock } = this.#dependencies;
    index.beginRound();
    await forEachInSlices(papers, clock, paper => {
      index.put(paper).forEach(onHash);
    });
    await forEachInSlices(bibliographies.papers(), clock, paper => {
      index.put(paper, true).forEach(onHash);
    });
  }
}
