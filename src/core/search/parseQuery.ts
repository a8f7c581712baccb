// What the person typed, as data. Every query means something: what is not a filter is words to look for.
//
//   attention author:bengio year:2024..2025 theme:"visual decoding" source:arxiv has:code -survey "exact phrase"
//   status:toRead is:starred has:note
import { parsePaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { Status } from '../readingList/entry.ts';

type HasValue = 'code' | 'doi' | 'arxiv' | 'note';
type NamedFilter = 'author' | 'theme' | 'source';

export type QueryFilter = { readonly negated: boolean } & (
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

type QueryDiagnosticCode =
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
export interface QueryDiagnostic {
  readonly code: QueryDiagnosticCode;
  readonly text: string;
}

export interface ParsedQuery {
  /** The words to look for, in the order typed, one space between them. */
  readonly text: string;
  /** The last word of `text` may go on: the query ends in it. */
  readonly isPrefixQuery: boolean;
  readonly filters: readonly QueryFilter[];
  /** Papers named by id or link. */
  readonly ids: readonly PaperId[];
  readonly diagnostics: readonly QueryDiagnostic[];
}

/** Whether any paper could have this theme or source; keeps a misspelt one from emptying the results. */
export type IsKnownFilterValue = (kind: NamedFilter, value: string) => boolean;

/** Longer queries are prose, where quotation marks set words off and do not ask for them in a row. */
const maxSearchTokens = 12;

const queryToken = /-?(?:\p{L}+:)?["“”][^"“”]*["“”]|\S+/gu;
const shape = /^(-?)(?:(\p{L}+):(?!\/\/))?(["“”]?)(.*?)(["“”]?)$/su;
const years = /^(\d{4})?(\.\.)?(\d{4})?$/;
/** A sign may go on too: `C+` becomes `C++`. */
const wordEnd = /[\p{L}\p{M}\p{N}+#*]$/u;

/** Reads a query of any shape. Never throws; what it could not take as a filter is in `text` and explained in `notes`. */
export function parseQuery(query: string, isKnown: IsKnownFilterValue = () => true): ParsedQuery {
  const words: string[] = [];
  const filters: QueryFilter[] = [];
  const ids: PaperId[] = [];
  const diagnostics: QueryDiagnostic[] = [];
  let lastIsText = false;
  const pieces = query.match(queryToken) ?? [];
  const isProse = pieces.length > maxSearchTokens;
  for (const typed of pieces) {
    const id = parsePaperId(typed);
    const meant = id === undefined ? readToken(typed, isProse, isKnown) : undefined;
    lastIsText = id === undefined && (meant === undefined || 'code' in meant);
    if (id !== undefined) ids.push(id);
    else if (lastIsText) words.push(typed);
    if (meant === undefined) continue;
    if ('code' in meant) diagnostics.push(meant);
    else filters.push(meant);
  }
  return {
    text: words.join(' '),
    isPrefixQuery: lastIsText && wordEnd.test(query),
    filters,
    ids,
    diagnostics,
  };
}

/** A filter, a note on why it is none, or undefined for a plain word. */
function readToken(
  typed: string,
  isProse: boolean,
  isKnown: IsKnownFilterValue,
): QueryFilter | QueryDiagnostic | undefined {
  const [, minus = '', key = '', open = '', value = '', close = ''] = shape.exec(typed) ?? [];
  const diagnostic = (code: QueryDiagnosticCode): QueryDiagnostic => ({ code, text: typed });
  const negated = minus !== '';
  const kind = key.toLowerCase();
  if (key !== '' && !isFilterName(kind)) return value === '' ? undefined : diagnostic('unknownFilter');
  // A quotation mark inside a word or behind it ("5" screens") is part of the text.
  if (open !== '' && close === '') return diagnostic('openQuote');
  if (key !== '' && value === '') return diagnostic('emptyFilter');
  if (key === '' && value === '') return undefined;
  if (isFilterName(kind)) return namedFilter(kind, value, negated, isKnown) ?? diagnostic('unknownValue');
  if (open !== '') return isProse ? diagnostic('phraseAsWords') : { kind: 'phrase', value, negated };
  return negated && /^\.?[\p{L}\p{N}]/u.test(value)
    ? { kind: 'word', value: value + close, negated }
    : undefined;
}

function namedFilter(
  kind: FilterName,
  value: string,
  negated: boolean,
  isKnown: IsKnownFilterValue,
): QueryFilter | undefined {
  if (kind === 'year') {
    const range = yearRange(value);
    return range && { kind, negated, ...range };
  }
  if (kind === 'has') {
    const match = hasValues.find(known => known === value.toLowerCase());
    return match && { kind, negated, value: match };
  }
  if (kind === 'status') {
    // `status:toRead`, `status:to-read` and `status:"to read"` alike.
    const normalised = value.toLowerCase().replace(/[^a-z]/g, '');
    const match = Status.options.find(known => known.toLowerCase() === normalised);
    return match && { kind, negated, value: match };
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
