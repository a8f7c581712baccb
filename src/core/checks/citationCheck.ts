// Checks the citations of files with the help of services. Has findings at any time, also when it was stopped half-way.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { PaperSource } from '../sources/source.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import type { CheckedFile } from './checkedFile.ts';
import { citedIds, planCheck, type CheckPlan } from './checkPlan.ts';
import { answeredFindings, needsTitle } from './entryFindings.ts';
import type { Finding } from './finding.ts';
import { LookUps } from './lookUps.ts';
import { mentionFindings, mentionNeedsTitle } from './mentionFindings.ts';
import { publishedRecord } from './recordFindings.ts';
import type { CitedWork } from './samePaper.ts';
import { sameWorkFinder } from './sameWork.ts';
import { rangeOf, type Range } from './textPositions.ts';

interface CheckDependencies {
  readonly clock: Clock;
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

export interface CheckResult {
  readonly findings: ReadonlyMap<string, readonly PlacedFinding[]>;
  readonly unchecked: number;
}

export class CitationCheck {
  readonly files: readonly CheckedFile[];
  readonly plan: CheckPlan;
  readonly #clock: Clock;
  readonly #signal: AbortSignalLike;
  readonly #lookUps: LookUps;

  constructor(files: readonly CheckedFile[], { clock, sources, signal }: CheckDependencies) {
    this.files = files;
    this.plan = planCheck(files, sources);
    this.#clock = clock;
    this.#signal = signal;
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
    const works = await this.#works(this.#signal);
    if (!withTitles) return;
    for (const [at, work] of works.entries()) {
      onProgress({ stage: 'titles', done: at, total: works.length });
      await this.#lookUps.title(work);
    }
  }

  /** Takes what is known of the ids that no service has answered for. */
  async fill(known: (id: PaperId) => Promise<Paper | undefined>): Promise<void> {
    for (const id of citedIds(this.files)) {
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

  /** Returns the findings of each file in text order, and the number of ids and titles that nobody has answered for. */
  async result(): Promise<CheckResult> {
    const findings = new Map<string, readonly PlacedFinding[]>();
    for (const file of this.files) findings.set(file.file, await this.#findingsIn(file));
    const titles = (await this.#works()).filter(({ title }) => !this.#lookUps.titles.has(title));
    const ids = citedIds(this.files).filter(id => !this.#isAnswered(id));
    return { findings, unchecked: ids.length + titles.length };
  }

  async #findingsIn({ entries, mentions, local, lines, text }: CheckedFile): Promise<PlacedFinding[]> {
    const found: Finding[] = [...local];
    await forEachInSlices(entries, this.#clock, entry => {
      found.push(...answeredFindings(entry, this.#lookUps, text));
    });
    await forEachInSlices(mentions, this.#clock, mention => {
      const { start } = rangeOf(lines, mention.span);
      const line = text.slice(lines[start.line], lines[start.line + 1]);
      found.push(...mentionFindings(mention, line, this.#lookUps));
    });
    const same = sameWorkFinder(lines, entry => this.#keysOf(entry));
    await forEachInSlices(entries, this.#clock, entry => {
      found.push(...same(entry));
    });
    return found
      .sort((a, b) => a.span.start - b.span.start)
      .map(finding => ({ finding, range: rangeOf(lines, finding.span) }));
  }

  /** Identity keys of the records of an entry's ids: they join a preprint's entry and one of its publication. */
  #keysOf({ ids }: CheckedEntry): string[] {
    const records = ids.flatMap(({ id }) => this.#lookUps.records.get(id) ?? []);
    return records.flatMap(record => [...identityKeys(record)]);
  }

  /** Works that are searched by their titles: without an id, or with one that was answered otherwise. */
  async #works(signal?: AbortSignalLike): Promise<readonly CitedWork[]> {
    const works = new Map<string, CitedWork>();
    const look = ({ entries, mentions }: CheckedFile): Promise<void> =>
      forEachInSlices(
        [...entries, ...mentions],
        this.#clock,
        cited => {
          const work = 'paper' in cited ? cited.paper : cited;
          const { title } = work;
          const isNeeded =
            'paper' in cited ? needsTitle(cited, this.#lookUps) : mentionNeedsTitle(cited, this.#lookUps);
          if (isNeeded && title !== undefined) works.set(title, 'paper' in cited ? cited.paper : { title });
        },
        { signal },
      );
    for (const file of this.files) await look(file);
    return [...works.values()];
  }

  #isAnswered(id: PaperId): boolean {
    return this.#lookUps.records.has(id) || this.#lookUps.unknown.has(id);
  }
}
