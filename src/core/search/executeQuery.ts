// One search: a query that was read, and the papers that answer it, best first.
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { scoreBm25f } from './bm25f.ts';
import { filterSlots } from './filters.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import type { ParsedQuery, QueryDiagnostic } from './parseQuery.ts';
import { phraseFilter } from './phraseFilter.ts';
import { expandQuery } from './queryTerms.ts';
import type { RankingParameters } from './rankingParameters.ts';
import { hasEnoughBigrams, rank, tiers, TopPapers } from './topPapers.ts';

export interface SearchResults {
  /** Best first, as many as asked for. */
  readonly papers: readonly Paper[];
  /** How many papers have some of the words and pass the filters; a phrase may still rule some of them out. */
  readonly total: number;
  /** What in the query was not done as it looks. */
  readonly diagnostics: readonly QueryDiagnostic[];
}

/** Papers whose text is read for an exact phrase before a search gives up: some 20 ms. */
const maxPhraseTests = 2000;
/** The beginning of an arXiv id, with the month typed. */
const idStart = /^\d{4}\.\d*$/;

/** Looks for a phrase that no paper has by its words instead, and says so. */
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
  // With nothing to look for but filters, every paper that passes them answers, the latest first.
  const nothingElse = query.text === '' && query.ids.length === 0 && queryTerms.terms.length === 0;
  const filtersOnly = nothingElse && query.filters.length > 0;
  const everyWord = phrases.length > 0 && query.text === '' ? queryTerms.allParts : 0;
  const newest = newestDate(index);
  const top = new TopPapers(limit, phraseTest(query));
  const asksForStatus = query.filters.some(({ kind, negated }) => kind === 'status' && !negated);
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
      top.add({ paper, ...rank(slot, scores, queryTerms, index, newest, parameters) });
    else top.add({ paper, tier, score: 0 });
  }
  return { papers: top.papers, total, diagnostics };
}

function phrasesOf({ filters }: ParsedQuery): string[] {
  return filters.flatMap(filter => (filter.kind === 'phrase' && !filter.negated ? filter.value : []));
}

/** The paper with the id, or, while it is being typed, those whose ids start so. */
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
