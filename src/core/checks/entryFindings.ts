// Findings about the entries of a bibliography: what can be said without a service, and with what services answer.
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { displayTitle } from '../papers/displayText.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import type { NamedId } from './entryIds.ts';
import { finding, type Finding, type Fix } from './finding.ts';
import type { LookUps } from './lookUps.ts';
import { isOfArchive, isPreprintEntry, isUsuallyListed, publicationOf } from './publication.ts';
import {
  bestIdentity,
  newerVersion,
  publishedPaper,
  publishedRecord,
  withdrawal,
  type CitedId,
} from './recordFindings.ts';
import { titleSimilarity } from './titleSimilarity.ts';

/** Whether the entry is of a kind that services have, names no id, and is not known by its title. */
export function hasTitleAlone(entry: CheckedEntry): boolean {
  return isUsuallyListed(entry) && !entry.namesId && entry.isKnownTitle !== true;
}

/** Whether the entry's paper must be searched by its title: it has no id, or an id of another paper, or an unknown one. */
export function needsTitle(entry: CheckedEntry, lookUps: LookUps): boolean {
  if (entry.ids.length === 0) return hasTitleAlone(entry);
  return entry.ids.some(({ id }) => lookUps.unknown.has(id) || isOther(entry, lookUps.records.get(id) ?? []));
}

/** Findings of what the services have answered; none about what they could not be asked. `text` is that of the file. */
export function answeredFindings(entry: CheckedEntry, lookUps: LookUps, text: string): Finding[] {
  const searched = lookUps.titles.get(entry.paper.title);
  const found: Finding[] = [];
  for (const named of entry.ids) {
    const { id, span } = named;
    const cited: CitedId = { ...named, extent: extentOf(entry) };
    const records = lookUps.records.get(id) ?? [];
    const asked = lookUps.unknown.get(id);
    const [record] = records;
    if (asked !== undefined) {
      if (searched?.paper !== undefined && identityKeys(searched.paper).has(id)) continue;
      const severity = isDoubtful(entry, id) || isConfirmed(entry, id, lookUps) ? 'information' : 'warning';
      const fixes = rightIdFixes(entry, named, searched?.paper);
      found.push(finding('unknown-id', span, { id, asked }, { extent: cited.extent, severity, fixes }));
    } else if (record === undefined) continue;
    else if (isOther(entry, records)) {
      const data = { id, title: displayTitle(entry.paper), found: displayTitle(record) };
      const isRenamed = bestIdentity(entry.paper, records) === 'renamed';
      found.push(
        finding(isRenamed ? 'renamed' : 'other-paper', span, data, {
          extent: cited.extent,
          fixes: isRenamed ? [] : rightIdFixes(entry, named, searched?.paper),
        }),
      );
    } else found.push(...recordFindings(entry, cited, records, text));
  }
  if (!entry.namesId && searched?.paper === undefined && searched !== undefined && searched.asked.length > 0)
    found.push(titleNotFound(entry, searched.asked));
  return found;
}

function recordFindings(
  entry: CheckedEntry,
  cited: CitedId,
  records: readonly Paper[],
  text: string,
): Finding[] {
  const { fields } = entry;
  const said = [entry.paper.title, fields.get('note') ?? '', fields.get('annote') ?? ''].join(' ');
  const withdrawn = withdrawal(cited, records, said);
  return [
    ...withdrawn,
    // As it is written: the value may come from `@string` or be made of parts.
    ...newerVersion(cited, records, text.slice(cited.span.start, cited.span.end)),
    ...(withdrawn.length === 0 && isPreprintEntry(entry) ? published(cited, records) : []),
  ];
}

function published({ id, span, extent }: CitedId, records: readonly Paper[]): Finding[] {
  const record = publishedRecord(records);
  const publication = record === undefined ? undefined : publicationOf(record);
  if (record === undefined || publication === undefined) return [];
  const paper = publishedPaper(records, record);
  const fixes: Fix[] = [{ kind: 'update', entry: extent, paper }];
  return [finding('published-version', span, { id, ...publication }, { extent, fixes })];
}

function titleNotFound(entry: CheckedEntry, asked: readonly string[]): Finding {
  const { paper, places, keySpan } = entry;
  return finding(
    'title-not-found',
    places.get('title') ?? keySpan,
    { title: displayTitle(paper), asked },
    { extent: extentOf(entry) },
  );
}

/** Whether all records are of another paper than the entry's, and not of the book that its paper is in. */
function isOther(entry: CheckedEntry, records: readonly Paper[]): boolean {
  const { paper } = entry;
  if (records.length === 0 || bestIdentity(paper, records) === 'same') return false;
  const { venue } = paper;
  return !(
    venue !== undefined && records.some(({ title }) => (titleSimilarity(venue, title)?.ofShorter ?? 0) >= 0.6)
  );
}

/** Services do not have every book, and no data and software, so an unknown DOI says less there. */
function isDoubtful(entry: CheckedEntry, id: PaperId): boolean {
  return id.startsWith('doi:') && (!isUsuallyListed(entry) || isOfArchive(id.slice('doi:'.length)));
}

/** Whether another id of the entry is the paper's: then a DOI that a service does not have may be right all the same. */
function isConfirmed(entry: CheckedEntry, id: PaperId, lookUps: LookUps): boolean {
  return (
    id.startsWith('doi:') &&
    entry.ids.some(
      other =>
        other.id !== id &&
        bestIdentity(entry.paper, lookUps.records.get(other.id) ?? []) === 'same' &&
        lookUps.records.has(other.id),
    )
  );
}

function rightIdFixes(entry: CheckedEntry, { id, field, span }: NamedId, paper: Paper | undefined): Fix[] {
  if (paper === undefined) return [];
  const right = rightId(id, paper);
  const isPlain = /^(?:doi|eprint|arxivid|arxiv)$/.test(field);
  const update: Fix = { kind: 'update', entry: extentOf(entry), paper };
  if (right === undefined || !isPlain) return [update];
  return [{ kind: 'replace', span, text: `{${right}}`, title: right }, update];
}

/** Returns the paper's id of the scheme of the wrong one, without its prefix. */
export function rightId(wrong: PaperId, paper: Paper): string | undefined {
  const isArxiv = paper.id.startsWith('arxiv:');
  if (wrong.startsWith('arxiv:')) return isArxiv ? paper.id.slice('arxiv:'.length) : undefined;
  return paper.id.startsWith('doi:') ? paper.id.slice('doi:'.length) : paper.doi;
}

function extentOf({ start, end }: CheckedEntry): { readonly start: number; readonly end: number } {
  return { start, end };
}
