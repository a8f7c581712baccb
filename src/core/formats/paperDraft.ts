// Turns the fields that a file reader found into a paper.
import * as z from 'zod/mini';
import { newStyleId, oldStyleId } from '../papers/arxivIds.ts';
import { localPaperId, parsePaperId } from '../papers/identifiers.ts';
import { Paper } from '../papers/paper.ts';
import { stripMarkup } from '../text/markup.ts';
import { toPlainText } from '../text/plainText.ts';
import { isOthers } from './personNames.ts';

interface PaperDraft {
  /** Texts that may contain the paper's id: ids, DOIs, links, "arXiv preprint arXiv:2306.03089". */
  readonly names: readonly (string | undefined)[];
  readonly title: string | undefined;
  readonly abstract?: string | undefined;
  /** Given names first. "others" and "et al." say that there are more. */
  readonly authors?: readonly string[] | undefined;
  /** In the form that `partialDate` returns. */
  readonly published?: string | undefined;
  readonly venue?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Further fields of a paper, already valid and without markup. */
  readonly more?: Partial<Paper> | undefined;
}

/** Returns the paper. Throws an Error that says why the draft is not a paper. */
export function paperFromDraft(paperDraft: PaperDraft, source: string): Paper {
  const title = textOf(paperDraft.title);
  const place = textOf(paperDraft.venue);
  const venue = isPreprintServer(place) ? '' : place;
  if (title === '') throw new Error('It has no title.');
  const ids = paperDraft.names.flatMap(idsIn);
  const firstId = (scheme: string): string | undefined => ids.find(id => id.startsWith(scheme));
  const doi = firstId('doi:');
  const result = Paper.safeParse({
    ...paperDraft.more,
    id: firstId('arxiv:') ?? doi ?? localPaperId(title),
    title,
    abstract: stripMarkup(paperDraft.abstract ?? ''),
    ...authorFields(lines(paperDraft.authors) ?? []),
    published: paperDraft.published ?? '',
    theme: '',
    sources: [source],
    ...(doi === undefined ? {} : { doi: doi.slice('doi:'.length) }),
    ...(venue === '' ? {} : { venue }),
    ...optionalLines('keywords', paperDraft.keywords),
    ...optionalLines('categories', paperDraft.categories),
  });
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}

/** Whether the name is of a place where papers wait for publication, which does not count as a venue. */
export function isPreprintServer(venue: string): boolean {
  return /\barxiv\b|^CoRR$/i.test(venue);
}

/** The number by which DBLP tells people of one name apart: "Wei Wang 0001". */
const homonym = /\s0\d{3}(?=\s|$)/;

function authorFields(names: readonly string[]): Pick<Paper, 'authors' | 'moreAuthors'> {
  const authors = names.filter(name => !isOthers(name)).map(name => name.replace(homonym, ''));
  const isPart = authors.length > 0 && authors.length < names.length;
  return { authors, ...(isPart ? { moreAuthors: true } : {}) };
}

/** "arXiv:2306.03089 [cs]", "arXiv preprint math/0309136". */
const inProse = new RegExp(
  String.raw`arxiv(?:\s+(?:preprint|e-?prints?))?[:,\s]\s*(?:abs\/)?(${newStyleId}|${oldStyleId})(?!\d)`,
  'i',
);

function idsIn(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const prose = inProse.exec(text)?.[1];
  const id = parsePaperId(text) ?? (prose === undefined ? undefined : parsePaperId(prose));
  return id === undefined ? [] : [id];
}

function textOf(text = ''): string {
  return toPlainText(stripMarkup(text));
}

function lines(texts: readonly string[] | undefined): string[] | undefined {
  return texts?.map(textOf).filter(text => text !== '');
}

function optionalLines(name: 'keywords' | 'categories', texts: readonly string[] | undefined): object {
  const some = lines(texts);
  return some === undefined || some.length === 0 ? {} : { [name]: some };
}
