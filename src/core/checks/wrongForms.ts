// Findings about ids of an entry that have a form that no id has.
import type { RawEntry } from '../formats/bibtexParser.ts';
import { entryIds } from './entryIds.ts';
import { finding, type Finding } from './finding.ts';
import { wrongArxivId, wrongDoi, wrongEprint } from './idForms.ts';

/** Ids of a form that no id has. */
export function wrongForms(entry: RawEntry, now: number): Finding[] {
  const { fields, places } = entry;
  const isArxiv = /arxiv/i.test(fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '');
  const checks = [
    ...(isArxiv ? ([['eprint', wrongEprint]] as const) : []),
    ...([
      ['arxivid', wrongEprint],
      ['arxiv', wrongEprint],
      ['doi', wrongDoi],
    ] as const),
  ];
  const found = checks.flatMap(([field, check]) => {
    const [value, span] = [fields.get(field), places.get(field)];
    const wrong = value === undefined ? undefined : check(value, now);
    return span === undefined || wrong === undefined ? [] : [{ span, ...wrong }];
  });
  const others = entryIds(entry).flatMap(({ id, span }) => {
    const reason = wrongArxivId(id, now);
    const isFound = found.some(other => other.reason !== 'doi');
    return reason === undefined || isFound ? [] : [{ span, reason, text: id.slice('arxiv:'.length) }];
  });
  // Reference managers write an id into two fields.
  const all = new Map([...found, ...others].map(wrong => [wrong.text, wrong]));
  return [...all.values()].map(({ span, text, reason }) =>
    finding('malformed-id', span, { text, reason }, { extent: { start: entry.start, end: entry.end } }),
  );
}
