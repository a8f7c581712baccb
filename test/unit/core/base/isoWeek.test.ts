import { assert } from 'chai';
import { isoWeek } from '../../../../src/core/base/isoWeek.ts';

describe('isoWeek', () => {
  for (const [day, week] of Object.entries({
    '2026-05-14': '2026-W20',
    '2026-01-01': '2026-W01',
    '2025-12-29': '2026-W01',
    '2025-12-28': '2025-W52',
    '2027-01-03': '2026-W53',
    '2024-12-30': '2025-W01',
    '2023-01-01': '2022-W52',
  }))
    it(`${day} → ${week}`, () => {
      assert.equal(isoWeek(day), week);
    });
});
