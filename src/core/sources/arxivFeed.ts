// Parses arXiv's responses (Atom 1.0): a feed of entries, sometimes a single entry that reports an error, sometimes
// no XML.
//
// Uses parse-xml because it is strict (an incomplete feed is an error), small, and knows only XML's five entities: it
// skips
// a document type that defines others and rejects their use, so entity expansion cannot blow up.
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import * as z from 'zod/mini';
import { FailureError } from '../base/failures.ts';
import { parsePaperId, parsePublishedDoi } from '../papers/identifiers.ts';
import type { Paper } from '../papers/paper.ts';
import { malformedFailure, type RawRecord } from './rawRecords.ts';

export interface ArxivFeed {
  /** An entry that is not well-formed XML is represented by its error. */
  readonly entries: readonly (XmlElement | Error)[];
  /** Number of papers that match the query, on all pages. */
  readonly total: number;
}

/**
 * Does not match across the start of another entry: otherwise each of a thousand unclosed entries would be scanned to
 * the end of the text.
 */
const entryText = /<((?:[\w.-]+:)?entry)\b(?:(?!<(?:[\w.-]+:)?entry\b)[^])*?<\/\1\s*>/g;
/** Maximum length of an abstract that only says that the paper was withdrawn, in characters. */
const maxNotice = 600;
/** Characters that XML does not allow: https://www.w3.org/TR/xml/#charsets */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Parses a response. Throws a `FailureError`: `rateLimited`, `refused` when arXiv rejected the query, else
 * `malformed`.
 */
export function parseArxivFeed(subject: string, text: string): ArxivFeed {
  if (/^\s*rate exceeded/i.test(text))
    throw new FailureError({ code: 'rateLimited', subject, detail: text.trim().slice(0, 80) });
  const { root: feed, entries: apart } = documentOf(subject, text);
  if (localName(feed) !== 'feed')
    throw new FailureError(malformedFailure(subject, `The answer is <${feed.name}>, not a feed.`));
  const parts = childrenByName(feed);
  const entries: readonly (XmlElement | Error)[] = [...(parts.get('entry') ?? []), ...apart];
  const [first] = entries;
  const firstEntry = first instanceof XmlElement ? childrenByName(first) : undefined;
  if (entries.length === 1 && textOf(firstEntry?.get('id')).includes('/api/errors'))
    throw new FailureError({
      ...malformedFailure(subject, textOf(firstEntry?.get('summary')).trim()),
      code: 'refused',
    });
  return { entries, total: Number(textOf(parts.get('totalResults'))) || 0 };
}

export const ArxivEntry = z.pipe(
  z.instanceof(XmlElement, { error: ({ input }) => String(input) }),
  z.transform((entry): RawRecord => {
    const parts = childrenByName(entry);
    const categories = [...(parts.get('primary_category') ?? []), ...(parts.get('category') ?? [])];
    return {
      id: parsePaperId(textOf(parts.get('id'))),
      title: textOf(parts.get('title')),
      abstract: textOf(parts.get('summary')),
      authors: parts.get('author')?.map(author => textOf(childrenByName(author).get('name'))),
      published: textOf(parts.get('published')).trim(),
      venue: textOf(parts.get('journal_ref')),
      doi: parsePublishedDoi(textOf(parts.get('doi'))),
      revision: revisionOf(
        textOf(parts.get('id')),
        textOf(parts.get('comment')),
        textOf(parts.get('summary')),
      ),
      categories: [...new Set(categories.map(({ attributes }) => attributes['term']))],
    };
  }),
);

/** Matches a notice that the paper itself was withdrawn; not an earlier version, another work, or withdrawn drugs. */
const withdrawn =
  /^\W*withdrawn\b|\b(?:paper|article|manuscript|submission|work|preprint|note|it) (?:has|was|is|had|needs)\b[^.]{0,30}\bwithdrawn(?=\s*(?:$|[.,;:(]|(?:by|due|because|from arxiv|as|since|for|until|to|in order|while)\b))|\bwithdrawn by (?:the )?(?:authors?|arxiv|submitter)\b/i;

/** Returns the version that the id ends in, and why it was withdrawn: the comment, or else the abstract. */
function revisionOf(id: string, comment: string, summary: string): Paper['revision'] {
  const number = Number(/v(\d+)\s*$/.exec(id)?.[1] ?? 0);
  if (number === 0) return undefined;
  // An abstract that is more than a notice of withdrawal is of a paper that is there.
  const reason = [comment, summary.length <= maxNotice ? summary : ''].find(text => withdrawn.test(text));
  return reason === undefined ? { number } : { number, withdrawn: reason.trim() };
}

interface Document {
  readonly root: XmlElement;
  readonly entries: readonly (XmlElement | Error)[];
}

/**
 * Parses the document. If it is not well-formed, parses each entry on its own and the feed without its entries, so
 * that one broken entry does not lose the others.
 */
function documentOf(subject: string, text: string): Document {
  try {
    return { root: rootOf(text), entries: [] };
  } catch {
    const legal = withLegalCharacters(text);
    const texts = [...legal.matchAll(entryText)];
    const [first, last] = [texts[0], texts.at(-1)];
    const end = last === undefined ? 0 : last.index + last[0].length;
    const root = elementOrError(legal.slice(0, first?.index ?? 0) + legal.slice(end));
    if (root instanceof Error) throw new FailureError(malformedFailure(subject, String(root)));
    return { root, entries: texts.map(([entry]) => elementOrError(entry)) };
  }
}

function rootOf(text: string): XmlElement {
  const { root } = parseXml(text);
  if (root === null) throw new Error('The document is empty.');
  return root;
}

function elementOrError(text: string): XmlElement | Error {
  try {
    return rootOf(text);
  } catch (error) {
    // Not every error is an XmlError: elements nested a hundred thousand deep overflow the stack.
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Replaces control characters, and references to them, with spaces, because XML does not allow them. */
function withLegalCharacters(text: string): string {
  return text
    .replace(illegal, ' ')
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (reference, hex: string | undefined, decimal = '') => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isLegal = code <= 0x10ffff && !String.fromCodePoint(code).match(illegal);
      return isLegal ? reference : ' ';
    });
}

/** Maps local names to child elements. Ignores namespace prefixes, which the sender may choose freely. */
function childrenByName(element: XmlElement): ChildrenByName {
  const parts = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    if (!(child instanceof XmlElement)) continue;
    const name = localName(child);
    const others = parts.get(name);
    if (others === undefined) parts.set(name, [child]);
    else others.push(child);
  }
  return parts;
}

type ChildrenByName = ReadonlyMap<string, readonly XmlElement[]>;

/** Returns the first element's own text, without the text of nested elements, which may be deeply nested. */
function textOf([first]: readonly XmlElement[] = []): string {
  const texts = first?.children.filter(child => child instanceof XmlText) ?? [];
  return texts.map(({ text }) => text).join('');
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
