// arXiv's answers, Atom 1.0: a feed of entries, at times one entry that is an error, at times no XML at all.
//
// parse-xml reads them because it is strict (half a feed is an error), small, and knows no entities but XML's five:
// a document type that defines others is skipped, and using one is an error, so that nothing can grow.
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import * as z from 'zod/mini';
import { paperIdIn, publishedDoi } from '../identifiers.ts';
import { malformed, type Said } from './records.ts';
import { SourceFailure } from './source.ts';

interface ArxivFeed {
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
  const parts = partsOf(feed);
  const entries = parts.get('entry') ?? [];
  const [first] = entries;
  const said = first && partsOf(first);
  if (entries.length === 1 && textOf(said?.get('id')).includes('/api/errors'))
    throw new SourceFailure({ code: 'refused', subject, detail: textOf(said?.get('summary')).trim() });
  return { entries, total: Number(textOf(parts.get('totalResults'))) || 0 };
}

export const ArxivEntry = z.pipe(
  z.instanceof(XmlElement),
  z.transform((entry): Said => {
    const parts = partsOf(entry);
    const categories = [...(parts.get('primary_category') ?? []), ...(parts.get('category') ?? [])];
    return {
      id: paperIdIn(textOf(parts.get('id'))),
      title: textOf(parts.get('title')),
      abstract: textOf(parts.get('summary')),
      authors: parts.get('author')?.map(author => textOf(partsOf(author).get('name'))),
      published: textOf(parts.get('published')).trim(),
      venue: textOf(parts.get('journal_ref')),
      doi: publishedDoi(textOf(parts.get('doi'))),
      categories: [...new Set(categories.map(({ attributes }) => attributes['term']))],
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

/** An element's own children by name, in no certain order; which prefix a namespace has is the sender's choice. */
function partsOf(element: XmlElement): Parts {
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

type Parts = ReadonlyMap<string, readonly XmlElement[]>;

/** The first one's own text: what stands in elements inside it is no text here, however deep they go. */
function textOf([first]: readonly XmlElement[] = []): string {
  const texts = first?.children.filter(child => child instanceof XmlText) ?? [];
  return texts.map(({ text }) => text).join('');
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
