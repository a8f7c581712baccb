// Why a search found a paper: which of its words stand where.
import type { Paper } from '../paper.ts';
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { isUnspaced } from '../text/unspaced.ts';
import { askedOf, tokens, wordsOf } from '../text/words.ts';
import { parseQuery } from './query.ts';
import { snippet } from './snippet.ts';

export interface Match {
  /** As it was typed. */
  readonly word: string;
  readonly field: 'title' | 'authors' | 'abstract';
  /** The title, the authors, or the sentence of the abstract that has the word. */
  readonly passage: string;
}

/** One match a typed word, in the first of title, authors and abstract that has it; words found by spelling alone have none. */
export function matchesOf(paper: Paper, query: string, passageLength: number): Match[] {
  const { text, halfTyped } = parseQuery(query);
  const words = tokens(text);
  return words.flatMap((word, at): Match | [] => {
    const wanted = askedOf(word).flatMap(part => (isStopWord(part.text) ? [] : part.text));
    const open = halfTyped && at === words.length - 1;
    const has = (field: string): boolean => {
      const stands = tokens(field).flatMap(wordsOf);
      const isThere = (part: string): boolean => stands.some(({ text }) => answers(text, part, open));
      // Of a compound one part is enough; pairs of signs make a word together.
      return isUnspaced(word) ? wanted.every(isThere) : wanted.some(isThere);
    };
    const authors = paper.authors.join(', ');
    if (has(paper.title)) return { word, field: 'title', passage: paper.title };
    if (has(authors)) return { word, field: 'authors', passage: authors };
    return has(paper.abstract)
      ? { word, field: 'abstract', passage: snippet(paper, open ? word : `${word} `, passageLength) }
      : [];
  });
}

/** A word that is still being typed is found by its beginning. */
function answers(text: string, part: string, open: boolean): boolean {
  return stem(part) === stem(text) || ((open || isUnspaced(part)) && text.startsWith(part));
}
