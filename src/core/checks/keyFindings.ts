// Findings about citation keys: keys that no bibliography has, and entries that no file cites.
import type { LocatedEntry } from '../citations/fileEntries.ts';
import type { WorkspaceBibliographies } from '../citations/workspaceBibliographies.ts';
import { entriesCited, type CitedKey } from '../mentions/citedKeys.ts';
import type { Paper } from '../papers/paper.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import { finding, type Finding, type Fix } from './finding.ts';
import { isWithin } from './wordDistance.ts';

type Bibliographies = Pick<WorkspaceBibliographies, 'entriesFor' | 'entriesIn' | 'uris'>;

interface KeyContext {
  readonly bibliographies: Bibliographies;
  /** The keys that all files of the workspace cite. */
  readonly cited: readonly CitedKey[];
  /** Whether a file cites all entries: `\nocite{*}`. */
  readonly citesAll: boolean;
}

/** `\bibitem[label]{key}` defines a key in the document itself. */
const bibitem = /\\bibitem(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g;

/** `[@name]: https://…` makes a link of `[@name]` in Markdown. */
const linkDefinition = /^[ \t>]{0,20}\[@([^\]\n]+)\]:/gm;

/** Finds the keys of a text that are defined nowhere; none while the workspace has no bibliography. */
export function undefinedKeys(
  cited: readonly CitedKey[],
  text: string,
  bibliographies: Bibliographies,
): readonly CitedKey[] {
  if (bibliographies.uris().every(file => bibliographies.entriesIn(file).length === 0)) return [];
  const own = new Set([...text.matchAll(bibitem)].map(([, key = '']) => key.trim()));
  const links = new Set([...text.matchAll(linkDefinition)].map(([, name = '']) => name.toLowerCase()));
  return cited.filter(
    each =>
      each.isExplicit &&
      !own.has(each.key) &&
      !(each.form === 'pandoc' && links.has(each.key.toLowerCase())) &&
      entriesCited(bibliographies, each, each.file).entries.length === 0,
  );
}

/** `lines` are the starts of the text's lines. `papers` are those that fit an undefined key, by key. */
export function undefinedKeyFindings(
  keys: readonly CitedKey[],
  lines: readonly number[],
  bibliographies: Bibliographies,
  papers: ReadonlyMap<string, Paper>,
): Finding[] {
  if (keys.length === 0) return [];
  const defined = new Map<string, Set<string>>();
  for (const file of bibliographies.uris())
    for (const { key } of bibliographies.entriesIn(file)) {
      const initial = key.slice(0, 1).toLowerCase();
      defined.set(initial, (defined.get(initial) ?? new Set()).add(key));
    }
  return keys.map(({ key, line, start, end }) => {
    const offset = lines[line] ?? 0;
    const span = { start: offset + start, end: offset + end };
    const similar = similarKey(key, defined.get(key.slice(0, 1).toLowerCase()) ?? new Set());
    const paper = papers.get(key);
    const fixes: Fix[] = [
      ...(similar === '' ? [] : [{ kind: 'replace', span, text: similar, title: similar } as const]),
      ...(paper === undefined ? [] : [{ kind: 'add', key, paper } as const]),
    ];
    return finding('undefined-key', span, { key, similar }, { fixes });
  });
}

/** Returns the key that differs in a letter or two; empty if there is none. `defined` are keys of one initial. */
function similarKey(key: string, defined: ReadonlySet<string>): string {
  const most = key.length < 6 ? 0 : key.length < 10 ? 1 : 2;
  for (let distance = 0; distance <= most; distance++)
    for (const other of defined) {
      const [short, long] = key.length <= other.length ? [key, other] : [other, key];
      if (isWithin(short.toLowerCase(), long.toLowerCase(), distance)) return other;
    }
  return '';
}

/** Finds the entries of a .bib file that no file cites; none while nothing of the file is cited, or all of it is. */
export function neverCited(
  file: string,
  entries: readonly CheckedEntry[],
  { bibliographies, cited, citesAll }: KeyContext,
): Finding[] {
  if (citesAll) return [];
  const found = new Set(
    cited.flatMap(each => entriesCited(bibliographies, each, each.file).entries.filter(isIn(file))),
  );
  const keys = new Set([...found].map(({ key }) => key.toLowerCase()));
  const isCited = ({ key, fields }: CheckedEntry): boolean =>
    key === '' ||
    keys.has(key.toLowerCase()) ||
    // BibLaTeX's other keys of an entry.
    (fields.get('ids') ?? '').split(',').some(other => citedKeys.has(other.trim()));
  const citedKeys = new Set(cited.map(({ key }) => key));
  if (!entries.some(entry => entry.key !== '' && isCited(entry))) return [];
  return entries
    .filter(entry => !isCited(entry))
    .map(({ key, keySpan, start, end }) =>
      finding('never-cited', keySpan, { key }, { extent: { start, end } }),
    );
}

const isIn =
  (file: string) =>
  (entry: LocatedEntry): boolean =>
    entry.file === file;
