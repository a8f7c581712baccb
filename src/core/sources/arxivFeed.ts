// arXiv's answers, Atom 1.0: a feed of entries, at times one entry that is an error, at times no XML at all.
//
// parse-xml reads them because it is strict (half a feed is an error), small, and knows no entities but XML's five:
// a document type that defines others is skipped, and using one is an error, so that nothing can grow.
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import * as z from 'zod/mini';
import { FailureError } from '../base/failures.ts';
import { parsePaperId, parsePublishedDoi } from '../papers/identifiers.ts';
import { malformedFailure, type RawRecord } from './rawRecords.ts';

interface ArxivFeed {
  /** Errors stand in the places of those that are no XML. */
  readonly entries: readonly (XmlElement | Error)[];
  /** How many papers the query has, whatever the page. */
  readonly total: number;
}

/** Not over another one's beginning: a thousand without an end would each be looked for to the end of the text. */
const entryText = /<((?:[\w.-]+:)?entry)\b(?:(?!<\1\b)[^])*?<\/\1\s*>/g;
/** https://www.w3.org/TR/xml/#charsets */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Throws a `FailureError`: `rateLimited`, `refused` when arXiv did not understand, else `malformedFailure`. */
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
    throw new FailureError({ code: 'refused', subject, detail: textOf(firstEntry?.get('summary')).trim() });
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
      categories: [...new Set(categories.map(({ attributes }) => attributes['term']))],
    };
  }),
);

interface Document {
  readonly root: XmlElement;
  readonly entries: readonly (XmlElement | Error)[];
}

/** What is no XML costs its own entry alone: the entries are read one by one then, and the feed without them. */
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
    // Not only XmlError: elements nested a hundred thousand deep overflow the stack.
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** With spaces for control characters and for references to them, which XML does not allow. */
function withLegalCharacters(text: string): string {
  return text
    .replace(illegal, ' ')
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (reference, hex: string | undefined, decimal = '') => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isLegal = code <= 0x10ffff && !String.fromCodePoint(code).match(illegal);
      return isLegal ? reference : ' ';
    });
}

/** An element's own children by name, in no certain order; which prefix a namespace has is the sender's choice. */
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

/** The first one's own text: what stands in elements inside it is no text here, however deep they go. */
function textOf([first]: readonly XmlElement[] = []): string {
  const texts = first?.children.filter(child => child instanceof XmlText) ?? [];
  return texts.map(({ text }) => text).join('');
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
