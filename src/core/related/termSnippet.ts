// Where a term stands in a paper, and how it is written there: in its title, or the sentence of the abstract, cut around it.
import type { Paper } from '../papers/paper.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokenizer.ts';
import { wordBoundary } from '../text/wordBoundary.ts';
import { wordStems } from './wordStems.ts';

interface TermSnippet {
  readonly field: 'title' | 'abstract';
  readonly text: string;
}

/** Undefined when the paper does not have the stem. At most `limit` characters, cut at words, with "…" where it was. */
export function termSnippet({ title, abstract }: Paper, stem: string, limit = 160): TermSnippet | undefined {
  const inTitle = wordWith(title, stem);
  if (inTitle !== undefined) return { field: 'title', text: cutAround(title, inTitle, limit) };
  for (const sentence of splitSentences(abstract)) {
    const word = wordWith(sentence, stem);
    if (word !== undefined) return { field: 'abstract', text: cutAround(sentence, word, limit) };
  }
  return undefined;
}

/** A stem, or a pair of stems, as the paper writes it; undefined when it has it nowhere. */
export function surfaceForm({ title, abstract }: Paper, term: string): string | undefined {
  // A title writes words in capitals that are none.
  const words = tokenize(`${abstract}\n${title}`);
  for (const [at, word] of words.entries()) {
    const { stems, bigrams, last } = wordStems(word);
    const part = stems.find(({ stem }) => stem === term)?.form;
    if (part !== undefined) return part;
    if (bigrams.includes(term)) return word;
    const next = words[at + 1] ?? '';
    if (last !== '' && term === `${last} ${wordStems(next).first}`) return `${word} ${next}`;
  }
  return undefined;
}

/** The word of the text, as written there, that has the stem. */
function wordWith(text: string, term: string): string | undefined {
  // Of a pair of words, the first leads to both.
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
