// Builds queries for OpenSearch and Elasticsearch, in the part of their query language that both share.
import type { Paper } from '../papers/paper.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { emptyQueryFailure, type NormalisedQuery } from './normalisedQuery.ts';
import type { OpenSearchFields } from './openSearchHit.ts';

/** Throws a `FailureError` (`refused`) for a query without words. */
export function searchQuery(normalised: NormalisedQuery, fields: OpenSearchFields, subject: string): unknown {
  const texts = textFields(fields);
  const match = (query: string, type: string, among: readonly string[] = texts): unknown => ({
    multi_match: { query, type, fields: among },
  });
  const words = normalised.words.join(' ');
  const must = [
    ...(words === '' ? [] : [match(words, 'best_fields')]),
    ...normalised.phrases.map(phrase => match(phrase, 'phrase')),
    ...normalised.titles.map(title => match(title, 'phrase', [fields.title])),
    ...normalised.authors.map(author => match(author, 'phrase', [fields.authors])),
    ...normalised.ids.map(id => match(id.slice(id.indexOf(':') + 1), 'phrase', [fields.id, fields.doi])),
  ];
  if (must.length === 0) throw emptyQueryFailure(subject);
  const years = {
    ...(normalised.from === undefined ? {} : { gte: String(normalised.from) }),
    ...(normalised.to === undefined ? {} : { lt: String(normalised.to + 1) }),
  };
  return {
    bool: {
      must,
      must_not: normalised.excluded.map(text => match(text, 'phrase')),
      filter: Object.keys(years).length === 0 ? [] : [{ range: { [fields.published]: years } }],
    },
  };
}

/**
 * Builds a `more_like_this` query. Its frequency limits are low: a word that occurs once in an abstract is
 * significant, and in a small index few papers share a word.
 */
export function relatedQuery(papers: readonly Paper[], fields: OpenSearchFields): unknown {
  return {
    more_like_this: {
      fields: [fields.title, fields.abstract],
      like: papers.map(({ title, abstract }) => `${title} ${abstract}`),
      min_term_freq: 1,
      min_doc_freq: 2,
      max_query_terms: 25,
    },
  };
}

/** Builds a query that any term matches, each with its weight. A phrase is one term: its words must stand together. */
export function termsQuery(terms: readonly WeightedTerm[], fields: OpenSearchFields): unknown {
  const should = terms.map(({ text, weight }) => ({
    multi_match: {
      query: text,
      type: /\s/.test(text) ? 'phrase' : 'best_fields',
      fields: textFields(fields),
      boost: weight,
    },
  }));
  return { bool: { should } };
}

function textFields({ title, abstract }: OpenSearchFields): readonly string[] {
  return [`${title}^2`, abstract];
}
