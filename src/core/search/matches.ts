// Explains why a search found a paper: lists the field and the snippet where each query word occurs.
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import { authorNames, type Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { parseQuery } from './parseQuery.ts';
import { querySnippet } from './querySnippet.ts';

export interface Match {
  /** The query word as typed. */
  readonly word: string;
  readonly field: 'title' | 'authors' | 'abstract';
  /** The title, the list of authors, or the sentence of the abstract with the word. */
  readonly snippet: string;
}

/**
 * Returns a match for each query word, in the first field that has it: title, authors, abstract. Words that were only
 * found by fuzzy spelling have no match.
 */
export function explainMatches(paper: Paper, query: string, snippetLength: number): Match[] {
  const { text, isPrefixQuery } = parseQuery(query);
  const words = tokenize(text);
  const title = displayTitle(paper);
  return words.flatMap((word, at): Match | [] => {
    const stems = queryWords(word).flatMap(part => (isStopWord(part.text) ? [] : part.text));
    const open = isPrefixQuery && at === words.length - 1;
    const has = (field: string): boolean => {
      const stands = tokenize(field).flatMap(splitToken);
      const isThere = (part: string): boolean => stands.some(({ text }) => answers(text, part, open));
      // One part of a compound is enough, but a word in a script without spaces needs all its bigrams.
      return isUnsegmented(word) ? stems.every(isThere) : stems.some(isThere);
    };
    if (has(title)) return { word, field: 'title', snippet: title };
    if (has(paper.authors.join(', '))) return { word, field: 'authors', snippet: authorNames(paper) };
    return has(displayAbstract(paper))
      ? { word, field: 'abstract', snippet: querySnippet(paper, open ? word : `${word} `, snippetLength) }
      : [];
  });
}

/** Returns the words of title and abstract that a query word matches, as written there, each once. */
export function matchingWords({ title, abstract }: Paper, query: string): string[] {
  const { text, isPrefixQuery } = parseQuery(query);
  const words = tokenize(text);
  const parts = words.flatMap((word, at) =>
    queryWords(word)
      .filter(part => !isStopWord(part.text))
      .map(part => ({ text: part.text, open: isPrefixQuery && at === words.length - 1 })),
  );
  const isMatch = (token: string): boolean =>
    splitToken(token).some(({ text }) => parts.some(part => answers(text, part.text, part.open)));
  return [...new Set(tokenize(`${title}\n${abstract}`).filter(isMatch))];
}

/** Whether the word `text` of a field matches `part` of a query: same stem, or a prefix while `part` is being typed. */
function answers(text: string, part: string, open: boolean): boolean {
  return stem(part) === stem(text) || ((open || isUnsegmented(part)) && text.startsWith(part));
}
