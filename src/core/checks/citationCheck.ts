// Checks the citations of files with the help of services. Has findings at any time, also when it was stopped half-way.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { PaperSource } from '../sources/source.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import type { CheckedFile } from './checkedFile.ts';
import { planCheck, type CheckPlan } from './checkPlan.ts';
import { answeredFindings, checkableIds, needsTitle } from './entryFindings.ts';
import type { Finding } from './finding.ts';
import { LookUps } from './lookUps.ts';
import { mentionFindings, mentionNeedsTitle } from './mentionFindings.ts';
import { publishedRecord } from './recordFindings.ts';
import type { CitedWork } from './samePaper.ts';
import { sameWorkFindings } from './sameWork.ts';
import { rangeOf, type Range } from './textPositions.ts';

interface CheckDependencies {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Empty to check without services. */
  readonly sources: readonly PaperSource[];
  readonly signal: AbortSignalLike;
}

export interface CheckProgress {
  readonly stage: 'ids' | 'publications' | 'titles';
  readonly done: number;
  readonly total: number;
}

export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
}

export class CitationCheck {
  readonly files: readonly CheckedFile[];
  readonly plan: CheckPlan;
  readonly #now: number;
  readonly #lookUps: LookUps;

  constructor(files: readonly CheckedFile[], { now, sources, signal }: CheckDependencies) {
    this.files = files;
    this.plan = planCheck(files, sources, now);
    this.#now = now;
    this.#lookUps = new LookUps(sources, signal);
  }

  /** Asks the services. Rejects only with the signal's reason; what they answered before counts. */
  async run(withTitles: boolean, onProgress: (progress: CheckProgress) => void): Promise<void> {
    const { ids, preprints } = this.plan;
    await this.#lookUps.ids(ids, done => {
      onProgress({ stage: 'ids', done, total: ids.length });
    });
    const open = preprints.filter(id => publishedRecord(this.#lookUps.records.get(id) ?? []) === undefined);
    await this.#lookUps.publications(open, done => {
      onProgress({ stage: 'publications', done, total: open.length });
    });
    const works = this.#works();
    if (!withTitles) return;
    for (const [at, work] of works.entries()) {
      onProgress({ stage: 'titles', done: at, total: works.length });
      await this.#lookUps.title(work);
    }
  }

  /** Takes what is known of the ids that no service has answered for. */
  async fill(known: (id: PaperId) => Promise<Paper | undefined>): Promise<void> {
    for (const id of this.#ids()) {
      const paper = this.#isAnswered(id) ? undefined : await known(id);
      if (paper !== undefined) this.#lookUps.records.set(id, [paper]);
    }
  }

  get failures(): readonly Failure[] {
    return [...this.#lookUps.failures.values()];
  }

  /** Number of entries and ids in all files. */
  get citations(): number {
    return this.files.reduce((sum, { entries, mentions }) => sum + entries.length + mentions.length, 0);
  }

  /** Number of ids and titles that nobody has answered for. */
  get unchecked(): number {
    const titles = this.#works().filter(({ title }) => !this.#lookUps.titles.has(title));
    return this.#ids().filter(id => !this.#isAnswered(id)).length + titles.length;
  }

  /** Returns the findings of each file, in text order. */
  findings(): ReadonlyMap<string, readonly PlacedFinding[]> {
    return new Map(this.files.map(file => [file.file, this.#findingsIn(file)]));
  }

  #findingsIn(file: CheckedFile): PlacedFinding[] {
    const { entries, mentions, local, lines, text } = file;
    const found = [
      ...local,
      ...entries.flatMap(entry => answeredFindings(entry, this.#lookUps, this.#now)),
      ...sameWorkFindings(entries, lines, entry => this.#keysOf(entry)),
      ...mentions.flatMap(mention => {
        const { start } = rangeOf(lines, mention.span);
        const line = text.slice(lines[start.line], lines[start.line + 1]);
        return mentionFindings(mention, line, this.#lookUps);
      }),
    ];
    return found
      .sort((a, b) => a.span.start - b.span.start)
      .map(finding => ({ finding, range: rangeOf(lines, finding.span) }));
  }

  /** Identity keys of the records of an entry's ids: they join a preprint's entry and one of its publication. */
  #keysOf(entry: CheckedEntry): string[] {
    const records = checkableIds(entry, this.#now).flatMap(({ id }) => this.#lookUps.records.get(id) ?? []);
    return records.flatMap(record => [...identityKeys(record)]);
  }

  /** Works that are searched by their titles: without an id, or with one that was answered otherwise. */
  #works(): CitedWork[] {
    const cited = this.files.flatMap(({ entries, mentions }): CitedWork[] => [
      ...entries.filter(entry => needsTitle(entry, this.#lookUps, this.#now)).map(({ paper }) => paper),
      ...mentions.flatMap(mention =>
        mention.title !== undefined && mentionNeedsTitle(mention, this.#lookUps)
          ? [{ title: mention.title }]
          : [],
      ),
    ]);
    return [...new Map(cited.map(work => [work.title, work])).values()];
  }

  #ids(): PaperId[] {
    const cited = this.files.flatMap(({ entries, mentions }) => [
      ...entries.flatMap(entry => checkableIds(entry, this.#now).map(({ id }) => id)),
      ...mentions.map(({ id }) => id),
    ]);
    return [...new Set(cited)];
  }

  #isAnswered(id: PaperId): boolean {
    return this.#lookUps.records.has(id) || this.#lookUps.unknown.has(id);
  }
}
