// Parses the text of a search into words, filters and paper ids. Never rejects a query: text that is not a valid filter
// is searched as words.
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
  /** The reading status that the user gave the paper. */
  | { readonly kind: 'status'; readonly value: Status }
  | { readonly kind: 'is'; readonly value: 'starred' }
  /** A range of years, both ends included. */
  | { readonly kind: 'year'; readonly from: number; readonly to: number }
  /** Consecutive words in title or abstract. */
  | { readonly kind: 'phrase'; readonly value: string }
  /** Always negated: words to find are in `ParsedQuery.text`. */
  | { readonly kind: 'word'; readonly value: string }
);

type QueryDiagnosticCode =
  /** `author:`: no value after the colon yet. */
  | 'emptyFilter'
  /** `titel:brain`: no such filter. */
  | 'unknownFilter'
  /** `year:20x4`, `has:video`, `theme:xyz`: a known filter with an unknown value. */
  | 'unknownValue'
  /** A quotation mark without a closing one. */
  | 'openQuote'
  /** A phrase in a long query, or a phrase that no paper has: searched as separate words. */
  | 'phraseAsWords'
  /** The id or link of a paper that is not in the catalogue. */
  | 'unknownPaper';

/**
 * A part of the query that is not applied the way it looks, with its text as typed. Such a part is searched as words,
 * unless it is an id.
 */
export interface QueryDiagnostic {
  readonly code: QueryDiagnosticCode;
  readonly text: string;
}

export interface ParsedQuery {
  /** The words to find, in the order typed, separated by one space. */
  readonly text: string;
  /** Whether the query ends in the last word of `text`, so that the word may still be incomplete. */
  readonly isPrefixQuery: boolean;
  readonly filters: readonly QueryFilter[];
  /** Ids of the papers that the query names by id or link. */
  readonly ids: readonly PaperId[];
  readonly diagnostics: readonly QueryDiagnostic[];
}

/** Whether a theme or source with this name exists. Prevents a misspelt name from filtering out all results. */
export type IsKnownFilterValue = (kind: NamedFilter, value: string) => boolean;

/** Queries with more tokens than this are prose, in which quotation marks do not request an exact phrase. */
const maxSearchTokens = 12;

const queryToken = /-?(?:\p{L}+:)?["“”][^"“”]*["“”]|\S+/gu;
const shape = /^(-?)(?:(\p{L}+):(?!\/\/))?(["“”]?)(.*?)(["“”]?)$/su;
const years = /^(\d{4})?(\.\.)?(\d{4})?$/;
/** Signs count as word characters here, because `C+` may become `C++`. */
const wordEnd = /[\p{L}\p{M}\p{N}+#*]$/u;

/** Parses any text. Never throws: invalid filters go into `text` and are explained in `diagnostics`. */
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

/** Returns a filter, a diagnostic that says why the token is not a filter, or undefined for a plain word. */
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
  // Only an opening quotation mark needs a closing one; inside or after a word (`5" screens`) it is part of the text.
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
    // Accepts `status:toRead`, `status:to-read` and `status:"to read"`.
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
