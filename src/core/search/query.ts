// What the person typed, as data. Every query means something: what is not a filter is words to look for.
//
//   attention author:bengio year:2024..2025 theme:"visual decoding" source:arxiv has:code -survey "exact phrase"
//   status:toRead is:starred has:note
import { paperIdIn } from '../identifiers.ts';
import type { PaperId } from '../paper.ts';
import { Status } from '../readingList/entry.ts';

type HasValue = 'code' | 'doi' | 'arxiv' | 'note';
type NamedFilter = 'author' | 'theme' | 'source';

export type Filter = { readonly negated: boolean } & (
  | { readonly kind: NamedFilter; readonly value: string }
  | { readonly kind: 'has'; readonly value: HasValue }
  /** What the user says of the paper. */
  | { readonly kind: 'status'; readonly value: Status }
  | { readonly kind: 'is'; readonly value: 'starred' }
  /** Both ends belong to the range. */
  | { readonly kind: 'year'; readonly from: number; readonly to: number }
  /** Words in a row, anywhere in title or abstract. */
  | { readonly kind: 'phrase'; readonly value: string }
  /** Only ever negated: a word to look for is text. */
  | { readonly kind: 'word'; readonly value: string }
);

type NoteCode =
  /** `author:`: nothing stands behind the colon yet. */
  | 'emptyFilter'
  /** `titel:brain`: no such filter. */
  | 'unknownFilter'
  /** `year:20x4`, `has:video`, `theme:xyz`: the filter is known, its value is not. */
  | 'unknownValue'
  /** A quotation mark that nothing closes. */
  | 'openQuote'
  /** A quotation inside a long sentence, or one that no paper has: its words are looked for one by one. */
  | 'phraseAsWords'
  /** An id or link of a paper that is not in the catalogue. */
  | 'unknownPaper';

/** Something in the query that was not done as it looks; `text` is the piece as typed. All but ids count as words. */
export interface Note {
  readonly code: NoteCode;
  readonly text: string;
}

export interface ParsedQuery {
  /** The words to look for, in the order typed, one space between them. */
  readonly text: string;
  /** The last word of `text` may go on: the query ends in it. */
  readonly halfTyped: boolean;
  readonly filters: readonly Filter[];
  /** Papers named by id or link. */
  readonly ids: readonly PaperId[];
  readonly notes: readonly Note[];
}

/** Whether any paper could have this theme or source; keeps a misspelt one from emptying the results. */
export type IsKnown = (kind: NamedFilter, value: string) => boolean;

/** Longer queries are prose, where quotation marks set words off and do not ask for them in a row. */
const longestSearch = 12;

const piece = /-?(?:\p{L}+:)?["“”][^"“”]*["“”]|\S+/gu;
const shape = /^(-?)(?:(\p{L}+):(?!\/\/))?(["“”]?)(.*?)(["“”]?)$/su;
const years = /^(\d{4})?(\.\.)?(\d{4})?$/;
/** A sign may go on too: `C+` becomes `C++`. */
const wordEnd = /[\p{L}\p{M}\p{N}+#*]$/u;

/** Reads a query of any shape. Never throws; what it could not take as a filter is in `text` and explained in `notes`. */
export function parseQuery(query: string, isKnown: IsKnown = () => true): ParsedQuery {
  const words: string[] = [];
  const filters: Filter[] = [];
  const ids: PaperId[] = [];
  const notes: Note[] = [];
  let lastIsText = false;
  const pieces = query.match(piece) ?? [];
  const isProse = pieces.length > longestSearch;
  for (const typed of pieces) {
    const id = paperIdIn(typed);
    const meant = id === undefined ? readPiece(typed, isProse, isKnown) : undefined;
    lastIsText = id === undefined && (meant === undefined || 'code' in meant);
    if (id !== undefined) ids.push(id);
    else if (lastIsText) words.push(typed);
    if (meant === undefined) continue;
    if ('code' in meant) notes.push(meant);
    else filters.push(meant);
  }
  return { text: words.join(' '), halfTyped: lastIsText && wordEnd.test(query), filters, ids, notes };
}

/** A filter, a note on why it is none, or undefined for a plain word. */
function readPiece(typed: string, isProse: boolean, isKnown: IsKnown): Filter | Note | undefined {
  const [, minus = '', key = '', open = '', value = '', close = ''] = shape.exec(typed) ?? [];
  const note = (code: NoteCode): Note => ({ code, text: typed });
  const negated = minus !== '';
  const kind = key.toLowerCase();
  if (key !== '' && !isFilterName(kind)) return value === '' ? undefined : note('unknownFilter');
  // A quotation mark inside a word or behind it ("5" screens") is part of the text.
  if (open !== '' && close === '') return note('openQuote');
  if (key !== '' && value === '') return note('emptyFilter');
  if (key === '' && value === '') return undefined;
  if (isFilterName(kind)) return namedFilter(kind, value, negated, isKnown) ?? note('unknownValue');
  if (open !== '') return isProse ? note('phraseAsWords') : { kind: 'phrase', value, negated };
  return negated && /^\.?[\p{L}\p{N}]/u.test(value)
    ? { kind: 'word', value: value + close, negated }
    : undefined;
}

function namedFilter(
  kind: FilterName,
  value: string,
  negated: boolean,
  isKnown: IsKnown,
): Filter | undefined {
  if (kind === 'year') {
    const range = yearRange(value);
    return range && { kind, negated, ...range };
  }
  if (kind === 'has') {
    const wanted = hasValues.find(known => known === value.toLowerCase());
    return wanted && { kind, negated, value: wanted };
  }
  if (kind === 'status') {
    // `status:toRead`, `status:to-read` and `status:"to read"` alike.
    const said = value.toLowerCase().replace(/[^a-z]/g, '');
    const wanted = Status.options.find(known => known.toLowerCase() === said);
    return wanted && { kind, negated, value: wanted };
  }
  if (kind === 'is') return /^starred$/i.test(value) ? { kind, negated, value: 'starred' } : undefined;
  return isKnown(kind, value) ? { kind, negated, value } : undefined;
}

function yearRange(value: string): { from: number; to: number } | undefined {
  const [, first, dots, last] = years.exec(value) ?? [];
  if (first === undefined && last === undefined) return undefined;
  const from = first === undefined ? 0 : Number(first);
  const to = last === undefined ? (dots === undefined ? from : 9999) : Number(last);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

type FilterName = NamedFilter | 'year' | 'has' | 'status' | 'is';
const filterNames: readonly string[] = [
  ...(['author', 'theme', 'source', 'year', 'has', 'status', 'is'] satisfies FilterName[]),
];
const hasValues: readonly HasValue[] = ['code', 'doi', 'arxiv', 'note'];

function isFilterName(name: string): name is FilterName {
  return filterNames.includes(name);
}
