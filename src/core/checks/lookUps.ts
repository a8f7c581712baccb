// Asks the services for the papers of the ids that are checked, and for papers by their titles.
import { toFailure, type Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { lookUpPapers, takes } from '../sources/lookUpPapers.ts';
import type { PaperSource, SourceId } from '../sources/source.ts';
import { haveSameTitle, isSurelySame, type CitedWork } from './samePaper.ts';

/** Ids that are asked for at once, so that what was checked stays when a service stops answering. */
const batchSize = 50;
/** Results of a search by title that are looked at. */
const maxResults = 10;

export class LookUps {
  /** The records of each id, by all services that have it. */
  readonly records = new Map<PaperId, Paper[]>();
  /** Ids that no service has that takes them, with the titles of the services. */
  readonly unknown = new Map<PaperId, readonly string[]>();
  /** Titles that were searched: the paper, or the titles of the services that have none with the title. */
  readonly titles = new Map<string, { readonly paper?: Paper; readonly asked: readonly string[] }>();
  readonly failures = new Map<SourceId, Failure>();
  readonly #sources: readonly PaperSource[];
  readonly #signal: AbortSignalLike;

  constructor(sources: readonly PaperSource[], signal: AbortSignalLike) {
    this.#sources = sources;
    this.#signal = signal;
  }

  /** Looks up the ids, and calls `onDone` with how many are done. Rejects only with the signal's reason. */
  async ids(ids: readonly PaperId[], onDone: (done: number) => void): Promise<void> {
    // Ids of one scheme together: each service then gets full requests.
    const ordered = [...ids].sort((a, b) => Number(isDoi(a)) - Number(isDoi(b)));
    for (let at = 0; at < ordered.length; at += batchSize) {
      await this.#batch(ordered.slice(at, at + batchSize));
      onDone(Math.min(at + batchSize, ordered.length));
    }
  }

  /** Asks where preprints were published: of the services that take DOIs, because an archive of preprints rarely knows. */
  async publications(ids: readonly PaperId[], onDone: (done: number) => void): Promise<void> {
    const sources = publicationSources(this.#sources);
    for (let at = 0; at < ids.length && sources.some(({ id }) => !this.failures.has(id)); at += batchSize) {
      await this.#ask(ids.slice(at, at + batchSize), sources);
      onDone(Math.min(at + batchSize, ids.length));
    }
  }

  /** Searches a paper by its title. Says nothing of the title when a service could not be asked. */
  async title(work: CitedWork): Promise<void> {
    const asked: string[] = [];
    let isAnswered = true;
    // By other authors: sources disagree about the authors of a group's paper.
    let isListed = false;
    for (const source of this.#working(titleSources(this.#sources)))
      try {
        const { papers, partialBecause } = (await source.search?.(queryOf(work.title), this.#signal)) ?? {};
        this.#signal.throwIfAborted();
        const results = papers?.slice(0, maxResults) ?? [];
        const paper = results.find(each => isSurelySame(work, each));
        if (paper !== undefined) {
          this.titles.set(work.title, { paper, asked });
          return;
        }
        isListed ||= results.some(each => haveSameTitle(work, each));
        if (partialBecause === undefined) asked.push(source.title);
      } catch (error) {
        this.#signal.throwIfAborted();
        const failure = toFailure(error);
        if (failure.code !== 'refused' && failure.code !== 'missing') this.failures.set(source.id, failure);
        isAnswered = false;
      }
    if (asked.length > 0 && isAnswered) this.titles.set(work.title, { asked: isListed ? [] : asked });
  }

  async #batch(ids: readonly PaperId[]): Promise<void> {
    const sources = this.#working(this.#sources);
    const { unknown, strays } = await this.#ask(ids, sources);
    // Services merge records and may answer with a paper's other id. Then nobody knows which id it was for.
    if (strays > 0) return;
    for (const id of unknown)
      this.unknown.set(
        id,
        sources.filter(source => takes(source, id)).map(({ title }) => title),
      );
  }

  async #ask(
    ids: readonly PaperId[],
    sources: readonly PaperSource[],
  ): Promise<{ unknown: readonly PaperId[]; strays: number }> {
    let strays = 0;
    const asked = new Set<string>(ids);
    const report = await lookUpPapers(ids, sources, this.#signal, (_, papers) => {
      for (const paper of papers) {
        const named = [...identityKeys(paper)].filter(key => asked.has(key));
        if (named.length === 0) strays++;
        for (const id of named) this.records.set(id, [...(this.records.get(id) ?? []), paper]);
      }
      return Promise.resolve();
    });
    for (const failure of report.failures) {
      const source = sources.find(({ title }) => failure.subject === title);
      if (source !== undefined && failure.code !== 'refused') this.failures.set(source.id, failure);
    }
    return { unknown: report.unknown, strays };
  }

  /** Leaves out services that have failed: they would fail again for each batch. */
  #working(sources: readonly PaperSource[]): readonly PaperSource[] {
    return sources.filter(({ id }) => !this.failures.has(id));
  }
}

const isDoi = (id: PaperId): boolean => id.startsWith('doi:');

/** Services that say where a preprint was published. */
export function publicationSources(sources: readonly PaperSource[]): readonly PaperSource[] {
  return sources.filter(source => source.batchSchemes?.includes('doi') === true && takes(source, 'arxiv:1'));
}

/** Services that are searched by title: those that have all kinds of papers before the archives. */
export function titleSources(sources: readonly PaperSource[]): readonly PaperSource[] {
  const able = sources.filter(source => source.search !== undefined && source.isUnreachable !== true);
  const general = able.filter(source => source.batchSchemes?.includes('doi'));
  return general.length > 0 ? general : able.filter(source => source.batchSchemes !== undefined);
}

/** The words of the title without what a search takes for its syntax. */
function queryOf(title: string): string {
  return title.replace(/[^\p{L}\p{M}\p{N}'’-]+|(?<![\p{L}\p{N}])[-'’]+/gu, ' ').trim();
}
