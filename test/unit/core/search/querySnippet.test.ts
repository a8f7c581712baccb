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
  for (const [query, expected] of [
    ['old ', 'Autoencoders are old.'],
    ['"old autoencoders"', 'Autoencoders are old.'],
    ['-"old autoencoders" sparse', 'Sparse autoencoders find features.'],
    ['the ', 'We study brains.'],
    ['features are', 'Sparse autoencoders find features.'],
    ['ar', 'Autoencoders are old.'],
    ['ar ', 'We study brains.'],
    ['end', 'The end.'],
    ['study-brains ', 'We study brains.'],
  ] as const)
    it(`for “${query}” is “${expected}”`, () => {
      assert.equal(about(query), expected);
    });

  for (const [text, query, limit, expected] of [
    ['aaa bbb ccc ddd', 'aaa ', 15, 'aaa bbb ccc ddd'],
    ['aaa bbb ccc ddd', 'aaa ', 14, 'aaa bbb ccc…'],
    ['aaa bbb ccc ddd', 'aaa ', 12, 'aaa bbb…'],
    ['aaa bbb ccc ddd', 'aaa ', 11, 'aaa bbb…'],
    ['aaa bbb ccc ddd eee fff', 'fff ', 12, '…eee fff'],
    ['aaa bbb ccc ddd eee fff', 'ccc ', 12, 'aaa bbb…'],
    ['aaa bbb ccc ddd eee fff', 'ddd ', 12, '…ccc ddd…'],
    ['aaa bbb ccc ddd eee fff', 'zzz ', 12, 'aaa bbb…'],
  ] as const)
    it(`“${text}” in ${limit} characters for “${query}” is “${expected}”`, () => {
      assert.equal(querySnippet(paper({ abstract: text }), query, limit), expected);
    });

  it('is shown around the characters asked for in a script without spaces', () => {
    const text = `${'研究'.repeat(60)}深層学習${'研究'.repeat(60)}`;
    assert.include(querySnippet(paper({ abstract: text }), '深層学習 ', 40), '深層');
  });

  it('of no abstract is empty', () => {
    assert.equal(querySnippet(paper({ abstract: '' }), 'x'), '');
  });

  it('has a word among the characters that a row shows, also in a sentence that is not too long', () => {
    const sentence = `${'word '.repeat(20)}needle ${'word '.repeat(20)}end.`;
    const shown = querySnippet(paper({ abstract: sentence }), 'needle');
    assert.match(shown, /^…word word word needle word/);
    assert.match(shown, / end\.$/);
    assert.match(querySnippet(paper({ abstract: sentence }), 'nothing'), /^word/);
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
