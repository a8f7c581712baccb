// A citation key as it stands in a text.

/** What a key may look like depends on how it is written. */
type CitationForm = 'tex' | 'pandoc' | 'role' | 'typst' | 'org' | 'bibtex';

export interface CitationKeyMatch {
  /** Offsets of the key alone, without braces or `@`: of its first character, and after its last. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly form: CitationForm;
  /** Whether this can be nothing but a citation, so that a key that no bibliography has is a mistake: unlike `@name`. */
  readonly isExplicit: boolean;
}

type Kind = Pick<CitationKeyMatch, 'form' | 'isExplicit'>;

/** What stands before a key in the second line of a citation in a comment. */
const lineStart = /^(?:\s*\n)?\s*(?:(?:#+['!]?|\/\/[/!]?|\*+|%+|;+|--)(?:[ \t]+|$))?\s*/;
const validKey = /^(?=.*[\p{L}\p{N}_])[^\s\\{}#%~,"]+$/u;

/** Splits the keys at commas, and leaves out what can be none. `from` is the offset of the keys in the text. */
export function keysIn(keys: string, from: number, kind: Kind, separator = ','): CitationKeyMatch[] {
  const found: CitationKeyMatch[] = [];
  let at = from;
  for (const written of keys.split(separator)) {
    const skipped = (written.includes('\n') ? lineStart : /^\s*/).exec(written)?.[0].length ?? 0;
    const key = written.slice(skipped).trimEnd();
    const start = at + skipped;
    if (validKey.test(key) && key !== '*') found.push({ start, end: start + key.length, key, ...kind });
    at += written.length + separator.length;
  }
  return found;
}
