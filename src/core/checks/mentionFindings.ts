// Findings about the ids in a text, with what services answer for them.
import { displayTitle } from '../papers/displayText.ts';
import { paperPageUrl } from '../papers/links.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { CitedMention } from './citedMentions.ts';
import { rightId } from './entryFindings.ts';
import { finding, type Finding, type Fix } from './finding.ts';
import type { LookUps } from './lookUps.ts';
import { isOfArchive, publicationOf } from './publication.ts';
import { bestIdentity, newerVersion, publishedRecord, withdrawal } from './recordFindings.ts';

/** Whether the paper must be searched by the title beside its id. */
export function mentionNeedsTitle({ id, title }: CitedMention, lookUps: LookUps): boolean {
  if (title === undefined) return false;
  const records = lookUps.records.get(id) ?? [];
  return lookUps.unknown.has(id) || (records.length > 0 && bestIdentity({ title }, records) !== 'same');
}

/** `line` is the text of the line that the id is in. */
export function mentionFindings(mention: CitedMention, line: string, lookUps: LookUps): Finding[] {
  const { id, span, extent, text, title } = mention;
  const records = lookUps.records.get(id) ?? [];
  const [record] = records;
  const asked = lookUps.unknown.get(id);
  if (asked !== undefined) {
    const severity = isOfArchive(id.replace(/^doi:/, '')) ? 'information' : 'warning';
    const fixes = rightIdFixes(mention, lookUps);
    return [finding('unknown-id', span, { id, asked }, { extent, severity, fixes })];
  }
  if (record === undefined) return [];
  if (title !== undefined && bestIdentity({ title }, records) !== 'same') {
    const fixes = rightIdFixes(mention, lookUps);
    return [finding('other-paper', span, { id, title, found: displayTitle(record) }, { extent, fixes })];
  }
  const withdrawn = withdrawal(mention, records, line);
  return [
    ...withdrawn,
    ...newerVersion(mention, records, text),
    ...(withdrawn.length === 0 ? published(mention, records, line) : []),
  ];
}

/** Only a hint: in code the preprint is what anybody can read. */
function published(
  { id, span, extent, text }: CitedMention,
  records: readonly Paper[],
  line: string,
): Finding[] {
  const record = id.startsWith('arxiv:') ? publishedRecord(records) : undefined;
  const publication = record === undefined ? undefined : publicationOf(record);
  if (publication === undefined || publication.doi === '' || line.includes(publication.doi)) return [];
  const doi = writtenAs(text, `doi:${publication.doi}`);
  const fixes: Fix[] = [{ kind: 'replace', span, text: doi, title: doi }];
  return [finding('published-version', span, { id, ...publication }, { extent, severity: 'hint', fixes })];
}

/** The written id with the right one in its place: a link stays a link. */
function rightIdFixes({ id, span, text, title }: CitedMention, lookUps: LookUps): Fix[] {
  const paper = title === undefined ? undefined : lookUps.titles.get(title)?.paper;
  if (paper === undefined) return [];
  const right = rightId(id, paper);
  const name = id.slice(id.indexOf(':') + 1);
  const at = text.toLowerCase().indexOf(name);
  if (right === undefined || at === -1) {
    const other = writtenAs(text, paper.id);
    return paper.id.startsWith('local:') ? [] : [{ kind: 'replace', span, text: other, title: other }];
  }
  const rest = text.slice(at + name.length).replace(/^v\d+/, '');
  return [{ kind: 'replace', span, text: text.slice(0, at) + right + rest, title: right }];
}

/** Returns the id as the text is written: as a link, or with its scheme. */
function writtenAs(text: string, id: PaperId): string {
  return /^https?:/i.test(text) ? (paperPageUrl(id) ?? id) : id.replace(/^arxiv:/, 'arXiv:');
}
