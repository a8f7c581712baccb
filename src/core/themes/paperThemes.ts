// The theme of every paper in the catalogue: at once what is known, then, in slices, what the papers resemble.
import type { Catalogue, CatalogueContents } from '../catalogue.ts';
import { Emitter } from '../emitter.ts';
import type { Paper, Theme } from '../paper.ts';
import type { Clock, Log } from '../ports.ts';
import { Stop } from '../requests/stop.ts';
import { inSlices } from '../slices.ts';
import { PaperGroups, splitIntoGroups } from './paperGroups.ts';
import { ThemeClassifier } from './themeClassifier.ts';
import { themeOfUser, type UserTheme } from './userTheme.ts';

/** Groups stay as they are until the papers without a theme are so many times more, or fewer. */
const regrownBy = 1.5;

export interface Themed {
  /** The user's first, then those that sources declared, then the groups of what is left. */
  readonly themes: readonly Theme[];
  /** The id of one of them, or nothing. */
  readonly themeOf: (paper: Paper) => string;
}

export interface PaperThemesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  /** As the settings have them now. */
  readonly userThemes: () => readonly UserTheme[];
}

/** What a classifier learned from, to tell whether another would say the same. */
interface Learned {
  readonly classifier: ThemeClassifier;
  readonly from: string;
  /** By paper; records are the same objects until their work changes. */
  readonly themes: WeakMap<Paper, string>;
  /** What the classifier before it said, for the papers that this one has not come to. */
  readonly before: WeakMap<Paper, string> | undefined;
}

interface Split {
  readonly groups: PaperGroups;
  /** Of so many papers. */
  readonly papers: number;
  readonly groupOf: WeakMap<Paper, string>;
}

export class PaperThemes {
  readonly #dependencies: PaperThemesDependencies;
  readonly #changed = new Emitter<undefined>();
  /** More is known: `read` again. */
  readonly onDidChange = this.#changed.event;
  #learned: Learned | undefined;
  #split: Split | undefined;
  /** For which catalogue and which themes of the user all is known. */
  #settledFor: { readonly contents: CatalogueContents; readonly userThemes: string } | undefined;
  #settling: Promise<void> | undefined;
  #stop = new Stop();

  constructor(dependencies: PaperThemesDependencies) {
    this.#dependencies = dependencies;
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
    const [learned, split] = [this.#learned, this.#split];
    const groups = (split?.groups.groups ?? []).map(({ id, title }) => ({ id, title, terms: [] }));
    const all = [...this.#dependencies.userThemes().map(themeOfUser), ...themes, ...groups];
    return {
      themes: all.filter(({ id }, at) => all.findIndex(other => other.id === id) === at),
      themeOf: paper => themeIn(learned, paper) || (split?.groupOf.get(paper) ?? ''),
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
    const { catalogue, log, userThemes } = this.#dependencies;
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
    }
  }

  /** Whether it came to its end before the catalogue changed. */
  async #find(contents: CatalogueContents, stop: Stop): Promise<boolean> {
    if ((await this.#classify(contents.papers, contents)) > 0) this.#changed.fire(undefined);
    if (stop.aborted) return false;
    const others = await this.#those(contents.papers, paper => themeIn(this.#learned, paper) === '');
    try {
      if (await this.#splitOthers(others, stop)) this.#changed.fire(undefined);
    } catch (error) {
      if (stop.aborted) return false;
      throw error;
    }
    return true;
  }

  /** Gives how many have another theme now than their source declared. */
  async #classify(papers: readonly Paper[], contents: CatalogueContents): Promise<number> {
    const userDefines = this.#dependencies.userThemes().length > 0;
    const open = await this.#those(papers, ({ theme }) => theme === '' || userDefines);
    // Nothing to find out needs no classifier.
    if (open.length === 0 && this.#learned === undefined) return 0;
    const { classifier, themes } = await this.#learn(contents);
    let changed = 0;
    await inSlices(open, this.#dependencies.clock, paper => {
      if (themes.has(paper)) return;
      const theme = classifier.themeOf(paper);
      themes.set(paper, theme);
      if (theme !== paper.theme) changed += 1;
    });
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
      this.#learned = { classifier, from, themes: new WeakMap(), before: this.#learned?.themes };
    }
    return this.#learned;
  }

  /** Whether anything changed by it. */
  async #splitOthers(others: readonly Paper[], stop: Stop): Promise<boolean> {
    const { clock } = this.#dependencies;
    const times = others.length / (this.#split?.papers ?? 0);
    const isStale = !(times < regrownBy && times > 1 / regrownBy);
    const split =
      this.#split === undefined || isStale
        ? {
            groups: await splitIntoGroups(others, clock, stop),
            papers: others.length,
            groupOf: new WeakMap<Paper, string>(),
          }
        : this.#split;
    let placed = 0;
    await inSlices(
      others,
      clock,
      paper => {
        if (split.groupOf.has(paper)) return;
        split.groupOf.set(paper, split.groups.groupOf(paper));
        placed += 1;
      },
      { signal: stop },
    );
    const changed = split.groups !== this.#split?.groups || placed > 0;
    this.#split = split;
    return changed && split.groups.groups.length > 0;
  }

  async #those(papers: readonly Paper[], wanted: (paper: Paper) => boolean): Promise<Paper[]> {
    const found: Paper[] = [];
    await inSlices(papers, this.#dependencies.clock, paper => {
      if (wanted(paper)) found.push(paper);
    });
    return found;
  }
}

function themeIn(learned: Learned | undefined, paper: Paper): string {
  return learned?.themes.get(paper) ?? learned?.before?.get(paper) ?? paper.theme;
}

function isSame<T extends Readonly<Record<string, unknown>>>(a: T, b: T | undefined): boolean {
  return b !== undefined && Object.keys(a).every(key => a[key] === b[key]);
}
