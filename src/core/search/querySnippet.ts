// Picks the sentence of an abstract that best matches a query, for the line below a paper's title.
import { displayAbstract } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { wordBoundary } from '../text/wordBoundary.ts';
import { parseQuery } from './parseQuery.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const defaultLength = 240;
/** Characters of a row that are in sight beside its buttons: VS Code's quick pick is never wider. */
const charactersInSight = 60;

/**
 * Returns the first sentence with the largest number of distinct query words, or the first sentence if none has any.
 * Begins it where its first query word is in sight, shortens it to `limit` characters at word boundaries, and marks each cut
 * with "…".
 */
export function querySnippet(paper: Paper, query: string, limit = defaultLength): string {
  const target = queryStems(query);
  let best = '';
  let most = -1;
  for (const { segment } of sentences.segment(displayAbstract(paper))) {
    const found = new Set(tokenize(segment).flatMap(token => matchingStems(token, target)));
    if (found.size <= most) continue;
    most = found.size;
    best = segment.trim();
  }
  return cutAround(best, target, limit);
}

interface QueryStems {
  readonly stems: ReadonlySet<string>;
  /** The incomplete last word, if the query ends in one. */
  readonly start: string | undefined;
}

function queryStems(query: string): QueryStems {
  const { text, isPrefixQuery, filters } = parseQuery(query);
  const phrases = filters.flatMap(filter =>
    filter.kind === 'phrase' && !filter.negated ? filter.value : [],
  );
  const words = [...phrases, text]
    .flatMap(tokenize)
    .flatMap(token => queryWords(token).map(word => word.text));
  const content = words.filter(word => !isStopWord(word));
  return { stems: new Set(content.map(stem)), start: isPrefixQuery ? words.at(-1) : undefined };
}

/** Returns the query stems that the token contains. */
function matchingStems(token: string, { stems, start }: QueryStems): string[] {
  return splitToken(token).flatMap(({ text }) => {
    const stemmed = stem(text);
    if (stems.has(stemmed)) return stemmed;
    return start !== undefined && text.startsWith(start) ? start : [];
  });
}

/** Returns the part of a long sentence that starts shortly before the first query word. */
function cutAround(sentence: string, target: QueryStems, limit: number): string {
  const first = tokenize(sentence).find(token => matchingStems(token, target).length > 0) ?? '';
  const [pair = ''] = isUnsegmented(first) ? matchingStems(first, target) : [];
  const at = Math.max(0, sentence.indexOf(pair, Math.max(0, sentence.indexOf(first))));
  const seen = Math.min(limit, charactersInSight);
  const from = at < seen * 0.75 ? 0 : wordBoundary(sentence, Math.floor(at - seen / 4) + 1);
  const opening = from > 0 ? '…' : '';
  if (sentence.length - from + opening.length <= limit) return opening + sentence.slice(from);
  const cut = sentence.slice(from, from + limit - opening.length);
  return `${opening}${cut.slice(0, wordBoundary(cut, cut.length - 1)).trimEnd()}…`;
}
