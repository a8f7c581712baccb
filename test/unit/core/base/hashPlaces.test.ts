import { assert } from 'chai';
import fc from 'fast-check';
import { HashPlaces } from '../../../../src/core/base/hashPlaces.ts';

const few = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 });

describe('the places of hashes', () => {
  it('are theirs in whatever order they are asked for (property)', () => {
    fc.assert(
      fc.property(few, few, (hashes, asked) => {
        const places = new HashPlaces(Float64Array.from(hashes));
        for (const hash of asked) {
          const place = places.of(hash);
          if (place === undefined) assert.notInclude(hashes, hash);
          else assert.equal(hashes[place], hash);
        }
      }),
    );
  });

  it('are each found once by who asks for all, in order', () => {
    const hashes = [7, 7, 3, 7, 5];
    const places = new HashPlaces(Float64Array.from(hashes));
    assert.deepEqual(
      hashes.map(hash => places.of(hash)),
      [0, 1, 2, 3, 4],
    );
  });
});
