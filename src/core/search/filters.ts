// The filters of a query, tried on the index.
import type { Paper, Theme } from '../papers/paper.ts';
import type { ReadingListEntry } from '../readingList/entry.ts';
import { fold, queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { inAuthors, slotShift, traitBits, type InvertedIndex } from './invertedIndex.ts';
import type { IsKnownFilterValue, QueryFilter } from './parseQuery.ts';

/** By slot: 1 where a paper passes every filter but the phrases, which `phraseFilter` tries on the text itself. */
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

/** What themes and sources there are, for `parseQuery`. Everybody may be an author. */
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

/** Where a paper came from, and whose id it has. */
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
    case 'word':
      return inAll(wordsIn(filter.value).map(word => slotsWith(word, false, index)));
  }
}

function hasTrait(traits: Uint8Array, bit: number): (slot: number) => boolean {
  return slot => ((traits[slot] ?? 0) & bit) !== 0;
}

function inAll(marks: readonly Uint8Array[]): (slot: number) => boolean {
  return slot => marks.every(mark => mark[slot] === 1);
}

/** Marks the papers that have the word; of authors the start of a name is enough. */
function slotsWith(word: string, ofAuthors: boolean, index: InvertedIndex): Uint8Array {
  const marks = new Uint8Array(index.papers.length);
  const term = index.vocabulary.termOf(word);
  // A sign of a script without spaces begins the pairs that it is in.
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

/** Each word of the value starts a word of the theme's id or title. */
function isTheme({ id, title }: Theme, value: string): boolean {
  const names = tokenize(`${id} ${title}`).flatMap(splitToken);
  return wordsIn(value).every(word => names.some(({ text }) => text.startsWith(word)));
}

/** Parts alone, and what a sign makes of them: a compound as a whole is not in every paper that has its parts. */
function wordsIn(text: string): string[] {
  return tokenize(text)
    .flatMap(queryWords)
    .flatMap(({ text, from, to }) => (to === from + 1 || /[+#*]$/.test(text) ? text : []));
}
