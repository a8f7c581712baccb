// The theme of every paper in the catalogue: at once what is known, then, in slices, what the papers resemble.
import type { Catalogue, CatalogueContents } from '../catalogue.ts';
import { Emitter } from '../emitter.ts';
import type { Paper, Theme } from '../paper.ts';
import type { Clock, Log } from '../ports.ts';
import { Stop } from '../requests/stop.ts';
import { inSlices } from '../slices.ts';
import type { WorkProgress } from '../workProgress.ts';
import { SplitOther } from './splitOther.ts';
import { ThemeClassifier } from './themeClassifier.ts';
import { themeOfUser, type UserTheme } from './userTheme.ts';

export interface Themed {
  /** The user's first, then those that sources declared, then the groups of what is left. */
  readonly themes: readonly Theme[];
  /** The id of one of them, or nothing. */
  readonly themeOf: (paper: Paper) => string;
}

interface PaperThemesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  /** As the settings have them now. */
  readonly userThemes: () => readonly UserTheme[];
  /** Told how far the themes are found. */
  readonly work?: WorkProgress;
}

/** What a classifier learned from, to tell whether another would say the same. */
interface Learned {
  readonly classifier: ThemeClassifier;
  readonly from: string;
  /** By paper; records are the same objects until their work changes. */
  readonly themes: WeakMap<Paper, string>;
}

export class PaperThemes {
  readonly #dependencies: PaperThemesDependencies;
  readonly #changed = new Emitter<undefined>();
  /** More is known: `read` again. */
  readonly onDidChange = this.#changed.event;
  #learned: Learned | undefined;
  /** What the classifier before said, until this one has come to every paper. */
  #before: WeakMap<Paper, string> | undefined;
  /** What the last change told of. */
  #told: Learned | undefined;
  readonly #other: SplitOther;
  /** For which catalogue and which themes of the user all is known. */
  #settledFor: { readonly contents: CatalogueContents; readonly userThemes: string } | undefined;
  #settling: Promise<void> | undefined;
  #stop = new Stop();

  constructor(dependencies: PaperThemesDependencies) {
    this.#dependencies = dependencies;
    this.#other = new SplitOther(dependencies.clock);
    // What is being split is not what there is any more.
    dependencies.catalogue.onDidChange(() => {
      this.#stop.abort();
    });
  }

  /** What is known now; the rest is found out behind it, and told by `onDidChange`. */
  async read(): Promise<Themed> {
    const contents = await this.#dependencies.catalogue.contents();
    void this.#settle();
    return this.#themed(contents);
  }

  /** With the theme of each of these papers. Groups are those there are; it waits for none. */
  async of(papers: readonly Paper[]): Promise<Themed> {
    const contents = await this.#dependencies.catalogue.contents();
    await this.#classify(papers, contents);
    return this.#themed(contents);
  }

  /** Waits until all is known. */
  async settled(): Promise<Themed> {
    await this.#settle();
    return this.#themed(await this.#dependencies.catalogue.contents());
  }

  #themed({ themes }: CatalogueContents): Themed {
    const groups = this.#other.groups.map(({ id, title }) => ({ id, title, terms: [] }));
    const all = [...this.#dependencies.userThemes().map(themeOfUser), ...themes, ...groups];
    return {
      themes: all.filter(({ id }, at) => all.findIndex(other => other.id === id) === at),
      themeOf: paper => this.#themeOf(paper) || this.#other.groupOf(paper),
    };
  }

  #settle(): Promise<void> {
    this.#settling ??= this.#work().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  /** One after the other until all is known of what there is. */
  async #work(): Promise<void> {
    const { catalogue, log, userThemes, work } = this.#dependencies;
    try {
      for (;;) {
        const contents = await catalogue.contents();
        const settledFor = { contents, userThemes: JSON.stringify(userThemes()) };
        if (isSame(settledFor, this.#settledFor)) return;
        this.#stop = new Stop();
        if (await this.#find(contents, this.#stop)) this.#settledFor = settledFor;
      }
    } catch (error) {
      log.error(`The themes of papers could not be found: ${String(error)}`);
    } finally {
      work?.end('themes');
      work?.end('groups');
    }
  }

  /** Whether it came to its end before the catalogue changed. */
  async #find(contents: CatalogueContents, stop: Stop): Promise<boolean> {
    const { work } = this.#dependencies;
    const total = contents.papers.length;
    work?.report({ work: 'themes', done: 0, total });
    const changed = await this.#classify(contents.papers, contents, done =>
      work?.report({ work: 'themes', done, total }),
    );
    this.#before = undefined;
    if (changed > 0 || this.#learned !== this.#told) this.#changed.fire(undefined);
    this.#told = this.#learned;
    const others = await this.#those(contents.papers, paper => this.#themeOf(paper) === '');
    work?.end('themes');
    work?.report({ work: 'groups', total: others.length });
    try {
      stop.throwIfAborted();
      if (await this.#other.hold(others, stop)) this.#changed.fire(undefined);
      return true;
    } catch (error) {
      if (stop.aborted) return false;
      throw error;
    }
  }

  /** Gives how many have another theme now than their source declared. */
  async #classify(
    papers: readonly Paper[],
    contents: CatalogueContents,
    afterSlice?: (done: number) => void,
  ): Promise<number> {
    const userDefines = this.#dependencies.userThemes().length > 0;
    const open = await this.#those(papers, ({ theme }) => theme === '' || userDefines);
    // Nothing to find out needs no classifier.
    if (open.length === 0 && this.#learned === undefined) return 0;
    const { classifier, themes } = await this.#learn(contents);
    let changed = 0;
    const find = (paper: Paper): void => {
      if (themes.has(paper)) return;
      const theme = classifier.themeOf(paper);
      themes.set(paper, theme);
      if (theme !== paper.theme) changed += 1;
    };
    await inSlices(open, this.#dependencies.clock, find, afterSlice && { afterSlice });
    return changed;
  }

  async #learn({ themes, papers }: CatalogueContents): Promise<Learned> {
    const { clock, userThemes } = this.#dependencies;
    const examples = await this.#those(papers, ({ theme }) => theme !== '');
    const lessons = { themes, examples, userThemes: userThemes() };
    const told = examples.map(({ theme, title, abstract }) => [theme, title, abstract]);
    const from = JSON.stringify({ ...lessons, examples: told });
    if (this.#learned?.from !== from) {
      const classifier = await ThemeClassifier.train(lessons, clock);
      this.#before = this.#learned?.themes;
      this.#learned = { classifier, from, themes: new WeakMap() };
    }
    return this.#learned;
  }

  /** As far as is known; groups aside. */
  #themeOf(paper: Paper): string {
    return this.#learned?.themes.get(paper) ?? this.#before?.get(paper) ?? paper.theme;
  }

  async #those(papers: readonly Paper[], wanted: (paper: Paper) => boolean): Promise<Paper[]> {
    const found: Paper[] = [];
    await inSlices(papers, this.#dependencies.clock, paper => {
      if (wanted(paper)) found.push(paper);
    });
    return found;
  }
}

function isSame<T extends Readonly<Record<string, unknown>>>(a: T, b: T | undefined): boolean {
  return b !== undefined && Object.keys(a).every(key => a[key] === b[key]);
}
