// Finds the entries of a bibliography that are of one work.
import { identityKeys } from '../papers/merging.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import { finding, type Finding } from './finding.ts';
import { hasVenue } from './publication.ts';
import { identityOf } from './samePaper.ts';
import { positionAt } from './textPositions.ts';
import { titleSimilarity } from './titleSimilarity.ts';

/**
 * Returns a function that takes the entries in file order, and finds those that are of the work of an earlier one. `lines`
 * are the starts of the text's lines. `otherKeys` returns further identity keys of an entry, from what services say of it.
 */
export function sameWorkFinder(
  lines: readonly number[],
  otherKeys: (entry: CheckedEntry) => Iterable<string>,
): (entry: CheckedEntry) => Finding[] {
  const seen = new Map<string, CheckedEntry[]>();
  return entry => {
    const names = [...identityKeys(entry.paper), ...otherKeys(entry)].filter(
      name => !name.startsWith('local:'),
    );
    const before = names.flatMap(name => seen.get(name) ?? []).find(other => areOne(other, entry));
    for (const name of new Set(names)) {
      const alike = seen.get(name);
      if (alike === undefined) seen.set(name, [entry]);
      else if (alike.length < maxAlike) alike.push(entry);
    }
    return before === undefined || before.key === entry.key ? [] : [sameWork(before, entry, lines)];
  };
}

/** Number of entries with one title and author that an entry is compared with: a thousand are called "Web page". */
const maxAlike = 10;

function sameWork(before: CheckedEntry, entry: CheckedEntry, lines: readonly number[]): Finding {
  const merge = (keep: CheckedEntry, drop: CheckedEntry) =>
    ({
      kind: 'merge',
      ...{ keep: spanOf(keep), drop: spanOf(drop) },
      ...{ keepKey: keep.key, dropKey: drop.key },
    }) as const;
  const { line } = positionAt(lines, before.start);
  const fixes = [merge(before, entry), merge(entry, before)];
  // What says most comes first: the published version, then the entry with more fields.
  if (rank(entry) > rank(before)) fixes.reverse();
  return finding(
    'same-work',
    entry.keySpan,
    { key: entry.key, other: before.key, line },
    { extent: spanOf(entry), fixes },
  );
}

const rank = ({ fields }: CheckedEntry): number => fields.size + (hasVenue(fields) ? 1000 : 0);

const spanOf = ({ start, end }: CheckedEntry) => ({ start, end });

/** Types of which two with one title are a part and its whole, or two editions. */
const books = /^(?:book|proceedings|collection|mvbook|manual|booklet|phdthesis|thesis)$/;
/** Values that differ between two works of one title: a paper and its longer version, two editions, two volumes. */
const telling = [
  'volume',
  'number',
  'issue',
  'edition',
  'chapter',
  'part',
  'version',
  'swhid',
  'isbn',
  'entrysubtype',
];

/** Whether two entries that share an id, or title and author, are of one work. */
function areOne(a: CheckedEntry, b: CheckedEntry): boolean {
  if (identityOf(a.paper, b.paper) !== 'same' || inherits(a, b) || inherits(b, a)) return false;
  if (a.paper.id === b.paper.id && !a.paper.id.startsWith('local:')) return isOneType(a, b);
  if (differ(doiOf(a), doiOf(b)) || differ(arxivOf(a), arxivOf(b))) return false;
  if (telling.some(name => differ(valueOf(a, name), valueOf(b, name)))) return false;
  if (differ(pagesOf(a), pagesOf(b)) || areOtherParts(a, b)) return false;
  // Two pages of one site.
  if (loose.test(a.type) && loose.test(b.type) && differ(linkOf(a), linkOf(b))) return false;
  const [year, otherYear] = [Number(a.paper.published.slice(0, 4)), Number(b.paper.published.slice(0, 4))];
  const apart = year > 0 && otherYear > 0 ? Math.abs(year - otherYear) : 0;
  const areBothPublished = a.paper.venue !== undefined && b.paper.venue !== undefined;
  // A preprint and its publication may be years apart, two publications are not.
  if (apart > 0 && (areBothPublished || !isOneType(a, b) || isDated(a))) return false;
  if (isCommon(a) && isCommon(b) && areInOtherIssues(a, b)) return false;
  return isOneType(a, b) && !(areBothPublished && kindOf(a) !== kindOf(b));
}

/** A part inherits the title of its whole: a version of software, a fragment of its code. */
function inherits({ fields }: CheckedEntry, { key }: CheckedEntry): boolean {
  return [fields.get('crossref'), fields.get('xdata')].some(parent => parent === key && key !== '');
}

const loose = /^(?:misc|online|electronic|www|manual|software|dataset)$/;

/** Yearly reports have one title. */
const isDated = ({ type }: CheckedEntry): boolean => books.test(type) || /^(?:tech)?report$/.test(type);

/** "Editorial", "Introduction": a title of each issue of a journal, or of each book. */
function isCommon({ paper: { title } }: CheckedEntry): boolean {
  const common =
    /^\W*(?:(?:guest )?editorial|introduction|preface|foreword|conclusions?|discussion|comments?|book reviews?|errat(?:um|a)|corrigendum)\b/i;
  return common.test(title) || (title.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 2;
}

function areInOtherIssues(a: CheckedEntry, b: CheckedEntry): boolean {
  return (
    differ(monthOf(a), monthOf(b)) ||
    ['booktitle', 'journal', 'journaltitle'].some(name => {
      const [ours, theirs] = [a.fields.get(name) ?? '', b.fields.get(name) ?? ''];
      return ours !== '' && theirs !== '' && (titleSimilarity(ours, theirs)?.ofShorter ?? 1) < 0.6;
    })
  );
}

function areOtherParts(a: CheckedEntry, b: CheckedEntry): boolean {
  const [ours, theirs] = [a.fields.get('subtitle') ?? '', b.fields.get('subtitle') ?? ''];
  return ours !== '' && theirs !== '' && (titleSimilarity(ours, theirs)?.ofShorter ?? 1) < 0.8;
}

/** A chapter and its book have the book's DOI. */
function isOneType(a: CheckedEntry, b: CheckedEntry): boolean {
  return books.test(a.type) === books.test(b.type) || a.type === 'misc' || b.type === 'misc';
}

const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;
const doiOf = ({ paper }: CheckedEntry): string => paper.doi ?? '';
const arxivOf = ({ paper: { id } }: CheckedEntry): string => (id.startsWith('arxiv:') ? id : '');
const valueOf = ({ fields }: CheckedEntry, name: string): string =>
  (fields.get(name) ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** The page that the entry is of, in whichever field, without what may be left out of its address. */
function linkOf({ fields }: CheckedEntry): string {
  const text = fields.get('url') ?? fields.get('howpublished') ?? '';
  return /https?:\/\/(?:www\.)?([^\s{}]+)/i.exec(text)?.[1]?.replace(/\/+$/, '') ?? '';
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The number of the month, which is given as a number or in English; empty for none. */
function monthOf(entry: CheckedEntry): string {
  const month = valueOf(entry, 'month');
  const at = months.indexOf(month.slice(0, 3));
  return at === -1 ? month.replace(/^0+|\D+/g, '') : String(at + 1);
}
const pagesOf = (entry: CheckedEntry): string => /\d+/.exec(entry.fields.get('pages') ?? '')?.[0] ?? '';
/** Journal articles and conference papers of one title are two publications. */
const kindOf = ({ type }: CheckedEntry): string => (type === 'article' ? 'article' : 'other');
