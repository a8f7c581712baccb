// The sentence of an abstract that answers a query best, for the line under a paper's title.
import type { Paper } from '../paper.ts';
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { isUnspaced } from '../text/unspaced.ts';
import { wordBoundary } from '../text/wordBoundary.ts';
import { askedOf, tokens, wordsOf } from '../text/words.ts';
import { parseQuery } from './query.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const shown = 240;

/**
 * The sentence with the most of the query's words, the first of them where several have as many; the opening one when
 * none has any. At most `limit` characters, cut at words, with "…" where it was.
 */
export function snippet({ abstract }: Paper, query: string, limit = shown): string {
  const wanted = wantedStems(query);
  let best = '';
  let most = -1;
  for (const { segment } of sentences.segment(abstract)) {
    const found = new Set(tokens(segment).flatMap(token => answers(token, wanted)));
    if (found.size <= most) continue;
    most = found.size;
    best = segment.trim();
  }
  return best.length <= limit ? best : around(best, wanted, limit);
}

interface WantedStems {
  readonly stems: ReadonlySet<string>;
  /** What the word being typed starts with. */
  readonly start: string | undefined;
}

function wantedStems(query: string): WantedStems {
  const { text, halfTyped, filters } = parseQuery(query);
  const phrases = filters.flatMap(filter =>
    filter.kind === 'phrase' && !filter.negated ? filter.value : [],
  );
  const words = [...phrases, text].flatMap(tokens).flatMap(token => askedOf(token).map(word => word.text));
  const content = words.filter(word => !isStopWord(word));
  return { stems: new Set(content.map(stem)), start: halfTyped ? words.at(-1) : undefined };
}

/** Which of the wanted words the token has. */
function answers(token: string, { stems, start }: WantedStems): string[] {
  return wordsOf(token).flatMap(({ text }) => {
    const stemmed = stem(text);
    if (stems.has(stemmed)) return stemmed;
    return start !== undefined && text.startsWith(start) ? start : [];
  });
}

/** The part of a long sentence from a little before its first wanted word. */
function around(sentence: string, wanted: WantedStems, limit: number): string {
  const first = tokens(sentence).find(token => answers(token, wanted).length > 0) ?? '';
  const [pair = ''] = isUnspaced(first) ? answers(first, wanted) : [];
  const at = Math.max(0, sentence.indexOf(pair, Math.max(0, sentence.indexOf(first))));
  const from = at < limit * 0.75 ? 0 : wordBoundary(sentence, Math.floor(at - limit / 4) + 1);
  const opening = from > 0 ? '…' : '';
  if (sentence.length - from + opening.length <= limit) return opening + sentence.slice(from);
  const cut = sentence.slice(from, from + limit - opening.length);
  return `${opening}${cut.slice(0, wordBoundary(cut, cut.length - 1)).trimEnd()}…`;
}
