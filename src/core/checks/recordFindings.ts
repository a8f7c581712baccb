// Findings about the records that services have for an id, the same for entries and for ids in text.
import type { Span } from '../formats/bibtexScanner.ts';
import { mergeRecords } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { finding, type Finding, type Fix } from './finding.ts';
import { publicationOf } from './publication.ts';
import { identityOf, type CitedWork, type Identity } from './samePaper.ts';
import { retractionNotice } from './titleSimilarity.ts';

export interface CitedId {
  readonly id: PaperId;
  /** The version that is cited, if one is. */
  readonly version?: number | undefined;
  readonly span: Span;
  readonly extent: Span;
}

/** Identities by records and title: each is asked for several times, and takes a third of a millisecond. */
const known = new WeakMap<readonly Paper[], Map<string, Identity>>();

/** Returns the best identity of the records with the cited work: services may know different titles. */
export function bestIdentity(work: CitedWork, records: readonly Paper[]): Identity {
  const byTitle = known.get(records) ?? new Map<string, Identity>();
  known.set(records, byTitle);
  const before = byTitle.get(work.title);
  if (before !== undefined) return before;
  const found = records.map(record => identityOf(work, record));
  const best = (['same', 'renamed', 'other'] as const).find(each => found.includes(each)) ?? 'same';
  byTitle.set(work.title, best);
  return best;
}

/** Whether the paper was withdrawn or retracted, unless the citing text says so itself. */
export function withdrawal(
  { id, span, extent }: CitedId,
  records: readonly Paper[],
  citing: string,
): Finding[] {
  if (/\b(?:withdrawn|retract(?:ed|ion))\b/i.test(citing)) return [];
  const reason = records.map(({ revision }) => revision?.withdrawn).find(each => each !== undefined);
  const isRetracted = records.some(({ title }) => retractionNotice.test(title));
  if (reason === undefined && !isRetracted) return [];
  return [finding('withdrawn', span, { id, reason: reason ?? '' }, { extent })];
}

/** `cited` is the text of the id with its version, in `text` from offset `from`. */
export function newerVersion(
  { id, version, span, extent }: CitedId,
  records: readonly Paper[],
  cited: string,
): Finding[] {
  const latest = Math.max(0, ...records.map(({ revision }) => revision?.number ?? 0));
  if (version === undefined || version >= latest) return [];
  const name = id.slice(id.indexOf(':') + 1).replace(/^.*\//, '');
  const at = cited.indexOf(`${name}v${version}`);
  const start = span.start + at + name.length;
  const fix: Fix = {
    kind: 'replace',
    span: { start, end: start + `v${version}`.length },
    text: `v${latest}`,
    title: `v${latest}`,
  };
  const fixes = at === -1 ? [] : [fix];
  return [finding('newer-version', span, { id, cited: version, latest }, { extent, fixes })];
}

/**
 * Returns the record that says where a preprint was published: best one with a DOI and the name of a venue. arXiv has a
 * reference instead, with volume and pages.
 */
export function publishedRecord(records: readonly Paper[]): Paper | undefined {
  const score = (record: Paper): number => {
    const { doi = '', venue = '' } = publicationOf(record) ?? {};
    return Number(doi !== '') * 2 + Number(venue !== '') + Number(venue !== '' && !/\d/.test(venue));
  };
  return records.filter(record => score(record) > 0).sort((a, b) => score(b) - score(a))[0];
}

/** Returns the paper as it was published, with the ids of its preprint. */
export function publishedPaper(records: readonly Paper[], record: Paper): Paper {
  const { venue = '', doi = '' } = publicationOf(record) ?? {};
  const [year = record.published] = /\b(?:19|20)\d\d\b/.exec(venue) ?? [];
  return {
    ...records.reduce(mergeRecords),
    published: year,
    ...(venue === '' ? {} : { venue }),
    ...(doi === '' ? {} : { doi }),
  };
}
