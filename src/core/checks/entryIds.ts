// Finds the ids that an entry of a bibliography names, each with its field.
import type { RawEntry } from '../formats/bibtexParser.ts';
import type { Span } from '../formats/bibtexScanner.ts';
import { parsePaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { latexToAddress } from '../text/latex.ts';

export interface NamedId {
  readonly id: PaperId;
  readonly field: string;
  /** Of the field's value, with its braces. */
  readonly span: Span;
  /** The version of an arXiv id, if the entry names one. */
  readonly version: number | undefined;
}

const fields = ['eprint', 'arxivid', 'arxiv', 'doi', 'url', 'howpublished', 'journal', 'volume'];
/** A note may also name another paper, so it counts only without an id elsewhere. */
const lastFields = ['note', 'annote'];
const inProse = /arxiv[:\s]\s*(?:abs\/)?([\w.\-/]*\d[\w.\-/]*)/i;

/** Returns each id once, from the field that says it best. */
export function entryIds(entry: RawEntry): readonly NamedId[] {
  const named = idsIn(entry, fields);
  return named.length === 0 ? idsIn(entry, lastFields) : named;
}

function idsIn({ fields, places }: RawEntry, names: readonly string[]): NamedId[] {
  const found = new Map<PaperId, NamedId>();
  for (const field of names) {
    const value = fields.get(field);
    const span = places.get(field);
    // A number alone is an arXiv id where the entry says so.
    if (value === undefined || span === undefined || (field === 'volume' && !value.startsWith('abs/')))
      continue;
    const text = latexToAddress(value).replace(field === 'doi' ? /\s+/g : '', '');
    const id = idOf(text);
    if (id !== undefined && !found.has(id)) found.set(id, { id, field, span, version: versionIn(text, id) });
  }
  return [...found.values()];
}

function idOf(text: string): PaperId | undefined {
  return parsePaperId(text.replace(/^abs\//, '')) ?? parsePaperId(inProse.exec(text)?.[1] ?? '');
}

/** Returns the version that an arXiv id is followed by in the text: `2306.03089v2`. */
export function versionIn(text: string, id: PaperId): number | undefined {
  const name = id.slice(id.indexOf(':') + 1).replace(/^.*\//, '');
  if (!id.startsWith('arxiv:')) return undefined;
  const at = text.indexOf(name);
  const version = /^v([1-9]\d?)(?!\d)/.exec(text.slice(at + name.length))?.[1];
  return at === -1 || version === undefined ? undefined : Number(version);
}
