import { assert } from 'chai';
import fc from 'fast-check';
import { querySnippet } from '../../../../src/core/search/querySnippet.ts';
import { anyPaper, anyQuery } from '../../../support/arbitraries.ts';
import { paper } from '../../../support/papers.ts';

const abstract = 'We study brains. Sparse autoencoders find features. Autoencoders are old. The end.';
const about = (query: string): string => querySnippet(paper({ id: 'local:1', abstract }), query);

describe('snippet', () => {
  it('is the sentence with the most words of the query', () => {
    assert.equal(about('sparse autoencoder'), 'Sparse autoencoders find features.');
  });
  it('is the first of several as good', () => {
    assert.equal(about('autoenc'), 'Sparse autoencoders find features.');
  });
  it('is the opening one when none has any', () => {
    assert.equal(about('author:bengio nothing'), 'We study brains.');
  });
  it('shows a word deep in a long sentence', () => {
    const long = `${'word '.repeat(100)}needle ${'word '.repeat(100)}`;
    const shown = querySnippet(paper({ id: 'local:1', abstract: long }), 'needle', 100);
    assert.match(shown, /^….*needle.*…$/);
    assert.isAtMost(shown.length, 100);
  });
  it('keeps to the limit', () => {
    fc.assert(
      fc.property(anyPaper, anyQuery, fc.integer({ min: 20, max: 60 }), (each, query, limit) => {
        assert.isAtMost(querySnippet(each, query, limit).length, limit);
      }),
    );
  });
});
