// The palette's index: MiniSearch over title, authors, abstract, theme and id, all in memory.
import MiniSearch, { type SearchOptions, type SearchResult as Hit } from 'minisearch';
import type { CatalogueContents } from '../catalogue.ts';
import { fold, words } from '../text/words.ts';
import type { Paper, PaperId } from '../paper.ts';

/** Each attempt is more forgiving than the one before; the first that finds anything answers. */
const attempts: readonly SearchOptions[] = [
  { combineWith: 'AND' },
  { combineWith: 'AND', fuzzy: 0.2 },
  { combineWith: 'OR', fuzzy: 0.2 },
];

interface IndexedPaper {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: string;
  readonly abstract: string;
  readonly theme: string;
  readonly externalId: string;
}

export class PaperIndex {
  readonly #papers: ReadonlyMap<PaperId, Paper>;
  readonly #index = new MiniSearch<IndexedPaper>({
    fields: ['title', 'authors', 'abstract', 'theme', 'externalId'],
    tokenize: words,
    // `words` has folded the case already.
    processTerm: term => term,
    searchOptions: { boost: { title: 3, authors: 2, externalId: 3 }, weights: { prefix: 0.6, fuzzy: 0.3 } },
  });

  constructor({ papers, themes }: Pick<CatalogueContents, 'papers' | 'themes'>) {
    this.#papers = new Map(papers.map(paper => [paper.id, paper]));
    const themeTitles = new Map(themes.map(theme => [theme.id, theme.title]));
    this.#index.addAll(
      papers.map(paper => ({
        id: paper.id,
        title: paper.title,
        authors: paper.authors.join(' '),
        abstract: paper.abstract,
        theme: themeTitles.get(paper.theme) ?? '',
        externalId: paper.id.slice(paper.id.indexOf(':') + 1),
      })),
    );
  }

  /** Papers for what has been typed so far, best first; those with every word in the title lead. Empty for no words. */
  search(query: string, limit: number): Paper[] {
    const typed = words(query);
    // A word is finished once something stands behind it; the last one may still be half typed.
    const halfTyped = /[\p{L}\p{M}\p{N}]$/u.test(fold(query)) ? typed.at(-1) : undefined;
    const prefix = (term: string): boolean => term === halfTyped;
    for (const attempt of attempts) {
      const hits = this.#index.search(query, { ...attempt, prefix });
      if (hits.length > 0) return titleMatchesFirst(this.#papersOf(hits), typed, prefix).slice(0, limit);
    }
    return [];
  }

  #papersOf(hits: readonly Hit[]): Paper[] {
    return hits.flatMap(hit => this.#papers.get(String(hit.id)) ?? []);
  }
}

function titleMatchesFirst(
  papers: readonly Paper[],
  typed: readonly string[],
  prefix: (term: string) => boolean,
): Paper[] {
  const allInTitle = ({ title }: Paper): boolean => {
    const titleWords = words(title);
    return typed.every(term =>
      titleWords.some(word => (prefix(term) ? word.startsWith(term) : word === term)),
    );
  };
  return [...papers.filter(allInTitle), ...papers.filter(paper => !allInTitle(paper))];
}
