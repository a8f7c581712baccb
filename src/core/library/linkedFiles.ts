// Keeps linked files in the catalogue, each as a source and a part of its own. Keeps a file's papers while it cannot
// be read.
import type { Clock, Log } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PapersFile, ReadPapersOptions } from '../formats/papersFile.ts';
import type { Catalogue } from '../papers/catalogue.ts';
import type { Paper } from '../papers/paper.ts';
import { hash53 } from '../text/hash.ts';
import type { ParsedFiles } from './parsedFiles.ts';

interface LinkedFile {
  /** Identifies the file. */
  readonly uri: string;
  /** File name, used as the title of the source. */
  readonly name: string;
  /** Tells whether the file has changed since its papers were kept; undefined if that cannot be told. */
  readonly version?: string | undefined;
}

const scheme = 'file:';

/** Returns the id of a file's source, which is also the name of its catalogue part. */
export function fileSourceId(uri: string): string {
  return scheme + uri;
}

/** Returns the file's URI if the source is a linked file, else undefined. */
export function uriOfSource(source: string): string | undefined {
  return source.startsWith(scheme) ? source.slice(scheme.length) : undefined;
}

interface ReadLinkedFileOptions extends Required<Pick<ReadPapersOptions, 'signal' | 'onProgress'>> {
  /** Called if the file is read itself, which takes long, because its papers were not kept. */
  readonly onParse?: () => void;
}

interface LinkedFilesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps the papers of files between sessions. */
  readonly parsed?: ParsedFiles;
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
   * Reads a file, or reads it again, and puts its papers into the catalogue, in slices. When the file cannot be read,
   * its previous papers stay. Returns what the catalogue now has of the file. Rejects only with the signal's reason,
   * and then changes nothing.
   */
  async read(
    { uri, name, version }: LinkedFile,
    pieces: AsyncIterable<string>,
    { signal, onProgress, onParse }: ReadLinkedFileOptions,
  ): Promise<PapersFile> {
    const { catalogue, clock, log, parsed } = this.#dependencies;
    const source = fileSourceId(uri);
    const kept = version === undefined ? undefined : await parsed?.read(uri, version, signal);
    if (kept === undefined) onParse?.();
    const blocks = kept === undefined && version !== undefined ? parsed?.blocks() : undefined;
    const keep = blocks && ((papers: readonly Paper[]) => blocks.add(papers));
    const found = kept ?? (await parse(name, pieces, { source, clock, signal, onProgress, keep }));
    const failures = found.failures.map(failure => ({ ...failure, source }));
    for (const { code, subject, detail } of failures) log.warn(`${subject}: ${code}, ${detail}`);
    log.info(`${name}: ${found.papers.length} papers.`);
    const before = this.#papers.get(uri) ?? [];
    const wasRead = found.papers.length > 0 && !failures.some(({ code }) => code !== 'malformed');
    const papers = wasRead || before.length === 0 ? await withUnchanged(before, found.papers, clock) : before;
    signal?.throwIfAborted();
    this.#papers.set(uri, papers);
    await catalogue.put(source, { papers, failures, sources: [{ id: source, title: name }] });
    if (blocks !== undefined && version !== undefined) void parsed?.save(uri, version, found, blocks);
    return { papers, failures, malformedCount: found.malformedCount };
  }

  /** Removes the file's part from the catalogue. */
  async drop(uri: string): Promise<void> {
    this.#papers.delete(uri);
    await this.#dependencies.catalogue.drop(fileSourceId(uri));
    await this.#dependencies.parsed?.drop(uri);
  }
}

/** Imports the parsers on demand: they build their tables when they load, which would slow down activation. */
async function parse(
  name: string,
  pieces: AsyncIterable<string>,
  options: ReadPapersOptions,
): Promise<PapersFile> {
  const { readPapersFile } = await import('../formats/papersFile.ts');
  return readPapersFile(name, pieces, options);
}

/** Reuses the previous object for an unchanged record, so that indexes need not index it again. */
async function withUnchanged(
  before: readonly Paper[],
  after: readonly Paper[],
  clock: Clock,
): Promise<readonly Paper[]> {
  if (before.length === 0) return after;
  const known = new Map<string, Paper>();
  const papers: Paper[] = [];
  await forEachInSlices(before, clock, paper => known.set(recordHash(paper), paper));
  await forEachInSlices(after, clock, paper => {
    const key = recordHash(paper);
    papers.push(known.get(key) ?? paper);
    // Each object is reused once: a duplicate record remains a second object.
    known.delete(key);
  });
  return papers;
}

/** The order of fields tells nothing: a record that was kept has another. */
function recordHash(paper: Paper): string {
  return hash53(JSON.stringify(Object.entries(paper).sort(([a], [b]) => (a < b ? -1 : 1))));
}
