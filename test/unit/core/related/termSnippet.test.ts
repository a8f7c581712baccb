import { assert } from 'chai';
import { surfaceForm, termSnippet, wordsWithTerms } from '../../../../src/core/related/termSnippet.ts';
import { paper } from '../../../support/papers.ts';

const memories = paper({
  title: 'Episodic Memories of SpikingNets',
  abstract: 'We study memory. Self-supervised barlow twins help; concepts of BarlowTwins, too.',
});

describe('a term in a paper', () => {
  for (const [stem, written] of Object.entries({
    memori: 'memory',
    episod: 'Episodic',
    supervis: 'supervised',
    'barlow twin': 'barlow twins',
    'self supervis': 'Self-supervised',
    spike: 'Spiking',
    zebra: undefined,
  }))
    it(`${stem} is written ${String(written)}`, () => {
      assert.equal(surfaceForm(memories, stem), written);
    });

  it('is written as in the code terms of a landmark, which has no abstract', () => {
    const codeTerms = ['positional encoding', 'feed_forward'];
    const landmark = paper({ title: 'Attention Is All You Need', abstract: '', codeTerms });
    assert.deepEqual(
      ['posit', 'encod', 'posit encod', 'forward', 'attent'].map(stem => surfaceForm(landmark, stem)),
      ['positional', 'encoding', 'positional encoding', 'forward', 'Attention'],
    );
  });

  it('stands in the title, or in a sentence of the abstract', () => {
    assert.deepEqual(termSnippet(memories, 'episod'), { field: 'title', text: memories.title });
    assert.deepEqual(termSnippet(memories, 'concept'), {
      field: 'abstract',
      text: 'Self-supervised barlow twins help; concepts of BarlowTwins, too.',
    });
    assert.isUndefined(termSnippet(memories, 'zebra'));
  });

  for (const [terms, words] of [
    ['memori', ['Memories', 'memory']],
    ['barlow twin', ['barlow', 'twins', 'BarlowTwins']],
    ['spike', ['SpikingNets']],
    ['zebra', []],
  ] as const)
    it(`${terms} is marked in ${words.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(wordsWithTerms(memories, new Set([terms])), [...words]);
    });
});
