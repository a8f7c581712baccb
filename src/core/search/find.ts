// One search: a query that was read, and the papers that answer it, best first.
import type { Paper, PaperId, Theme } from '../paper.ts';
import { allowedSlots } from './filters.ts';
import type { PaperTerms } from './paperTerms.ts';
import { hasPhrases } from './phrases.ts';
import type { Note, ParsedQuery } from './query.ts';
import type { Ranking } from './ranking.ts';
import { scorePapers } from './scores.ts';
import { answers, judge, Selection, tiers } from './selection.ts';
import { wantedWords } from './wanted.ts';

export interface SearchResults {
  /** Best first, as many as asked for. */
  readonly papers: readonly Paper[];
  /** How many papers have some of the words and pass the filters; a phrase may still rule some of them out. */
  readonly total: number;
  /** What in the query was not done as it looks. */
  readonly notes: readonly Note[];
}

/** Papers whose text is read for an exact phrase before a search gives up: some 20 ms. */
const mostPhraseTests = 2000;
/** The beginning of an arXiv id, with the month typed. */
const idStart = /^\d{4}\.\d*$/;

/** Looks for a phrase that no paper has by its words instead, and says so. */
export function findPapers(
  query: ParsedQuery,
  index: PaperTerms,
  themes: readonly Theme[],
  ranking: Ranking,
  limit: number,
): SearchResults {
  const found = findExactly(query, index, themes, ranking, limit);
  const phrases = phrasesOf(query);
  if (found.papers.length > 0 || phrases.length === 0) return found;
  const filters = query.filters.filter(filter => filter.kind !== 'phrase' || filter.negated);
  const notes = [...query.notes, ...phrases.map((text): Note => ({ code: 'phraseAsWords', text }))];
  const words = { ...query, text: [...phrases, query.text].join(' ').trim(), filters, notes };
  return findExactly(words, index, themes, ranking, limit);
}

function findExactly(
  query: ParsedQuery,
  index: PaperTerms,
  themes: readonly Theme[],
  ranking: Ranking,
  limit: number,
): SearchResults {
  const named = new Set<number>();
  const notes = [...query.notes];
  for (const id of query.ids) {
    const slots = slotsNamed(id, index);
    for (const slot of slots) named.add(slot);
    if (slots.length === 0) notes.push({ code: 'unknownPaper', text: id });
  }
  if (idStart.test(query.text)) for (const slot of slotsNamed(`arxiv:${query.text}`, index)) named.add(slot);

  const phrases = phrasesOf(query);
  const wanted = wantedWords([...phrases, query.text].join(' '), query.halfTyped, index, ranking);
  const scores = scorePapers(wanted, index, ranking);
  const allowed = allowedSlots(query.filters, themes, index);
  // With nothing to look for but filters, every paper that passes them answers, the latest first.
  const nothingElse = query.text === '' && query.ids.length === 0 && wanted.words.length === 0;
  const filtersOnly = nothingElse && query.filters.length > 0;
  const everyWord = phrases.length > 0 && query.text === '' ? wanted.allParts : 0;
  const newest = newestDate(index);
  const selection = new Selection(limit, phraseTest(query));
  const asksForStatus = query.filters.some(({ kind, negated }) => kind === 'status' && !negated);
  const asksForRuns = wanted.runs.length > 0;
  let total = 0;
  for (let slot = 0; slot < allowed.length; slot++) {
    if (allowed[slot] === 0) continue;
    const some =
      (scores.score[slot] ?? 0) > 0 && (!asksForRuns || answers(scores.anywhere[slot] ?? 0, wanted));
    if (some && ((scores.anywhere[slot] ?? 0) & everyWord) !== everyWord) continue;
    if (!some && !filtersOnly && !named.has(slot)) continue;
    const paper = index.papers[slot];
    if (paper === undefined) continue;
    if (!asksForStatus && !named.has(slot) && index.marks.hides(paper)) continue;
    total++;
    const tier = named.has(slot) ? tiers.named : tiers.someWords;
    if (some && tier !== tiers.named)
      selection.offer({ paper, ...judge(slot, scores, wanted, index, newest, ranking) });
    else selection.offer({ paper, tier, score: 0 });
  }
  return { papers: selection.papers, total, notes };
}

function phrasesOf({ filters }: ParsedQuery): string[] {
  return filters.flatMap(filter => (filter.kind === 'phrase' && !filter.negated ? filter.value : []));
}

/** The paper with the id, or, while it is being typed, those whose ids start so. */
function slotsNamed(id: PaperId, index: PaperTerms): number[] {
  const slot = index.slotOf(id);
  if (slot !== undefined) return [slot];
  return index.papers.flatMap((paper, at) => (paper?.id.startsWith(id) === true ? at : []));
}

function phraseTest({ filters }: ParsedQuery): (paper: Paper) => boolean {
  const test = hasPhrases(filters);
  if (test === undefined) return () => true;
  let left = mostPhraseTests;
  return paper => left-- > 0 && test(paper);
}

function newestDate({ papers, dates }: PaperTerms): number {
  let newest = 0;
  for (let slot = 0; slot < papers.length; slot++) newest = Math.max(newest, dates[slot] ?? 0);
  return newest;
}
