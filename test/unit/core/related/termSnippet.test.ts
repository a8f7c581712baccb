import { assert } from 'chai';
import fc from 'fast-check';
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

  for (const [stem, written] of Object.entries({
    'benchmark evalu': 'Benchmark evaluating',
    objectcentr: 'Object-Centric',
    evaluobject: undefined,
  }))
    it(`${stem} is written ${String(written)}, over words of grammar and hyphens`, () => {
      const abstract = 'Benchmark for evaluating the Object-Centric.';
      assert.equal(surfaceForm(paper({ title: 'A', abstract }), stem), written);
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

  for (const [what, title, stem, limit, text] of [
    [
      'no longer than allowed stays',
      'Many words before a quartz',
      'quartz',
      26,
      'Many words before a quartz',
    ],
    ['is cut at the end', 'A quartz and many words', 'quartz', 22, 'A quartz and many…'],
    ['is cut between words', 'A quartz and many words', 'quartz', 19, 'A quartz and many…'],
    ['is cut at the beginning', 'So many words come before quartz', 'quartz', 20, '…before quartz'],
    [
      'is cut at the beginning',
      'So many words come before quartz and after',
      'quartz',
      24,
      '…before quartz and after',
    ],
    [
      'is cut on both sides',
      'So many words come before quartz and after',
      'quartz',
      23,
      '…before quartz and…',
    ],
  ] as const)
    it(`${what}: ${text}`, () => {
      assert.equal(termSnippet(paper({ title }), stem, limit)?.text, text);
    });

  it('is in its snippet, which is never too long', () => {
    const word = fc.constantFrom('a', 'of', 'some', 'longer', 'remarkable');
    const words = fc.array(word, { maxLength: 40 }).map(each => each.join(' '));
    fc.assert(
      fc.property(words, words, fc.integer({ min: 60, max: 160 }), (before, after, limit) => {
        const title = `${before} quartz ${after}`.trim();
        const { text = '' } = termSnippet(paper({ title }), 'quartz', limit) ?? {};
        assert.include(text, 'quartz');
        assert.isAtMost(text.length, limit);
        assert.include(` ${title} `, ` ${text.replace(/^…|…$/g, '')} `);
        if (title.length <= limit) assert.equal(text, title);
      }),
    );
  });
});
