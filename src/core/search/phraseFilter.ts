// Tests papers for the exact phrases of a query, on the text itself because postings hold no positions.
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { fold, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import type { QueryFilter } from './parseQuery.ts';

/**
 * Returns a test whether a paper satisfies all phrase filters, or undefined if there are none. Ignores case, diacritics
 * and the characters between words, but does not stem.
 */
export function phraseFilter(filters: readonly QueryFilter[]): ((paper: Paper) => boolean) | undefined {
  const phrases = filters.flatMap(filter => {
    if (filter.kind !== 'phrase') return [];
    const words = tokenize(fold(filter.value)).flatMap(token => token.match(/^\..*|[^-_'’‐‑.]+/gu) ?? []);
    return words.length === 0 ? [] : [{ pattern: inARow(words), wanted: !filter.negated }];
  });
  if (phrases.length === 0) return undefined;
  return paper => {
    const [title, abstract] = [fold(displayTitle(paper)), fold(displayAbstract(paper))];
    return phrases.every(({ pattern, wanted }) => (pattern.test(title) || pattern.test(abstract)) === wanted);
  };
}

function inARow(words: readonly string[]): RegExp {
  const row = words.map((word, at) => {
    const before = words[at - 1];
    const gap = before === undefined ? '' : isUnsegmented(before + word) ? '*' : '+';
    return (gap && String.raw`[^\p{L}\p{N}\p{M}]${gap}`) + word.replace(/[+*.]/g, String.raw`\$&`);
  });
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const start = isUnsegmented(first) || first.startsWith('.') ? '' : String.raw`(?<![\p{L}\p{N}\p{M}])`;
  const end = isUnsegmented(last) ? String.raw`(?!\p{M})` : String.raw`(?![\p{L}\p{N}\p{M}])`;
  return new RegExp(start + row.join('') + (/[+#*]$/.test(last) ? '(?![+#*])' : end), 'u');
}
