// A title that is typed from its beginning, with misprints and words that say nothing about a subject, comes first.
import { assert } from 'chai';
import fc from 'fast-check';
import { SearchEngine } from '../../../../src/core/search/searchEngine.ts';
import { typedTitle } from '../../../../src/core/search/typedTitle.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper, shippedPapers } from '../../../support/papers.ts';

describe('the beginning of a title', () => {
  let engine: SearchEngine;
  before(async () => {
    const { papers, themes } = await shippedPapers();
    engine = new SearchEngine(countingClock());
    // Each has "al", "all" or "attention" more often.
    const others = [
      ['1', 'Multi-Token Attention', 'Attention, attention and attention, all of it.'],
      ['2', 'AL: attention for AL', 'Of all the attention, AL has most, say Kim et al.'],
      ['3', 'You and all you need', 'You need it.'],
    ].map(([id, title = '', abstract = '']) => paper({ id: `local:${id ?? ''}`, title, abstract }));
    await engine.index([...papers, ...others], themes);
  });
  const first = (query: string): string | undefined => engine.search(query, 10).papers[0]?.title;

  for (const query of [
    'atention is al you',
    'atention is al you ',
    'attention is all you',
    'attention is al you ned',
    'Atention is  all-you',
    'tatention is all you need',
  ])
    it(`“${query}” is that of “Attention Is All You Need”`, () => {
      assert.equal(first(query), 'Attention Is All You Need');
    });

  for (const [query, title] of [
    ['sequence to sequnce lerning with', 'Sequence to Sequence Learning with Neural Networks'],
    [
      'the lottry ticket hypothesis',
      'The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks',
    ],
    ['adam a metod for', 'Adam: A Method for Stochastic Optimization'],
    ['u net convlutional networks', 'U-Net: Convolutional Networks for Biomedical Image Segmentation'],
    ['how powerfull are graph', 'How Powerful are Graph Neural Networks?'],
  ] as const)
    it(`“${query}” is that of “${title}”`, () => {
      assert.equal(first(query), title);
    });

  it('is not asked for by words of a subject alone', () => {
    assert.equal(first('graph neural networks'), 'How Powerful are Graph Neural Networks?');
  });

  it('is no beginning with too few words, or too many misprints', () => {
    assert.isUndefined(typedTitle('attention is', 1));
    assert.isUndefined(typedTitle('', 0));
    assert.isUndefined(typedTitle('graph neural networks', 3));
    assert.isUndefined(typedTitle('a word of many '.repeat(100), 1));
    for (const query of ['atenton s al yo', 'is all you need', 'need attention is all'])
      assert.isFalse(typedTitle(query, 1)?.(1, { title: 'Attention Is All You Need' }), query);
  });

  it('is found in every title, also with a misprint', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghié')),
      minLength: 3,
      maxLength: 9,
    });
    const title = fc.array(word, { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(title, fc.nat(), fc.nat(), (all, count, at) => {
        const typed = all
          .slice(0, 3 + (count % (all.length - 2)))
          .join(' ')
          .slice(0, 100);
        const wrong = 2 + (at % (typed.length - 2));
        const misprint = typed.slice(0, wrong) + typed.slice(wrong + 1);
        const whole = all.join(' ');
        assert.isTrue(typedTitle(typed, 1)?.(1, { title: whole }));
        if (misprint.length >= 8 && misprint.split(' ').length > 2)
          assert.isTrue(typedTitle(misprint, 1)?.(1, { title: whole }));
      }),
    );
  });

  it('is compared without an error, whatever is typed and whatever the title is', () => {
    const unit = fc.constantFrom(
      ...Array.from('aB ı İ ß 中 é .,$\\{}"'),
      '\u{1F600}',
      '\uD83D',
      '\u0301',
      '\n',
    );
    const [typed, title] = [fc.string({ unit, maxLength: 150 }), fc.string({ unit, maxLength: 300 })];
    fc.assert(
      fc.property(typed, title, (query, other) => {
        typedTitle(`a b ${query}`, 1)?.(1, { title: other });
        typedTitle(`a b ${query}`, 1)?.(1, { title: `a b ${query}` });
      }),
    );
  });
});
