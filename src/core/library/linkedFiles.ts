// Files of papers that the catalogue holds, each a source and a part of its own; what was read of one stays while it cannot be read.
import type { Clock, Log } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PapersFile, ReadPapersOptions } from '../formats/papersFile.ts';
import type { Catalogue } from '../papers/catalogue.ts';
import type { Paper } from '../papers/paper.ts';
import { hash53 } from '../text/hash.ts';

interface LinkedFile {
  /** What tells it from every other file. */
  readonly uri: string;
  /** Its name, which is the title of the source. */
  readonly name: string;
}

const scheme = 'file:';

/** The id of the source, and the name of the catalogue's part, that a file is. */
export function fileSourceId(uri: string): string {
  return scheme + uri;
}

/** The file that a source is; undefined for every other source. */
export function uriOfSource(source: string): string | undefined {
  return source.startsWith(scheme) ? source.slice(scheme.length) : undefined;
}

interface LinkedFilesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
}

export class LinkedFiles {
  readonly #dependencies: LinkedFilesDependencies;
  readonly #papers = new Map<string, readonly Paper[]>();

  constructor(dependencies: LinkedFilesDependencies) {
    this.#dependencies = dependencies;
  }

  uris(): string[] {
    return [...this.#papers.keys()];
  }

  /**
   * Reads a file for the first time or again and puts it into the catalogue, all in slices. Of a file that cannot be read,
   * what was there stays. Gives what the catalogue now has of it. Rejects with the signal's reason only; all stays then.
   */
  async read(
    { uri, name }: LinkedFile,
    pieces: AsyncIterable<string>,
    { signal, onProgress }: Required<Pick<ReadPapersOptions, 'signal' | 'onProgress'>>,
  ): Promise<PapersFile> {
    const { catalogue, clock, log } = this.#dependencies;
    const source = fileSourceId(uri);
    // What reads builds its tables as it loads: not while the extension starts.
    const { readPapersFile } = await import('../formats/papersFile.ts');
    const found = await readPapersFile(name, pieces, { source, clock, signal, onProgress });
    const failures = found.failures.map(failure => ({ ...failure, source }));
    for (const { code, subject, detail } of failures) log.warn(`${subject}: ${code}, ${detail}`);
    log.info(`${name}: ${found.papers.length} papers.`);
    const before = this.#papers.get(uri) ?? [];
    const wasRead = found.papers.length > 0 && !failures.some(({ code }) => code !== 'malformed');
    const papers = wasRead || before.length === 0 ? await withUnchanged(before, found.papers, clock) : before;
    signal?.throwIfAborted();
    this.#papers.set(uri, papers);
    await catalogue.put(source, { papers, failures, sources: [{ id: source, title: name }] });
    return { papers, failures, malformedCount: found.malformedCount };
  }

  /** Takes the file's part out of the catalogue. */
  async drop(uri: string): Promise<void> {
    this.#papers.delete(uri);
    await this.#dependencies.catalogue.drop(fileSourceId(uri));
  }
}

/** A record that reads as it did before is the same object, so that nothing that indexed it need do so again. */
async function withUnchanged(
  before: readonly Paper[],
  after: readonly Paper[],
  clock: Clock,
): Promise<readonly Paper[]> {
  if (before.length === 0) return after;
  const known = new Map<string, Paper>();
  const papers: Paper[] = [];
  await forEachInSlices(before, clock, paper => known.set(hash53(JSON.stringify(paper)), paper));
  await forEachInSlices(after, clock, paper => {
    const key = hash53(JSON.stringify(paper));
    papers.push(known.get(key) ?? paper);
    // A record that stands twice is two.
    known.delete(key);
  });
  return papers;
}
