// Computes the edits of a bibliography that mend findings: an entry rewritten from a record, two entries made one.
import { bibtexEntry } from '../citations/bibtexEntry.ts';
import { toCitation } from '../citations/citation.ts';
import { BibtexParser, type RawEntry } from '../formats/bibtexParser.ts';
import type { Span } from '../formats/bibtexScanner.ts';
import type { Paper } from '../papers/paper.ts';
import { hasVenue } from './publication.ts';

/** Replaces the span of the text. */
export interface TextReplacement extends Span {
  readonly text: string;
}

/** Fields that say where a work was published. Those of a preprint do not belong to its publication. */
const placeFields =
  /^(?:journal|journaltitle|booktitle|volume|number|issue|pages|series|publisher|address|location|organization|institution|school|howpublished|type|edition|chapter|eventtitle|shortjournal)$/;
/** Fields that the writer writes from the record. */
const recordFields =
  /^(?:title|author|year|date|month|day|doi|eprint|archiveprefix|eprinttype|eprintclass|primaryclass|arxivid|arxiv)$/;
const arxivText = /arxiv/i;

/** Rewrites an entry from the record. Keeps its key, its place, and the fields that the record says nothing of. */
export function updatedEntry(text: string, span: Span, paper: Paper): TextReplacement[] {
  const before = text.slice(span.start, span.end);
  const entry = entryIn(before);
  if (entry === undefined) return [];
  const written = bibtexEntry(toCitation(paper), entry.key, indentOf(before));
  const fresh = entryIn(written);
  if (fresh === undefined) return [];
  const isPublished = fresh.fields.has('journal') || fresh.fields.has('booktitle');
  const hasFewerAuthors = authorCount(fresh) < authorCount(entry);
  const kept = [...entry.fields].filter(([name, value]) => {
    if (name === 'author') return !fresh.fields.has(name) || hasFewerAuthors;
    if (recordFields.test(name))
      return !fresh.fields.has(name) && !/^(?:date|month|day|arxivid|arxiv)$/.test(name);
    if (name === 'note' || name === 'url') return !(isPublished && arxivText.test(value));
    return !(isPublished && placeFields.test(name));
  });
  const replaced = hasFewerAuthors ? withoutField(written, fresh, 'author') : written;
  const more = kept.map(([name]) => sourceOf(before, entry, name));
  return [{ ...span, text: lineEnds(before, withFields(replaced, more, indentOf(before))) }];
}

/**
 * Moves what only the entry `drop` has into the entry `keep`, and removes `drop`. Where that one alone says where the work was
 * published, its type and its values are taken, under the key of the other.
 */
export function mergedEntries(text: string, keep: Span, drop: Span): TextReplacement[] {
  const [kept, dropped] = [text.slice(keep.start, keep.end), text.slice(drop.start, drop.end)];
  const [target, source] = [entryIn(kept), entryIn(dropped)];
  if (target === undefined || source === undefined) return [];
  const takesOver = hasVenue(source.fields) && !hasVenue(target.fields);
  const [base, other] = takesOver ? [source, target] : [target, source];
  const isSameType = base.type === other.type;
  const more = [...other.fields.keys()].filter(
    name =>
      !base.fields.has(name) &&
      !/^(?:crossref|xdata|ids)$/.test(name) &&
      ((isSameType && !takesOver) || !placeFields.test(name)) &&
      !(/^(?:date|year|month|day)$/.test(name) && (base.fields.has('year') || base.fields.has('date'))),
  );
  const lines = more.map(name => sourceOf(takesOver ? kept : dropped, other, name));
  const written = takesOver ? withKey(dropped, target.key) : kept;
  return [
    { ...keep, text: lineEnds(kept, withFields(written, lines, indentOf(written))) },
    { ...wholeLines(text, drop), text: '' },
  ];
}

function withKey(entry: string, key: string): string {
  return entry.replace(/^(@\s*\w+\s*[({]\s*)[^,\s]+/, (_, start: string) => start + key);
}

function entryIn(text: string): RawEntry | undefined {
  try {
    return new BibtexParser().parse(text, true)[0];
  } catch {
    return undefined;
  }
}

/** The field with its name, as it is written. */
function sourceOf(text: string, { places }: RawEntry, name: string): string {
  const { start = 0, end = 0 } = places.get(name) ?? {};
  return `${name} = ${text.slice(start, end)}`;
}

/** Adds fields before the brace that closes the entry. */
function withFields(entry: string, fields: readonly string[], indent: string): string {
  if (fields.length === 0) return entry;
  const body = entry.slice(0, -1).replace(/[\s,]*$/, '');
  return `${body},\n${fields.map(field => indent + field).join(',\n')}\n${entry.slice(-1)}`;
}

function withoutField(entry: string, { places }: RawEntry, name: string): string {
  const { start = 0, end = 0 } = places.get(name) ?? {};
  const from = entry.lastIndexOf('\n', start);
  return entry.slice(0, from) + entry.slice(end).replace(/^,/, '');
}

const indentOf = (entry: string): string => /\n([ \t]+)\S/.exec(entry)?.[1] ?? '  ';
const authorCount = ({ fields }: RawEntry): number => (fields.get('author') ?? '').split(/\s+and\s+/).length;
const lineEnds = (model: string, text: string): string =>
  model.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;

/** The entry with the rest of its last line, and a blank line after it. */
function wholeLines(text: string, { start, end }: Span): Span {
  const rest = /^,?[ \t]*(?:\r?\n|$)(?:[ \t]*(?:\r?\n))?/.exec(text.slice(end));
  return { start, end: end + (rest?.[0].length ?? 0) };
}
