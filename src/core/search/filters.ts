// Applies the filters of a query to the papers in the index. Used by the search engine.
import type { Paper, Theme } from '../papers/paper.ts';
import type { ReadingListEntry } from '../readingList/entry.ts';
import { isStopWord } from '../text/stopWords.ts';
import { exactWords, fold, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { traitBits } from './indexedFields.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import { inAuthors, slotShift } from './paperTerms.ts';
import type { IsKnownFilterValue, QueryFilter } from './parseQuery.ts';

/** Returns an array with 1 at the slot of each paper that passes all filters. Ignores phrases: see `phraseFilter`. */
export function filterSlots(
  filters: readonly QueryFilter[],
  themes: readonly Theme[],
  index: InvertedIndex,
): Uint8Array {
  const allowed = new Uint8Array(index.papers.length);
  for (let slot = 0; slot < allowed.length; slot++) allowed[slot] = index.papers[slot] === undefined ? 0 : 1;
  for (const filter of filters) {
    if (filter.kind === 'phrase') continue;
    const passes = slotTest(filter, themes, index);
    const expected = !filter.negated;
    for (let slot = 0; slot < allowed.length; slot++)
      if (allowed[slot] === 1 && passes(slot) !== expected) allowed[slot] = 0;
  }
  return allowed;
}

/** Returns the test that `parseQuery` uses to recognise theme and source names. Accepts every author name. */
export function knownFilterValues(
  themes: readonly Theme[],
  sources: ReadonlySet<string>,
): IsKnownFilterValue {
  return (kind, value) => {
    if (kind === 'author') return wordsIn(value).length > 0;
    if (kind === 'theme') return themes.some(theme => isTheme(theme, value));
    return [...sources].some(source => source.startsWith(fold(value)));
  };
}

/** Returns the sources of a paper, lower-cased, and the prefix of its id ("arxiv", "doi", "local"). */
export function sourcesOf({ id, sources }: Paper): readonly string[] {
  return [...sources.map(fold), id.slice(0, id.indexOf(':'))];
}

function slotTest(
  filter: Exclude<QueryFilter, { kind: 'phrase' }>,
  themes: readonly Theme[],
  index: InvertedIndex,
): (slot: number) => boolean {
  const { annotations, papers, dates, traits } = index;
  const says = (test: (entry: ReadingListEntry) => boolean) => (slot: number) => {
    const paper = papers[slot];
    const entry = paper && annotations.of(paper);
    return entry !== undefined && test(entry);
  };
  switch (filter.kind) {
    case 'year':
      return slot => {
        const year = Math.floor(dates[slot] ?? 0);
        return year >= filter.from && year <= filter.to;
      };
    case 'has':
      return filter.value === 'note'
        ? says(({ note }) => note !== undefined)
        : hasTrait(traits, traitBits[filter.value]);
    case 'status':
      return says(({ status }) => status === filter.value);
    case 'is':
      return says(({ starred }) => starred === true);
    case 'theme': {
      const ids = new Set(themes.filter(theme => isTheme(theme, filter.value)).map(({ id }) => id));
      return slot => ids.has(papers[slot]?.theme ?? '');
    }
    case 'source': {
      const start = fold(filter.value);
      return slot => {
        const paper = papers[slot];
        return paper !== undefined && sourcesOf(paper).some(source => source.startsWith(start));
      };
    }
    case 'author':
      return inAll(wordsIn(filter.value).map(word => slotsWith(word, true, index)));
    case 'word': {
      // `-few-shot`: "few" is in no paper's terms, because it is a stop word.
      const words = wordsIn(filter.value);
      const content = words.filter(word => !isStopWord(word));
      return inAll((content.length > 0 ? content : words).map(word => slotsWith(word, false, index)));
    }
  }
}

function hasTrait(traits: Uint8Array, bit: number): (slot: number) => boolean {
  return slot => ((traits[slot] ?? 0) & bit) !== 0;
}

function inAll(marks: readonly Uint8Array[]): (slot: number) => boolean {
  return slot => marks.every(mark => mark[slot] === 1);
}

/**
 * Returns an array with 1 at the slot of each paper that has the word in any field. With `ofAuthors`, looks in author
 * names only, and the start of a name matches.
 */
function slotsWith(word: string, ofAuthors: boolean, index: InvertedIndex): Uint8Array {
  const marks = new Uint8Array(index.papers.length);
  const term = index.vocabulary.termOf(word);
  // In scripts without spaces a single character matches all bigrams that start with it.
  const terms = new Set(
    ofAuthors || isUnsegmented(word)
      ? index.vocabulary.wordsWithPrefix(word).map(known => index.vocabulary.term(known))
      : [],
  );
  if (term !== undefined) terms.add(term);
  for (const each of terms)
    for (const posting of index.postings.read(each))
      if (!ofAuthors || (posting & inAuthors) !== 0) marks[posting >>> slotShift] = 1;
  return marks;
}

/** Whether each word of the value is the start of a word in the theme's id or title. */
function isTheme({ id, title }: Theme, value: string): boolean {
  const names = tokenize(`${id} ${title}`).flatMap(splitToken);
  return wordsIn(value).every(word => names.some(({ text }) => text.startsWith(word)));
}

/**
 * Returns the single words of a text, including names with a sign ("c++"). Leaves out compounds as wholes, because not
 * every paper with the parts of a compound has the whole.
 */
function wordsIn(text: string): string[] {
  return tokenize(text)
    .flatMap(exactWords)
    .flatMap(({ text, from, to }) => (to === from + 1 || /[+#*]$/.test(text) ? text : []));
}
