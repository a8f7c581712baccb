// Runs a parsed query against the index and returns the matching papers, best first. Used by the search engine.
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { scoreBm25f } from './bm25f.ts';
import { filterSlots } from './filters.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import type { ParsedQuery, QueryDiagnostic } from './parseQuery.ts';
import { phraseFilter } from './phraseFilter.ts';
import { expandQuery } from './queryTerms.ts';
import type { RankingParameters } from './rankingParameters.ts';
import { typedTitle } from './typedTitle.ts';
import { bitCount, hasEnoughBigrams, rank, tiers, TopPapers } from './topPapers.ts';

export interface SearchResults {
  /** The best papers, in order; at most `limit`. */
  readonly papers: readonly Paper[];
  /** Number of papers that have some of the words and pass the filters. Exact phrases are not taken into account. */
  readonly total: number;
  /** Parts of the query that were not applied the way they look. */
  readonly diagnostics: readonly QueryDiagnostic[];
}

/** Maximum number of papers whose text a search tests for an exact phrase; takes about 20 ms. */
const maxPhraseTests = 2000;
/** Matches the start of an arXiv id: year and month, a dot, and any digits typed so far. */
const idStart = /^\d{4}\.\d*$/;

/**
 * Returns the papers that match the query. If no paper has its exact phrases, searches for their words instead and
 * adds a `phraseAsWords` diagnostic for each phrase.
 */
export function executeQuery(
  query: ParsedQuery,
  index: InvertedIndex,
  themes: readonly Theme[],
  parameters: RankingParameters,
  limit: number,
): SearchResults {
  const found = executeOnce(query, index, themes, parameters, limit);
  const phrases = phrasesOf(query);
  if (found.papers.length > 0 || phrases.length === 0) return found;
  const filters = query.filters.filter(filter => filter.kind !== 'phrase' || filter.negated);
  const notes = [
    ...query.diagnostics,
    ...phrases.map((text): QueryDiagnostic => ({ code: 'phraseAsWords', text })),
  ];
  const words = { ...query, text: [...phrases, query.text].join(' ').trim(), filters, diagnostics: notes };
  return executeOnce(words, index, themes, parameters, limit);
}

function executeOnce(
  query: ParsedQuery,
  index: InvertedIndex,
  themes: readonly Theme[],
  parameters: RankingParameters,
  limit: number,
): SearchResults {
  const named = new Set<number>();
  const diagnostics = [...query.diagnostics];
  for (const id of query.ids) {
    const slots = slotsNamed(id, index);
    for (const slot of slots) named.add(slot);
    if (slots.length === 0) diagnostics.push({ code: 'unknownPaper', text: id });
  }
  if (idStart.test(query.text)) for (const slot of slotsNamed(`arxiv:${query.text}`, index)) named.add(slot);

  const phrases = phrasesOf(query);
  const queryTerms = expandQuery([...phrases, query.text].join(' '), query.isPrefixQuery, index, parameters);
  const scores = scoreBm25f(queryTerms, index, parameters);
  const allowed = filterSlots(query.filters, themes, index);
  // A query of filters alone matches every paper that passes them, latest first.
  const nothingElse = query.text === '' && query.ids.length === 0 && queryTerms.terms.length === 0;
  const filtersOnly = nothingElse && query.filters.length > 0;
  const everyWord = phrases.length > 0 && query.text === '' ? queryTerms.allParts : 0;
  const newest = newestDate(index);
  const top = new TopPapers(limit, phraseTest(query));
  const asksForStatus = query.filters.some(({ kind, negated }) => kind === 'status' && !negated);
  const isTyped = typedTitle(query.text, bitCount(queryTerms.allParts));
  const asksForRuns = queryTerms.runs.length > 0;
  let total = 0;
  for (let slot = 0; slot < allowed.length; slot++) {
    if (allowed[slot] === 0) continue;
    const some =
      (scores.score[slot] ?? 0) > 0 &&
      (!asksForRuns || hasEnoughBigrams(scores.anywhere[slot] ?? 0, queryTerms));
    if (some && ((scores.anywhere[slot] ?? 0) & everyWord) !== everyWord) continue;
    if (!some && !filtersOnly && !named.has(slot)) continue;
    const paper = index.papers[slot];
    if (paper === undefined) continue;
    if (!asksForStatus && !named.has(slot) && index.annotations.isHidden(paper)) continue;
    total++;
    const tier = named.has(slot) ? tiers.named : tiers.someWords;
    if (some && tier !== tiers.named)
      top.add({ paper, ...rank(slot, scores, queryTerms, index, newest, parameters, isTyped) });
    else top.add({ paper, tier, score: 0 });
  }
  return { papers: top.papers, total, diagnostics };
}

function phrasesOf({ filters }: ParsedQuery): string[] {
  return filters.flatMap(filter => (filter.kind === 'phrase' && !filter.negated ? filter.value : []));
}

/** Returns the slot of the paper with this id or, if there is none, of all papers whose ids start with it. */
function slotsNamed(id: PaperId, index: InvertedIndex): number[] {
  const slot = index.slotOf(id);
  if (slot !== undefined) return [slot];
  return index.papers.flatMap((paper, at) => (paper?.id.startsWith(id) === true ? at : []));
}

function phraseTest({ filters }: ParsedQuery): (paper: Paper) => boolean {
  const test = phraseFilter(filters);
  if (test === undefined) return () => true;
  let left = maxPhraseTests;
  return paper => left-- > 0 && test(paper);
}

function newestDate({ papers, dates }: InvertedIndex): number {
  let newest = 0;
  for (let slot = 0; slot < papers.length; slot++) newest = Math.max(newest, dates[slot] ?? 0);
  return newest;
}
