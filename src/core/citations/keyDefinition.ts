// Where the keys of a .bib file's entries stand.
import type { RecordText } from '../base/recordSplitter.ts';
import type { Paper } from '../papers/paper.ts';

/** The key of an entry where the entry stands, so that it can be cited; or another of its keys in its field `ids` (BibLaTeX). */
export interface KeyDefinition {
  readonly key: string;
  /** The entry's own key, for one in `ids`. */
  readonly alsoKeyOf?: string;
  /** Zero-based line, and character offset of the key in it. */
  readonly line: number;
  readonly start: number;
  /** Undefined for an entry that is no work, such as `@xdata`, or that could not be read. */
  readonly paper?: Paper;
  /** Why it could not be read. */
  readonly failure?: string;
}
export type MutableDefinition = { -readonly [Field in keyof KeyDefinition]: KeyDefinition[Field] };

const anyKey = /@\s*([A-Za-z]+)\s*[({]\s*([^,\s}=]+)\s*,/g;
const otherKeys = /([,\s]ids\s{0,20}=\s{0,20}[{"])([^{}"@]+)[}"]/gi;

/** Maximum number of other keys that are read of a record. */
const maxOthers = 100;

/** Finds the keys of the entries in a record, and after them those in their fields `ids`. */
export function definitionsIn(record: RecordText): MutableDefinition[] {
  const { text } = record;
  const entries = [...text.matchAll(anyKey)].filter(
    ([, type = '']) => !/^(?:comment|string|preamble)$/i.test(type),
  );
  const own = entries.map(({ 2: key = '', index }) => definitionAt(record, key, index));
  const others = [...text.matchAll(otherKeys)]
    .slice(0, maxOthers)
    .flatMap(({ 1: before = '', 2: keys = '', index }) => {
      const alsoKeyOf = entries.findLast(entry => entry.index < index)?.[2];
      if (alsoKeyOf === undefined) return [];
      return [...keys.matchAll(/[^,\s]+/g)].slice(0, maxOthers).map(({ 0: key, index: at }) => ({
        ...located(record, key, index + before.length + at),
        alsoKeyOf,
      }));
    });
  return [...own, ...others];
}

/** Finds the key behind the offset `from` in the record. */
export function definitionAt(record: RecordText, key: string, from = 0): MutableDefinition {
  const brace = from + record.text.slice(from).search(/[({]/);
  return located(record, key, record.text.indexOf(key, brace + 1));
}

/** Says where the key at this offset of the record stands in the file. */
function located({ text, line }: RecordText, key: string, offset: number): MutableDefinition {
  const before = text.slice(0, offset);
  const above = before.split('\n').length - 1;
  const start = before.length - (before.lastIndexOf('\n') + 1);
  // VS Code does not count the byte order mark.
  const mark = line === 1 && above === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return { key, line: line - 1 + above, start: start - mark };
}
