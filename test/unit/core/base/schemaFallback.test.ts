import { assert } from 'chai';
import * as z from 'zod/mini';
import { withFallback } from '../../../../src/core/base/schemaFallback.ts';

const year = withFallback(z.number(), 'no year');

describe('unlessMissing', () => {
  it('gives what parses', () => {
    assert.equal(year.parse(2026), 2026);
  });
  it('falls back on what does not parse, and on what is not there', () => {
    assert.equal(year.parse('2026'), 'no year');
    assert.deepEqual(z.object({ year }).parse({}), { year: 'no year' });
  });
});
