import { assert } from 'chai';
import { isInCalendar } from '../../../../src/core/base/isInCalendar.ts';

describe('a date is in the calendar', () => {
  for (const date of ['2024-02-29', '2025-12-31', '2025-12', '2025', '0001-01-01'])
    it(`as ${date} is`, () => {
      assert.isTrue(isInCalendar(date));
    });
  for (const date of [
    '2025-02-29',
    '2025-04-31',
    '2025-13',
    '2025-00-01',
    '2025-01-00',
    '2025-1-1',
    'May 2025',
    '',
  ])
    it(`as “${date}” is not`, () => {
      assert.isFalse(isInCalendar(date));
    });
});
