// Builds citation keys from a pattern: `{author}{year}{word}` gives `vaswani2017attention`.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { stripLatex } from '../text/latex.ts';
import { isStopWord } from '../text/stopWords.ts';
import { stripDiacritics } from '../text/tokenizer.ts';
import { parsePersonName } from './personName.ts';

type Part = (paper: Paper) => string;

/** Placeholders of a pattern. A capitalised placeholder capitalises its value. */
const parts: Readonly<Record<string, Part>> = {
  author: ({ authors: [first = ''] }) => lettersOf(parsePersonName(first).family),
  year: ({ published }) => published.slice(0, 4),
  word: ({ title }) => firstWord(title),
  id: ({ id }) => id.slice(id.indexOf(':') + 1),
};
const placeholder = /\{(\w+)\}/g;
/** Characters that BibTeX, Pandoc or a shell do not accept in a key. */
const unsafe = /[^A-Za-z0-9:._+/-]+/g;

/** A pattern contains at least one placeholder, and otherwise only characters that a key may contain. */
export const keyPattern =
  /^[\w:.+/-]*\{([Aa]uthor|[Yy]ear|[Ww]ord|[Ii]d)\}([\w:.+/-]|\{([Aa]uthor|[Yy]ear|[Ww]ord|[Ii]d)\})*$/;

/**
 * Returns the key of one paper, without making it unique. Papers without a Latin letter in author or title get their
 * id as key.
 */
export function citationKey(paper: Paper, pattern: string): string {
  const key = pattern
    .replace(placeholder, (_, name: string) => {
      const part = parts[name.toLowerCase()]?.(paper) ?? '';
      return /^\p{Lu}/u.test(name) ? part.slice(0, 1).toUpperCase() + part.slice(1) : part;
    })
    .replace(unsafe, '');
  return /[A-Za-z]/.test(key) || /\{id\}/i.test(pattern)
    ? key
    : paper.id.replace(/[:/]/g, '-').replace(unsafe, '');
}

interface CitationKeyOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignalLike | undefined;
  /** Keys in use, in lower case, because BibTeX keys are case-insensitive. */
  readonly taken?: ReadonlySet<string>;
}

/**
 * Returns a unique key for each paper, in slices. If several papers have the same key, the earliest keeps it and the
 * others get a letter appended, whatever their order.
 */
export async function citationKeys(
  papers: readonly Paper[],
  pattern: string,
  { clock, signal, taken }: CitationKeyOptions,
): Promise<ReadonlyMap<Paper, string>> {
  const keys = new Map<Paper, string>();
  const sharing = new Map<string, Paper[]>();
  const groupOf = (paper: Paper): void => {
    const key = citationKey(paper, pattern);
    keys.set(paper, key);
    const group = sharing.get(key.toLowerCase());
    if (group === undefined) sharing.set(key.toLowerCase(), [paper]);
    else group.push(paper);
  };
  await forEachInSlices(papers, clock, groupOf, { signal });

  // A key with an appended letter must not equal another paper's key.
  const used = new Set([...(taken ?? []), ...sharing.keys()]);
  const tellApart = ([key, group]: readonly [string, Paper[]]): void => {
    let more = 0;
    for (const paper of taken?.has(key) ? group.sort(byAge) : group.sort(byAge).slice(1)) {
      const bare = keys.get(paper) ?? '';
      while (used.has((bare + suffix(more)).toLowerCase())) more++;
      keys.set(paper, bare + suffix(more));
      used.add((bare + suffix(more)).toLowerCase());
    }
  };
  await forEachInSlices([...sharing], clock, tellApart, { signal });
  return keys;
}

/** Returns a, b, …, z, aa, ab, … */
function suffix(number: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (number % 26));
  return number < 26 ? letter : suffix(Math.floor(number / 26) - 1) + letter;
}

function byAge(a: Paper, b: Paper): number {
  return compare(a.published, b.published) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function firstWord(title: string): string {
  const words =
    stripDiacritics(stripLatex(title))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
  return lettersOf(words.find(word => !isStopWord(word)) ?? words[0] ?? '');
}

function lettersOf(text: string): string {
  return stripDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
