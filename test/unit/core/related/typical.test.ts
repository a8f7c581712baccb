// The goals of issue 15 for typical files, with only what ships; `npm run bench:typical -- --list` says which miss.
import { assert } from 'chai';
import { measureTypical } from '../../../bench/typical.ts';

describe('files of everyday code, with nothing but what ships', () => {
  it('show the landmark that they implement first in .75 of all, in the first three in .9, and others none', async () => {
    const missed: string[] = [];
    const { files, first, firstThree, ordinaryShown } = await measureTypical(line => missed.push(line));
    assert.isAtLeast(files, 60);
    assert.isAtLeast(first, 0.75, missed.join('\n'));
    assert.isAtLeast(firstThree, 0.9, missed.join('\n'));
    assert.equal(ordinaryShown, 0, missed.join('\n'));
  });
});
