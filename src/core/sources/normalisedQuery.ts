// Parses a query into words, phrases, titles, authors and years for any service. The syntax is that of the search
// quick pick; filters that only the catalogue can answer are dropped.
import { FailureError } from '../base/failures.ts';
import type { PaperId } from '../papers/paper.ts';
import { parseQuery } from '../search/parseQuery.ts';

export interface NormalisedQuery {
  readonly words: readonly string[];
  /** Sequences of words, without quotation marks. */
  readonly phrases: readonly string[];
  /** Values of `title:word` and `title:"several words"`. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  /** Words and phrases that must not occur. */
  readonly excluded: readonly string[];
  /** First and last year, both inclusive; undefined if open. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Papers given by id or link. */
  readonly ids: readonly PaperId[];
}

const titleFilter = /(?<=^|\s)title:(?:["“]([^"“”]+)["”]|([^\s"“”]+))/gi;

export function normaliseQuery(query: string): NormalisedQuery {
  const titles: string[] = [];
  const rest = query.replace(titleFilter, (_, phrase?: string, word?: string) => {
    titles.push(phrase ?? word ?? '');
    return '';
  });
  const { text, filters, ids } = parseQuery(rest);
  const values = (kind: string, negated: boolean): string[] =>
    filters.flatMap(filter =>
      filter.kind === kind && filter.negated === negated && 'value' in filter ? [filter.value] : [],
    );
  const years = filters.find(filter => filter.kind === 'year' && !filter.negated);
  const { from = 0, to = 9999 } = years?.kind === 'year' ? years : {};
  return {
    words: text.split(/[\s"“”]+/).filter(word => /[\p{L}\p{N}]/u.test(word)),
    phrases: values('phrase', false),
    titles,
    authors: values('author', false),
    excluded: [...values('word', true), ...values('phrase', true)],
    from: from === 0 ? undefined : from,
    to: to === 9999 ? undefined : to,
    ids,
  };
}

/**
 * Returns all words of the query, including those of titles, phrases and names, for services that accept only words.
 * Throws a `FailureError` (`refused`) when there are none.
 */
export function keywordQuery(normalised: NormalisedQuery, subject: string): string {
  const words = [...normalised.words, ...normalised.titles, ...normalised.phrases, ...normalised.authors]
    .join(' ')
    .trim();
  if (words === '') throw emptyQueryFailure(subject);
  return words;
}

export function emptyQueryFailure(subject: string): FailureError {
  return new FailureError({ code: 'refused', subject, detail: 'The query holds no words to look for.' });
}

/** Failure for an id that the service cannot know: a `local:` id, or an id of another service. */
export function unknownIdFailure(subject: string, id: PaperId): FailureError {
  return new FailureError({
    code: 'missing',
    subject,
    detail: `${id} is not an id that this service knows.`,
  });
}
