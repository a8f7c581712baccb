// Keeps findings at their place while their text is edited, and drops those whose text has changed.
import type { Span } from '../formats/bibtexScanner.ts';
import type { PlacedFinding } from './citationCheck.ts';
import type { Finding, Fix } from './finding.ts';
import type { Position, Range } from './textPositions.ts';

/** A change of a text: what was between the offsets and positions has other text now. */
export interface TextChange extends Span {
  readonly from: Position;
  readonly to: Position;
  readonly text: string;
}

/** All changes are relative to the text before them. */
export function followChanges(
  placed: readonly PlacedFinding[],
  changes: readonly TextChange[],
): PlacedFinding[] {
  return placed.flatMap(({ finding, range }) => {
    const spans = [finding.extent, ...finding.fixes.flatMap(spansOf)];
    const isTouched = changes.some(
      ({ start, end, ...change }) =>
        isOnLines(change, range) || spans.some(span => start < span.end && end > span.start),
    );
    if (isTouched) return [];
    const lines = changes
      .filter(({ to }) => to.line <= range.start.line)
      .reduce((sum, { from, to, text }) => sum + text.split('\n').length - 1 - (to.line - from.line), 0);
    const move = (position: Position): Position => ({ ...position, line: position.line + lines });
    const moved = shiftedFinding(finding, offset => offset + shiftAt(offset, changes));
    return [{ finding: moved, range: { start: move(range.start), end: move(range.end) } }];
  });
}

/** Whether it changes the lines of the range. Lines that come or go above it end where the range's first line starts. */
function isOnLines({ from, to, text }: Omit<TextChange, keyof Span>, { start, end }: Range): boolean {
  const isAbove =
    to.line === start.line &&
    to.character === 0 &&
    (text === '' ? from.character === 0 : text.endsWith('\n'));
  return from.line <= end.line && to.line >= start.line && !isAbove;
}

function shiftAt(offset: number, changes: readonly TextChange[]): number {
  return changes
    .filter(({ end }) => end <= offset)
    .reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
}

function spansOf(fix: Fix): readonly Span[] {
  switch (fix.kind) {
    case 'replace':
      return [fix.span];
    case 'update':
      return [fix.entry];
    case 'merge':
      return [fix.keep, fix.drop];
    case 'add':
      return [];
  }
}

function shiftedFinding(finding: Finding, shift: (offset: number) => number): Finding {
  const move = ({ start, end }: Span): Span => ({ start: shift(start), end: shift(end) });
  const fixes = finding.fixes.map((fix): Fix => {
    switch (fix.kind) {
      case 'replace':
        return { ...fix, span: move(fix.span) };
      case 'update':
        return { ...fix, entry: move(fix.entry) };
      case 'merge':
        return { ...fix, keep: move(fix.keep), drop: move(fix.drop) };
      case 'add':
        return fix;
    }
  });
  return { ...finding, span: move(finding.span), extent: move(finding.extent), fixes };
}
