import { assert } from 'chai';
import fc from 'fast-check';
import { editDistance } from '../../../../src/core/search/fuzzyTerms.ts';

/** The whole table, as the definition has it. */
function table(a: string, b: string): number[] {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const cells = [row];
    rows.push(cells);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      cells.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return rows.at(-1) ?? [];
}

describe('editDistance', () => {
  it('is that of the whole table, up to its limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 });
    fc.assert(
      fc.property(text, text, fc.boolean(), fc.nat({ max: 6 }), (typed, word, beginning, limit) => {
        const last = table(typed, word);
        const exact = beginning ? Math.min(...last) : (last.at(-1) ?? 0);
        const distance = editDistance(typed, word, beginning, limit);
        if (exact <= limit) assert.equal(distance, exact);
        else assert.isAbove(distance, limit);
      }),
      { numRuns: 5000 },
    );
  });
});
