import { assert } from 'chai';
import fc from 'fast-check';
import { finding } from '../../../../src/core/checks/finding.ts';
import { followChanges, type TextChange } from '../../../../src/core/checks/followChanges.ts';
import { lineStarts, positionAt, rangeOf } from '../../../../src/core/checks/textPositions.ts';

const text = 'one\ntwo\nthree [here] four\nfive\nsix';
const placedIn = (whole: string, part = '[here]') => {
  const start = whole.indexOf(part);
  const span = { start, end: start + part.length };
  const fixes = [{ kind: 'replace', span, text: 'x', title: 'x' } as const];
  const found = finding('never-cited', span, { key: 'k' }, { fixes });
  return { finding: found, range: rangeOf(lineStarts(whole), span) };
};
const changeOf = (whole: string, start: number, end: number, by: string): TextChange => {
  const lines = lineStarts(whole);
  return { start, end, from: positionAt(lines, start), to: positionAt(lines, end), text: by };
};
const after = (whole: string, { start, end, text }: TextChange): string =>
  whole.slice(0, start) + text + whole.slice(end);

describe('findings while their text is edited', () => {
  const kept: Readonly<Record<string, readonly [start: number, end: number, by: string]>> = {
    'lines above': [0, 0, 'zero\nzero\n'],
    'a line above that goes': [0, 4, ''],
    'a line that ends above': [4, 8, ''],
    'letters of a line above': [4, 5, 'TTT'],
    'a line below': [text.indexOf('five'), text.indexOf('five') + 4, ''],
  };
  for (const [name, [start, end, by]] of Object.entries(kept))
    it(`follow ${name}`, () => {
      const change = changeOf(text, start, end, by);
      assert.deepEqual(followChanges([placedIn(text)], [change]), [placedIn(after(text, change))]);
    });

  const dropped: Readonly<Record<string, readonly [start: number, end: number]>> = {
    'a letter inside': [text.indexOf('here'), text.indexOf('here') + 1],
    'a letter of its line': [text.indexOf('four'), text.indexOf('four') + 1],
    'all of the text': [0, text.length],
    'its line break': [text.indexOf('\nfive'), text.indexOf('five')],
  };
  for (const [name, [start, end]] of Object.entries(dropped))
    it(`go with ${name}`, () => {
      assert.isEmpty(followChanges([placedIn(text)], [changeOf(text, start, end, '')]));
    });

  it('are where their text is, or gone, whatever the edits', () => {
    const edit = fc.tuple(fc.nat(text.length), fc.nat(6), fc.constantFrom('', 'x', '\n', 'a\nb\n'));
    fc.assert(
      fc.property(edit, ([start, length, by]) => {
        const change = changeOf(text, start, Math.min(text.length, start + length), by);
        const [placed] = followChanges([placedIn(text)], [change]);
        if (placed === undefined) return;
        const whole = after(text, change);
        assert.equal(whole.slice(placed.finding.span.start, placed.finding.span.end), '[here]');
        assert.deepEqual(placed.range, rangeOf(lineStarts(whole), placed.finding.span));
      }),
    );
  });
});
