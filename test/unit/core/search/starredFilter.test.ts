import { assert } from 'chai';
import { isStarredQuery, toggleStarred } from '../../../../src/core/search/starredFilter.ts';

describe('the filter of starred papers', () => {
  for (const [query, toggled] of [
    ['', 'is:starred'],
    ['ecg', 'is:starred ecg'],
    ['is:starred', ''],
    ['is:starred ecg', 'ecg'],
    ['ecg IS:starred mae', 'ecg  mae'],
    ['-is:starred', 'is:starred -is:starred'],
    ['is:starredly', 'is:starred is:starredly'],
  ] as const)
    it(`makes “${toggled}” of “${query}”`, () => {
      assert.equal(toggleStarred(query), toggled);
      assert.notEqual(isStarredQuery(query), isStarredQuery(toggled));
    });
});
