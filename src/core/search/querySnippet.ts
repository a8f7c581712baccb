// The sentence of an abstract that answers a query best, for the line under a paper's title.
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { wordBoundary } from '../text/wordBoundary.ts';
import { parseQuery } from './parseQuery.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const defaultLength = 240;

/**
 * The sentence with the most of the query's words, the first of them where several have as many; the opening one when
 * none has any. At most `limit` characters, cut at words, with "…" where it was.
 */
export function querySnippet({ abstract }: Paper, query: string, limit = defaultLength): string {
  const target = queryStems(query);
  let best = '';
  let most = -1;
  for (const { segment } of sentences.segment(abstract)) {
    const found = new Set(tokenize(segment).flatMap(token => matchingStems(token, target)));
    if (found.size <= most) continue;
    most = found.size;
    best = segment.trim();
  }
  return best.length <= limit ? best : cutAround(best, target, limit);
}

interface QueryStems {
  readonly stems: ReadonlySet<string>;
  /** What the word being typed starts with. */
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

/** Which of the wanted words the token has. */
function matchingStems(token: string, { stems, start }: QueryStems): string[] {
  return splitToken(token).flatMap(({ text }) => {
    const stemmed = stem(text);
    if (stems.has(stemmed)) return stemmed;
    return start !== undefined && text.startsWith(start) ? start : [];
  });
}

/** The part of a long sentence from a little before its first wanted word. */
function cutAround(sentence: string, target: QueryStems, limit: number): string {
  const first = tokenize(sentence).find(token => matchingStems(token, target).length > 0) ?? '';
  const [pair = ''] = isUnsegmented(first) ? matchingStems(first, target) : [];
  const at = Math.max(0, sentence.indexOf(pair, Math.max(0, sentence.indexOf(first))));
  const from = at < limit * 0.75 ? 0 : wordBoundary(sentence, Math.floor(at - limit / 4) + 1);
  const opening = from > 0 ? '…' : '';
  if (sentence.length - from + opening.length <= limit) return opening + sentence.slice(from);
  const cut = sentence.slice(from, from + limit - opening.length);
  return `${opening}${cut.slice(0, wordBoundary(cut, cut.length - 1)).trimEnd()}…`;
}
