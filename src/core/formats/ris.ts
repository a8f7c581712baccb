// RIS records, read by Citation.js. https://en.wikipedia.org/wiki/RIS_(file_format)
import { parse } from '@citation-js/plugin-ris/lib/ris.js';
import type { Paper } from '../paper.ts';
import { knownDate } from './dates.ts';
import { paperFrom } from './draft.ts';

export const recordStart = /^\s*TY {2}-/;

/** The papers of a text that begins with a record. Throws when it does not parse. */
export function readRis(text: string, source: string): Paper[] {
  return parse(text).map(record => {
    const all = (...tags: readonly string[]): string[] => tags.flatMap(tag => record[tag] ?? []);
    const first = (...tags: readonly string[]): string | undefined => all(...tags)[0];
    const venue = first('T2', 'JO', 'JF', 'JA', 'BT');
    return paperFrom(
      {
        names: all('DO', 'UR', 'L1', 'AN', 'M1', 'M3', 'JO', 'N1', 'C1'),
        title: first('TI', 'T1', 'CT'),
        abstract: first('AB', 'N2'),
        authors: all('AU', 'A1').map(givenFirst),
        published: knownDate(first('DA', 'PY', 'Y1') ?? ''),
        venue: venue !== undefined && /arxiv/i.test(venue) ? undefined : venue,
        keywords: all('KW'),
      },
      source,
    );
  });
}

/** "Lovelace, Ada" → "Ada Lovelace"; "Smith, J., Jr." → "J. Smith Jr.". */
function givenFirst(name: string): string {
  const [family = '', given = '', suffix = ''] = name.split(',').map(part => part.trim());
  return [given, family, suffix].filter(part => part !== '').join(' ');
}
