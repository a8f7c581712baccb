// Finds the ids that a text names, with the titles beside them, and ids that cannot exist.
import type { Span } from '../formats/bibtexScanner.ts';
import { findMentions } from '../mentions/findMentions.ts';
import type { PaperId } from '../papers/paper.ts';
import { versionIn } from './entryIds.ts';
import { finding, type Finding } from './finding.ts';
import { wrongArxivId, wrongIdsIn } from './idForms.ts';
import { titleBesideId } from './titleBesideId.ts';

/** An id in a text. */
export interface CitedMention {
  readonly id: PaperId;
  readonly span: Span;
  /** From the title beside the id, if there is one, to the end of the id. */
  readonly extent: Span;
  /** The id as it is written. */
  readonly text: string;
  readonly version: number | undefined;
  readonly title: string | undefined;
}

/** `isProse` tells whether an offset is in prose: quotation marks in code are not around titles. */
export function citedMentions(
  text: string,
  isProse: (offset: number) => boolean,
  now: number,
): CitedMention[] {
  return findMentions(text).flatMap(({ id, start, end }) => {
    if (id === undefined || wrongArxivId(id, now) !== undefined) return [];
    const span = { start, end };
    const beside = titleBesideId(text, span);
    const isTitle =
      beside !== undefined && [start, beside.start].sort((a, b) => a - b).every(offset => isProse(offset));
    const written = text.slice(start, end);
    return [
      {
        ...{ id, span, text: written, version: versionIn(written, id) },
        title: isTitle ? beside.title : undefined,
        extent: isTitle ? { start: Math.min(start, beside.start), end } : span,
      },
    ];
  });
}

export function wrongMentions(text: string, now: number): Finding[] {
  return wrongIdsIn(text, now).map(({ text, reason, start }) =>
    finding('malformed-id', { start, end: start + text.length }, { text, reason }),
  );
}
