// A paper as a file tells of it, before it is known to be one.
import * as z from 'zod/mini';
import { localPaperId, paperIdIn } from '../identifiers.ts';
import { Paper } from '../paper.ts';
import { withoutMarkup } from '../text/markup.ts';
import { plainText } from '../text/plainText.ts';

interface Draft {
  /** Texts that may name the paper: ids, DOIs, links, "arXiv preprint arXiv:2306.03089". */
  readonly names: readonly (string | undefined)[];
  readonly title: string | undefined;
  readonly abstract?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** As `knownDate` writes it. */
  readonly published?: string | undefined;
  readonly venue?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Fields that are already as a paper has them, without markup. */
  readonly more?: Partial<Paper> | undefined;
}

/** The paper, with what the draft knows of it. Throws an error that says why it is none. */
export function paperFrom(draft: Draft, source: string): Paper {
  const title = textOf(draft.title);
  const venue = textOf(draft.venue);
  if (title === '') throw new Error('It has no title.');
  const ids = draft.names.flatMap(idsIn);
  const first = (scheme: string): string | undefined => ids.find(id => id.startsWith(scheme));
  const doi = first('doi:');
  const result = Paper.safeParse({
    ...draft.more,
    id: first('arxiv:') ?? doi ?? localPaperId(title),
    title,
    abstract: withoutMarkup(draft.abstract ?? ''),
    authors: lines(draft.authors) ?? [],
    published: draft.published ?? '',
    theme: '',
    sources: [source],
    ...(doi === undefined ? {} : { doi: doi.slice('doi:'.length) }),
    ...(venue === '' ? {} : { venue }),
    ...optionalLines('keywords', draft.keywords),
    ...optionalLines('categories', draft.categories),
  });
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}

const inProse = /arxiv:\s*([\w.\-/]+)/i;

function idsIn(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const prose = inProse.exec(text)?.[1];
  const id = paperIdIn(text) ?? (prose === undefined ? undefined : paperIdIn(prose));
  return id === undefined ? [] : [id];
}

function textOf(text = ''): string {
  return plainText(withoutMarkup(text));
}

function lines(texts: readonly string[] | undefined): string[] | undefined {
  return texts?.map(textOf).filter(text => text !== '');
}

function optionalLines(name: 'keywords' | 'categories', texts: readonly string[] | undefined): object {
  const some = lines(texts);
  return some === undefined || some.length === 0 ? {} : { [name]: some };
}
