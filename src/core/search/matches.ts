// Why a search found a paper: which of its words stand where.
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { parseQuery } from './parseQuery.ts';
import { querySnippet } from './querySnippet.ts';

export interface Match {
  /** As it was typed. */
  readonly word: string;
  readonly field: 'title' | 'authors' | 'abstract';
  /** The title, the authors, or the sentence of the abstract that has the word. */
  readonly snippet: string;
}

/** One match a typed word, in the first of title, authors and abstract that has it; words found by spelling alone have none. */
export function explainMatches(paper: Paper, query: string, snippetLength: number): Match[] {
  const { text, isPrefixQuery } = parseQuery(query);
  const words = tokenize(text);
  return words.flatMap((word, at): Match | [] => {
    const stems = queryWords(word).flatMap(part => (isStopWord(part.text) ? [] : part.text));
    const open = isPrefixQuery && at === words.length - 1;
    const has = (field: string): boolean => {
      const stands = tokenize(field).flatMap(splitToken);
      const isThere = (part: string): boolean => stands.some(({ text }) => answers(text, part, open));
      // Of a compound one part is enough; pairs of signs make a word together.
      return isUnsegmented(word) ? stems.every(isThere) : stems.some(isThere);
    };
    const authors = paper.authors.join(', ');
    if (has(paper.title)) return { word, field: 'title', snippet: paper.title };
    if (has(authors)) return { word, field: 'authors', snippet: authors };
    return has(paper.abstract)
      ? { word, field: 'abstract', snippet: querySnippet(paper, open ? word : `${word} `, snippetLength) }
      : [];
  });
}

/** A word that is still being typed is found by its beginning. */
function answers(text: string, part: string, open: boolean): boolean {
  return stem(part) === stem(text) || ((open || isUnsegmented(part)) && text.startsWith(part));
}
