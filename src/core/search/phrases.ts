// Words that must stand in a row, tried on the text itself.
import type { Paper } from '../paper.ts';
import { isUnspaced } from '../text/unspaced.ts';
import { fold, tokens } from '../text/words.ts';
import type { Filter } from './query.ts';

/** A test of the phrases, on the words as written but for case, diacritics and what stands between them. */
export function hasPhrases(filters: readonly Filter[]): ((paper: Paper) => boolean) | undefined {
  const phrases = filters.flatMap(filter => {
    if (filter.kind !== 'phrase') return [];
    const words = tokens(fold(filter.value)).flatMap(token => token.match(/^\..*|[^-_'’‐‑.]+/gu) ?? []);
    return words.length === 0 ? [] : [{ pattern: inARow(words), wanted: !filter.negated }];
  });
  if (phrases.length === 0) return undefined;
  return ({ title, abstract }) =>
    phrases.every(
      ({ pattern, wanted }) => (pattern.test(fold(title)) || pattern.test(fold(abstract))) === wanted,
    );
}

function inARow(words: readonly string[]): RegExp {
  const row = words.map((word, at) => {
    const before = words[at - 1];
    const gap = before === undefined ? '' : isUnspaced(before + word) ? '*' : '+';
    return (gap && String.raw`[^\p{L}\p{N}\p{M}]${gap}`) + word.replace(/[+*.]/g, String.raw`\$&`);
  });
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const start = isUnspaced(first) || first.startsWith('.') ? '' : String.raw`(?<![\p{L}\p{N}\p{M}])`;
  const end = isUnspaced(last) ? String.raw`(?!\p{M})` : String.raw`(?![\p{L}\p{N}\p{M}])`;
  return new RegExp(start + row.join('') + (/[+#*]$/.test(last) ? '(?![+#*])' : end), 'u');
}
