// Finds the snippet of a paper with a term, and the term's surface form. Used to show the evidence of related papers.
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokenizer.ts';
import { wordBoundary } from '../text/wordBoundary.ts';
import { wordStems } from './wordStems.ts';

interface TermSnippet {
  readonly field: 'title' | 'abstract';
  readonly text: string;
}

/**
 * Returns the title or the first sentence of the abstract with the stem, or undefined if neither has it. Shortens it to
 * `limit` characters at word boundaries, and marks each cut with "…".
 */
export function termSnippet(paper: Paper, stem: string, limit = 160): TermSnippet | undefined {
  const title = displayTitle(paper);
  const inTitle = wordWith(title, stem);
  if (inTitle !== undefined) return { field: 'title', text: cutAround(title, inTitle, limit) };
  for (const sentence of splitSentences(displayAbstract(paper))) {
    const word = wordWith(sentence, stem);
    if (word !== undefined) return { field: 'abstract', text: cutAround(sentence, word, limit) };
  }
  return undefined;
}

/** Returns a stem or bigram as written in the paper; undefined if the paper does not have it. */
export function surfaceForm(paper: Paper, term: string): string | undefined {
  // Searches the abstract first, because titles capitalise ordinary words. Landmarks have code terms in its place.
  const texts = [displayAbstract(paper), displayTitle(paper), ...(paper.codeTerms ?? [])];
  let previous = { word: '', last: '' };
  for (const word of tokenize(texts.join('\n'))) {
    const { stems, bigrams, first, last } = wordStems(word);
    const part = stems.find(({ stem }) => stem === term)?.form;
    if (part !== undefined) return part;
    if (bigrams.includes(term) || isJoined(word, term)) return word;
    // Words of grammar between the two do not count: "benchmark for evaluating".
    if (last === '') continue;
    if (term === `${previous.last} ${first}`) return `${previous.word} ${word}`;
    previous = { word, last };
  }
  return undefined;
}

/** Whether the term is the word without its hyphens, as the name that a paper introduces is: `florence2`. */
function isJoined(word: string, term: string): boolean {
  return word.includes('-') && wordStems(word.replaceAll('-', '')).stems.at(-1)?.stem === term;
}

/** Returns the words of title and abstract that have one of the stems or bigrams, as written there, each once. */
export function wordsWithTerms({ title, abstract }: Paper, terms: ReadonlySet<string>): string[] {
  const words = tokenize(`${title}\n${abstract}`);
  const found = new Set<string>();
  for (const [at, word] of words.entries()) {
    const { stems, bigrams, last } = wordStems(word);
    if (stems.some(({ stem }) => terms.has(stem)) || bigrams.some(pair => terms.has(pair))) found.add(word);
    const next = words[at + 1] ?? '';
    if (terms.has(`${last} ${wordStems(next).first}`)) found.add(word).add(next);
  }
  return [...found];
}

/** Returns the first word of the text with the stem. */
function wordWith(text: string, term: string): string | undefined {
  // For a bigram, searches for the first of its two words.
  const [stem] = term.split(' ');
  return tokenize(text).find(token => wordStems(token).stems.some(word => word.stem === stem));
}

function cutAround(text: string, word: string, limit: number): string {
  if (text.length <= limit) return text;
  const at = Math.max(0, text.indexOf(word));
  const from = at + word.length < limit * 0.75 ? 0 : wordBoundary(text, Math.floor(at - limit / 3) + 1);
  const opening = from > 0 ? '…' : '';
  if (text.length - from + opening.length <= limit) return opening + text.slice(from);
  const cut = text.slice(from, from + limit - opening.length);
  return `${opening}${cut.slice(0, wordBoundary(cut, cut.length - 1)).trimEnd()}…`;
}
