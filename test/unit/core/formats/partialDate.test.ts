import { assert } from 'chai';
import fc from 'fast-check';
import {
  combineDates,
  parsePartialDate,
  parseWordedDate,
  partialDate,
} from '../../../../src/core/formats/partialDate.ts';

describe('dates in files', () => {
  for (const [text, expected] of [
    ['2020', '2020'],
    ['2020-03', '2020-03'],
    ['2020/3/1', '2020-03-01'],
    ['2020.03.01', '2020-03-01'],
    [' 2020 - 3 - 1 ', '2020-03-01'],
    ['2020-03-01T00:00Z', '2020-03-01'],
    ['2020-13-01', '2020'],
    ['2020-00', '2020'],
    ['2020-12-31', '2020-12-31'],
    ['2020-02-30', '2020-02'],
    ['December, 1958', '1958'],
    ['about 1499', ''],
    ['about 1500', '1500'],
    ['in 2099', '2099'],
    ['in 2100', ''],
    ['20201', ''],
    ['', ''],
  ] as const)
    it(`${text} → ${expected}`, () => {
      assert.equal(parsePartialDate(text), expected);
    });

  for (const [text, expected] of [
    ['20200304', '2020-03-04'],
    [' 20200304 ', '2020-03-04'],
    ['id 20200304', ''],
    ['20200304x', ''],
    ['x20200304', ''],
    ['4 March 2020', '2020-03-04'],
    ['March 14, 2020', '2020-03-14'],
    ['2020 MAR-APR', '2020-03'],
    ['Marching 2020', '2020'],
    ['Demay 2020', '2020'],
    ['2020-03-04', '2020-03-04'],
    ['03/04/2020', '2020'],
    ['13/04/2020', '2020'],
    ['2020 Sept 123', '2020-09'],
  ] as const)
    it(`in words: ${text} → ${expected}`, () => {
      assert.equal(parseWordedDate(text), expected);
    });

  for (const [year, other, expected] of [
    ['2020', '12/11', '2020-12-11'],
    ['2020', '11/12', '2020-11-12'],
    ['2020', '13/12', '2020-12-13'],
    ['2020', '7-', '2020-07'],
    ['2020', 'No. 7/8', '2020'],
    ['2020', '7', '2020'],
    ['2020-03', '2020-04', '2020-03'],
    ['2020-03', '2020-03-04', '2020-03-04'],
    ['2020-03', '', '2020-03'],
    ['2020-03', 'MAR 4', '2020-03-04'],
    ['', '2020-03', '2020-03'],
    ['', '', ''],
    ['', 'MAR 4', ''],
  ] as const)
    it(`${year} with ${other} → ${expected}`, () => {
      assert.equal(combineDates(year, other), expected);
    });

  for (const [year, month, day, expected] of [
    ['2020', ' 3 ', ' 4 ', '2020-03-04'],
    ['2020', '12', '31', '2020-12-31'],
    ['2020', '1', '1', '2020-01-01'],
    ['2020', '13', '1', '2020'],
    ['2020', '3rd', '1', '2020'],
    ['2020', 'x3', '1', '2020'],
    ['2020', ' September ', '', '2020-09'],
    ['2020', 'summer', '1', '2020'],
    ['20200', '3', '4', ''],
    ['a2020', '3', '4', ''],
    ['2020', '3', 'x', '2020-03'],
    ['2020', '', '4', '2020'],
  ] as const)
    it(`year “${year}”, month “${month}”, day “${day}” → ${expected}`, () => {
      assert.equal(partialDate(year, month, day), expected);
    });

  it('are read back as they were written, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1500-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        date => {
          const day = date.toISOString().slice(0, 10);
          const parts = day.split('-');
          assert.equal(parsePartialDate(day), day);
          assert.equal(parseWordedDate(parts.join('')), day);
          assert.equal(partialDate(...([parts[0] ?? '', parts[1], parts[2]] as const)), day);
          assert.equal(combineDates(parts[0] ?? '', day), day);
          assert.equal(combineDates(day, parts[0] ?? ''), day);
        },
      ),
    );
  });
});
