import { assert } from 'chai';
import { noRecents, Recents, withPaper, withSearch } from '../../../../src/core/papers/recents.ts';

describe('recents', () => {
  const searches = (...queries: string[]): readonly string[] =>
    queries.reduce(withSearch, noRecents).searches;

  it('are latest first, each once, and few', () => {
    assert.deepEqual(searches('a', 'b', 'a'), ['a', 'b']);
    assert.deepEqual(searches('a', 'b', 'c', 'd', 'e', 'f'), ['f', 'e', 'd', 'c', 'b']);
  });

  it('forget searches for nothing', () => {
    assert.deepEqual(searches('a', '  ', ''), ['a']);
  });

  it('keep papers beside searches, and survive being stored', () => {
    const recents = withPaper(withSearch(noRecents, 'ecg '), 'arxiv:2306.03089');
    assert.deepEqual(recents, { searches: ['ecg'], papers: ['arxiv:2306.03089'] });
    assert.deepEqual(Recents.parse(JSON.parse(JSON.stringify(recents))), recents);
  });
});
