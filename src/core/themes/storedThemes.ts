// Keeps the themes and clusters of a large catalogue in a file, so that the next window need not find them again. Papers
// are found in it by the hash of their text; a file from other training data counts as absent.
import * as z from 'zod/mini';
import { textArray, textOf, type NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import type { Clock } from '../base/ports.ts';
import { HashPlaces } from '../base/hashPlaces.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { catalogueKey, minKeptPapers, minNewShare } from '../papers/catalogueKey.ts';
import type { Paper } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import { hashNumber } from '../text/hash.ts';
import { parseJson } from '../text/json.ts';
import { PaperClusters } from './paperClusters.ts';
import type { Clustered } from './otherClusters.ts';
import type { PaperStemmer } from './paperStemmer.ts';

const kind = 'themes';

/** All but the arrays, as JSON. A paper's theme and cluster are places in these lists. */
const Names = z.object({
  /** Hash of the training data. */
  training: z.number(),
  /** Number of papers when the clusters were made. */
  clustered: z.number(),
  themes: z.array(z.string()),
  clusters: z.array(z.object({ id: z.string(), title: z.string(), stems: z.array(z.string()) })),
});
type Names = z.infer<typeof Names>;

/** What a file has. */
interface KnownThemes {
  readonly training: number;
  readonly clustered: Clustered;
  /** Returns the theme of a paper and notes its cluster; undefined for a paper that the file lacks. */
  readonly themeOf: (paper: Paper) => string | undefined;
}

/** The papers of a file, by the hashes of their texts. */
interface Written {
  readonly training: number;
  readonly texts: Pick<HashPlaces, 'of'>;
}

export class StoredThemes {
  readonly #files: ComputedFiles;
  readonly #clock: Clock;
  readonly #stemmer: PaperStemmer;
  readonly #known = new Map<string, Promise<KnownThemes | undefined>>();
  /** What the file with a key has. */
  readonly #written = new Map<string, Written>();

  constructor(files: ComputedFiles, clock: Clock, stemmer: PaperStemmer) {
    this.#stemmer = stemmer;
    this.#files = files;
    this.#clock = clock;
  }

  /** Resolves with what was found in earlier sessions, if it was of the same training data. Never rejects. */
  async read(contents: CatalogueContents, training: string): Promise<KnownThemes | undefined> {
    if (contents.papers.length < minKeptPapers) return undefined;
    const key = catalogueKey(contents);
    const reading = this.#known.get(key) ?? this.#read(key);
    this.#known.set(key, reading);
    const known = await reading;
    return known?.training === hashNumber(training) ? known : undefined;
  }

  /** Writes the file unless it has nearly all of these papers. `themeOf` returns undefined for a paper that was not classified. */
  async save(
    contents: CatalogueContents,
    training: string,
    themeOf: (paper: Paper) => string | undefined,
    { made, papers, clusterOf }: Clustered,
  ): Promise<void> {
    if (contents.papers.length < minKeptPapers) return;
    const [key, hash] = [catalogueKey(contents), hashNumber(training)];
    const [themes, clusters] = [new Map([['', 0]]), new Map([['', 0]])];
    for (const { id } of made.clusters) clusters.set(id, clusters.size);
    // What is kept of each paper; 0 is no theme and no cluster.
    const most = contents.papers.length;
    const texts = new Float64Array(most);
    const ofThemes = new Uint16Array(most);
    const ofClusters = new Uint16Array(most);
    const written = this.#written.get(key);
    let count = 0;
    let added = 0;
    await forEachInSlices(contents.papers, this.#clock, paper => {
      const theme = themeOf(paper);
      if (theme === undefined) return;
      const text = paperHash(paper);
      if (!themes.has(theme)) themes.set(theme, themes.size);
      texts[count] = text;
      ofThemes[count] = themes.get(theme) ?? 0;
      ofClusters[count++] = clusters.get(clusterOf.get(paper) ?? '') ?? 0;
      if (written?.training !== hash || written.texts.of(text) === undefined) added++;
    });
    if (added <= count * minNewShare) return;
    const kept = texts.subarray(0, count);
    this.#written.set(key, { training: hash, texts: new HashPlaces(kept) });
    const names: Names = {
      ...{ training: hash, clustered: papers, themes: [...themes.keys()] },
      clusters: made.clusters.map(({ id, title, weights }) => ({ id, title, stems: [...weights.keys()] })),
    };
    await this.#files.write(kind, key, [
      textArray(JSON.stringify(names)),
      Float64Array.from(made.clusters.flatMap(({ weights }) => [...weights.values()])),
      kept,
      ofThemes.subarray(0, count),
      ofClusters.subarray(0, count),
    ]);
  }

  async #read(key: string): Promise<KnownThemes | undefined> {
    const found = await this.#files.read(kind, key, arrays => this.#parse(arrays), { orLatest: true });
    if (found?.isOwn === true) this.#written.set(key, found.result);
    return found?.result;
  }

  /** In three slices. */
  async #parse(arrays: NumberArrays): Promise<KnownThemes & Written> {
    const { training, clustered: papers, ...names } = Names.parse(parseJson(textOf(arrays.uint16())));
    await this.#clock.yieldToHost();
    const [weights, hashes] = [arrays.float64(), arrays.float64()];
    const [themes, clusters] = [arrays.uint16(), arrays.uint16()];
    let next = 0;
    const made = new PaperClusters(
      names.clusters.map(({ id, title, stems }) => ({
        id,
        title,
        weights: new Map(stems.map(stem => [stem, weights[next++] ?? 0])),
      })),
      this.#stemmer,
    );
    await this.#clock.yieldToHost();
    const places = new HashPlaces(hashes);
    const ids = ['', ...names.clusters.map(({ id }) => id)];
    const clusterOf = new WeakMap<Paper, string>();
    const themeOf = (paper: Paper): string | undefined => {
      const at = places.of(paperHash(paper));
      if (at === undefined) return undefined;
      const theme = names.themes[themes[at] ?? 0];
      if (theme === '') clusterOf.set(paper, ids[clusters[at] ?? 0] ?? '');
      return theme;
    };
    return { training, texts: places, themeOf, clustered: { made, papers, clusterOf } };
  }
}
