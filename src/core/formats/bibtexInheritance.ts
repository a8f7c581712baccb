// Resolves inheritance between BibTeX entries: `crossref` inherits from a volume, `xdata` from reusable lists of
// fields.
import type { RawEntry } from './bibtexParser.ts';

type Fields = ReadonlyMap<string, string>;

/** Fields inherited from a volume. Its ids, URL and editors do not apply to its contents. */
const ofVolumes = ['author', 'journal', 'journaltitle', 'booktitle', 'publisher', 'series', 'volume'];
/** Inherited together or not at all. */
const ofDates = ['date', 'year', 'month', 'day'];
const links = ['crossref', 'xdata'] as const;
type Link = (typeof links)[number];
/** Maximum number of entries to inherit from, directly or indirectly; real files need far fewer. */
const maxParents = 100;

export class BibtexInheritance {
  readonly #entries = new Map<string, RawEntry>();

  /** Keys are case-insensitive. Of several entries with the same key, the first counts. */
  add(entry: RawEntry): void {
    const key = entry.key.toLowerCase();
    if (key !== '' && !this.#entries.has(key)) this.#entries.set(key, entry);
  }

  /** Whether all entries that this one inherits from are known. */
  isComplete(entry: RawEntry, seen = new Set<RawEntry>()): boolean {
    seen.add(entry);
    return links.every(link =>
      this.#parents(entry, link).every(
        parent => parent !== undefined && (isEnough(seen, parent) || this.isComplete(parent, seen)),
      ),
    );
  }

  /** Returns the entry's own fields and those inherited from known entries. Stops at cycles. */
  fieldsOf(entry: RawEntry, seen = new Set<RawEntry>()): Fields {
    seen.add(entry);
    const fields = new Map(entry.fields);
    for (const link of links)
      for (const parent of this.#parents(entry, link)) {
        if (parent === undefined || isEnough(seen, parent)) continue;
        const theirs = this.fieldsOf(parent, seen);
        takeOver(fields, link === 'xdata' ? theirs : volumeFields(parent, theirs));
      }
    return fields;
  }

  #parents({ fields }: RawEntry, link: Link): (RawEntry | undefined)[] {
    const keys = (fields.get(link) ?? '').split(',').map(key => key.trim().toLowerCase());
    return keys.filter(key => key !== '').map(key => this.#entries.get(key));
  }
}

function isEnough(seen: ReadonlySet<RawEntry>, parent: RawEntry): boolean {
  return seen.has(parent) || seen.size >= maxParents;
}

function takeOver(fields: Map<string, string>, theirs: Fields): void {
  const isDated = fields.has('date') || fields.has('year');
  for (const [name, value] of theirs)
    if (!fields.has(name) && !(isDated && ofDates.includes(name))) fields.set(name, value);
}

/**
 * Returns the fields inherited from a volume. Its title becomes the book or journal title, and the title of an entry
 * without one.
 */
function volumeFields({ type, fields }: RawEntry, all: Fields): Fields {
  const title = pick(all, ['title']);
  const container = type === 'periodical' ? 'journaltitle' : 'booktitle';
  const names = [...ofVolumes, ...ofDates];
  return new Map([
    ...pick(all, names),
    ...title,
    ...title.map(([, value]) => [container, value] as const),
    ...pick(fields, names),
  ]);
}

function pick(fields: Fields, names: readonly string[]): (readonly [name: string, value: string])[] {
  return names.flatMap(name => {
    const value = fields.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}
