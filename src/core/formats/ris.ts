// Reads RIS records: lines of two letters, two spaces, a hyphen and a value.
// https://en.wikipedia.org/wiki/RIS_(file_format)
// Not Citation.js, because it cuts values at their first "  - " and joins several authors before a blank line into
// one.
import type { Paper } from '../papers/paper.ts';
import { givenFirst, splitNames } from './authorNames.ts';
import { paperFromDraft } from './paperDraft.ts';
import { combineDates } from './partialDate.ts';

/** Some programs write one space before the hyphen, in every line. */
export const risRecordStart = /^\s*TY {1,2}-/m;

const titles = ['TI', 'T1', 'CT', 'BT', 'ST', 'T2', 'T3'];
const venues = ['T2', 'JO', 'JF', 'JA', 'J2', 'BT'];
/** Tags with one value per line, even if only the first line has the tag. */
const lists = /^(?:A[U1-4]|ED|KW)$/;

type Tags = ReadonlyMap<string, readonly string[]>;

/** Returns the papers of a text that begins with a record. Throws when a record has no title. */
export function readRis(text: string, source: string): Paper[] {
  return recordsIn(text).map(record => {
    const all = (...tags: readonly string[]): string[] => tags.flatMap(tag => record.get(tag) ?? []);
    const first = (...tags: readonly string[]): string | undefined => all(...tags)[0];
    const titleTag = titles.find(tag => record.has(tag)) ?? '';
    const venue = first(...venues.filter(tag => tag !== titleTag));
    const authors = all('AU', 'A1');
    return paperFromDraft(
      {
        names: all('DO', 'UR', 'L1', 'L2', 'AN', 'M1', 'M3', 'JO', 'N1', 'C1', 'SP', 'VL').map(name =>
          name.replace(/^abs\//, ''),
        ),
        title: first(titleTag),
        abstract: first('AB', 'N2'),
        authors: (authors.length > 0 ? authors : all('A2', 'ED', 'A3')).flatMap(splitNames).map(givenFirst),
        published: combineDates(first('PY', 'Y1', 'YR') ?? '', first('DA', 'Y1') ?? ''),
        venue,
        keywords: all('KW').flatMap(words => words.split(';')),
      },
      source,
    );
  });
}

function recordsIn(text: string): Tags[] {
  const records: Map<string, string[]>[] = [];
  const least = /^\s*TY -/.test(text) ? 1 : 2;
  const tagged = new RegExp(`^\\s*([A-Z][A-Z0-9]) {${least},2}-(?:\\s(.*)|$)`);
  let [tag, isNew] = ['', false];
  for (const line of text.split(/\r\n?|\n/)) {
    const match = tagged.exec(line);
    if (match !== null) [tag = '', isNew] = [match[1], true];
    if (match !== null && tag === 'TY') records.push(new Map());
    const value = (match === null ? line : (match[2] ?? '')).trim();
    const record = records.at(-1);
    if (value === '' || record === undefined || tag === 'ER') continue;
    const values = record.get(tag) ?? [];
    // A line without a tag continues the previous value.
    const before = isNew || lists.test(tag) ? [] : values.splice(-1);
    record.set(tag, [...values, [...before, value].join(' ')]);
    isNew = false;
  }
  return records;
}
