// Finds the theme of every paper in the catalogue. Returns known themes at once, and classifies and clusters the other
// papers in slices in the background.
import { AbortableSignal } from '../base/abortableSignal.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import { Emitter } from '../base/emitter.ts';
import type { Clock, Log } from '../base/ports.ts';
import { filterInSlices, forEachInSlices } from '../base/slices.ts';
import type { WorkProgress } from '../base/workProgress.ts';
import type { Catalogue, CatalogueContents } from '../papers/catalogue.ts';
import type { Paper, ThemeAssignment } from '../papers/paper.ts';
import { OtherClusters } from './otherClusters.ts';
import { PaperStemmer } from './paperStemmer.ts';
import { StoredThemes } from './storedThemes.ts';
import { ThemeClassifier } from './themeClassifier.ts';
import { trainingDataOf, trainingKey } from './trainingData.ts';
import { toTheme, type UserTheme } from './userTheme.ts';

interface PaperThemesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns the user's themes from the current settings. */
  readonly userThemes: () => readonly UserTheme[];
  /** Receives the progress. */
  readonly work?: WorkProgress;
  /** Keeps themes and clusters for later sessions. */
  readonly computed?: ComputedFiles;
}

interface TrainedClassifier {
  readonly classifier: ThemeClassifier;
  /** The training data as JSON, of the examples a hash; to detect changes. */
  readonly from: string;
  /** The theme of each classified paper. A record stays the same object until the paper changes. */
  readonly themes: WeakMap<Paper, string>;
}

export class PaperThemes {
  readonly #dependencies: PaperThemesDependencies;
  readonly #changed = new Emitter<undefined>();
  /** Fires when more themes are known, so that listeners call `read` again. */
  readonly onDidChange = this.#changed.event;
  #trained: TrainedClassifier | undefined;
  /** The themes from the previous classifier, used until the current one has classified all papers. */
  #previousThemes: WeakMap<Paper, string> | undefined;
  /** The classifier whose results the last `onDidChange` reported. */
  #announced: TrainedClassifier | undefined;
  readonly #other: OtherClusters;
  readonly #stored: StoredThemes | undefined;
  /** The catalogue contents and user themes for which all themes are known. */
  #settledFor: { readonly contents: CatalogueContents; readonly userThemes: string } | undefined;
  #settling: Promise<void> | undefined;
  #stop = new AbortableSignal();

  constructor(dependencies: PaperThemesDependencies) {
    this.#dependencies = dependencies;
    const { catalogue, clock, computed } = dependencies;
    this.#other = new OtherClusters(clock, new PaperStemmer(catalogue.pieces.reader()));
    this.#stored = computed && new StoredThemes(computed, clock, this.#other.stemmer);
    // Stops clustering the papers of the previous contents.
    catalogue.onDidChange(() => {
      this.#stop.abort();
    });
  }

  /** Resolves with the themes known now, and finds the others in the background; `onDidChange` reports them. */
  async read(): Promise<ThemeAssignment> {
    const contents = await this.#dependencies.catalogue.contents();
    void this.#settle();
    return this.#assignment(contents);
  }

  /** Resolves when these papers are classified. Does not wait for new clusters, and uses the existing ones. */
  async assign(papers: readonly Paper[]): Promise<ThemeAssignment> {
    const contents = await this.#dependencies.catalogue.contents();
    await this.#classify(papers, contents);
    return this.#assignment(contents);
  }

  /** Resolves when the themes of all papers are known. */
  async whenSettled(): Promise<ThemeAssignment> {
    await this.#settle();
    return this.#assignment(await this.#dependencies.catalogue.contents());
  }

  #assignment({ themes }: CatalogueContents): ThemeAssignment {
    const groups = this.#other.clusters.map(({ id, title }) => ({ id, title, terms: [] }));
    const all = [...this.#dependencies.userThemes().map(toTheme), ...themes, ...groups];
    return {
      themes: all.filter(({ id }, at) => all.findIndex(other => other.id === id) === at),
      themeOf: paper => this.#themeOf(paper) || this.#other.clusterOf(paper),
    };
  }

  #settle(): Promise<void> {
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  /** Classifies and clusters until all themes are known for the current catalogue and settings. */
  async #settleAll(): Promise<void> {
    const { catalogue, log, userThemes, work } = this.#dependencies;
    try {
      for (;;) {
        await work?.over('restoring');
        const contents = await catalogue.contents();
        const [settled, now] = [this.#settledFor, { contents, userThemes: JSON.stringify(userThemes()) }];
        if (now.contents === settled?.contents && now.userThemes === settled.userThemes) return;
        this.#stop = new AbortableSignal();
        if (!(await this.#classifyAndCluster(contents, this.#stop))) continue;
        this.#settledFor = now;
        this.#other.stemmer.reader.done();
        void this.#save(contents);
      }
    } catch (error) {
      log.error(`The themes of papers could not be found: ${String(error)}`);
    } finally {
      work?.end('themes');
      work?.end('groups');
    }
  }

  /** Keeps the themes for later sessions, once no more papers arrive. */
  async #save(contents: CatalogueContents): Promise<void> {
    const [trained, { clustered }] = [this.#trained, this.#other];
    await this.#dependencies.work?.over('reading');
    if (trained === undefined || clustered === undefined || this.#settledFor?.contents !== contents) return;
    await this.#stored?.save(contents, trained.from, paper => trained.themes.get(paper), clustered);
  }

  /** Resolves with true, or with false if the catalogue changed before the end. */
  async #classifyAndCluster(contents: CatalogueContents, stop: AbortableSignal): Promise<boolean> {
    const { clock, work } = this.#dependencies;
    const total = contents.papers.length;
    work?.report({ work: 'themes', done: 0, total });
    const changed = await this.#classify(contents.papers, contents, done =>
      work?.report({ work: 'themes', done, total }),
    );
    this.#previousThemes = undefined;
    if (changed > 0 || this.#trained !== this.#announced) this.#changed.fire(undefined);
    this.#announced = this.#trained;
    const others = await filterInSlices(contents.papers, clock, paper => this.#themeOf(paper) === '');
    work?.end('themes');
    work?.report({ work: 'groups', total: others.length });
    try {
      stop.throwIfAborted();
      if (await this.#other.update(others, stop)) this.#changed.fire(undefined);
      return true;
    } catch (error) {
      if (stop.aborted) return false;
      throw error;
    }
  }

  /** Resolves with the number of newly classified papers whose theme differs from that of their source. */
  async #classify(
    papers: readonly Paper[],
    contents: CatalogueContents,
    afterSlice?: (done: number) => void,
  ): Promise<number> {
    const { clock, userThemes } = this.#dependencies;
    const userDefines = userThemes().length > 0;
    const open = await filterInSlices(papers, clock, ({ theme }) => theme === '' || userDefines);
    // Without papers to classify, there is no need to train a classifier.
    if (open.length === 0 && this.#trained === undefined) return 0;
    const { classifier, from, themes } = await this.#train(contents);
    const earlier = await this.#stored?.read(contents, from);
    this.#other.earlier = earlier?.clustered;
    let changed = 0;
    const find = (paper: Paper): void => {
      if (themes.has(paper)) return;
      const theme = earlier?.themeOf(paper) ?? classifier.themeOf(paper);
      themes.set(paper, theme);
      if (theme !== paper.theme) changed += 1;
    };
    await forEachInSlices(open, clock, find, afterSlice && { afterSlice });
    return changed;
  }

  async #train(contents: CatalogueContents): Promise<TrainedClassifier> {
    const { clock, userThemes } = this.#dependencies;
    const trainingData = await trainingDataOf(contents, userThemes(), clock);
    const from = await trainingKey(trainingData, clock);
    if (this.#trained?.from !== from) {
      const classifier = await ThemeClassifier.train(trainingData, clock, undefined, this.#other.stemmer);
      this.#previousThemes = this.#trained?.themes;
      this.#trained = { classifier, from, themes: new WeakMap() };
    }
    return this.#trained;
  }

  /** Returns the theme known so far, without clusters. */
  #themeOf(paper: Paper): string {
    return this.#trained?.themes.get(paper) ?? this.#previousThemes?.get(paper) ?? paper.theme;
  }
}
