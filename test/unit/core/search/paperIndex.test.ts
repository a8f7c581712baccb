import { assert } from 'chai';
import { words } from '../../../../src/core/text/words.ts';

describe('words', () => {
  it('folds diacritics', () => {
    assert.deepEqual(words('Défossez'), ['defossez']);
  });
});
