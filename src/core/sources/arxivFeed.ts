// arXiv's answers, Atom 1.0: a feed of entries, at times one entry that is an error, at times no XML at all.
//
// parse-xml reads them because it is strict (half a feed is an error), small, and knows no entities but XML's five:
// a document type that defines others is skipped, and using one is an error, so that nothing can grow.
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import * as z from 'zod/mini';
import { paperIdIn, publishedDoi } from '../identifiers.ts';
import { malformed, type Said } from './records.ts';
import { SourceFailure } from './source.ts';

export interface ArxivFeed {
  readonly entries: readonly XmlElement[];
  /** How many papers the query has, whatever the page. */
  readonly total: number;
}

/** Throws a `SourceFailure`: `rateLimited`, `refused` when arXiv did not understand, else `malformed`. */
export function arxivFeed(subject: string, text: string): ArxivFeed {
  if (/^\s*rate exceeded/i.test(text))
    throw new SourceFailure({ code: 'rateLimited', subject, detail: text.trim().slice(0, 80) });
  const feed = rootOf(subject, text);
  if (localName(feed) !== 'feed')
    throw new SourceFailure(malformed(subject, `The answer is <${feed.name}>, not a feed.`));
  const entries = childrenOf(feed, 'entry');
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && isError(first))
    throw new SourceFailure({ code: 'refused', subject, detail: textOf(first, 'summary').trim() });
  return { entries, total: Number(textOf(feed, 'totalResults')) || 0 };
}

export const ArxivEntry = z.pipe(
  z.instanceof(XmlElement),
  z.transform((entry): Said => {
    const primary = childrenOf(entry, 'primary_category').map(termOf);
    return {
      id: paperIdIn(textOf(entry, 'id')),
      title: textOf(entry, 'title'),
      abstract: textOf(entry, 'summary'),
      authors: childrenOf(entry, 'author').map(author => textOf(author, 'name')),
      published: textOf(entry, 'published').trim(),
      venue: textOf(entry, 'journal_ref'),
      doi: publishedDoi(textOf(entry, 'doi')),
      categories: [...new Set([...primary, ...childrenOf(entry, 'category').map(termOf)])],
    };
  }),
);

function rootOf(subject: string, text: string): XmlElement {
  try {
    const { root } = parseXml(text);
    if (root !== null) return root;
  } catch (error) {
    // Not only XmlError: elements nested a hundred thousand deep overflow the stack.
    throw new SourceFailure(malformed(subject, String(error)));
  }
  throw new SourceFailure(malformed(subject, 'The document is empty.'));
}

function isError(entry: XmlElement): boolean {
  return textOf(entry, 'id').includes('/api/errors');
}

/** Of an element's own children, in no certain order; which prefix a namespace has is the sender's choice. */
function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children
    .filter(child => child instanceof XmlElement)
    .filter(child => localName(child) === name);
}

/** An element's own text: what stands in elements inside it is no text here, however deep they go. */
function textOf(parent: XmlElement, name: string): string {
  const [element] = childrenOf(parent, name);
  const texts = element?.children.filter(child => child instanceof XmlText) ?? [];
  return texts.map(({ text }) => text).join('');
}

function termOf(category: XmlElement): string {
  return category.attributes['term'] ?? '';
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
