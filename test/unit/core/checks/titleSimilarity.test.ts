import { assert } from 'chai';
import { identityOf, type Identity } from '../../../../src/core/checks/samePaper.ts';

type Row = readonly [cited: string, known: string];

/** Two spellings of one title. */
const same: readonly Row[] = [
  ['deep residual learning', 'Deep Residual Learning'],
  ['{D}eep {R}esidual {L}earning', 'Deep Residual Learning'],
  ['The Quaternion--Fourier Transform', 'Quaternion-Fourier transform.'],
  ["Poincar{\\'e} embeddings", 'Poincaré Embeddings'],
  ['Visualising and colour models', 'Visualizing and Color Models'],
  ['BERT', 'BERT: Pre-training of Deep Bidirectional Transformers'],
  ['Pre-training of Deep Bidirectional Transformers', 'BERT: Pretraining of deep bidirectional transformers'],
  [
    'A Very Long Title that Goes on for More Words th...',
    'A very long title that goes on for more words than fit',
  ],
  ['Über die Anschauung [On Perception]', 'On perception'],
  ['{$\\beta$-VAE}', 'Beta-VAE'],
  ['グラフニューラルネットワーク', 'Graph Neural Networks'],
  ['图神经网络综述', '图神经网络: 综述'],
  ['Attention Is All You Need', '“Attention is all you need”'],
  ['Analysis of Part II', 'Analysis of part 2'],
  ['$k$-means++: the advantages of careful seeding', 'k-means++: The Advantages of Careful Seeding'],
  ['Trees & forests', 'Trees &amp; Forests'],
  ["Ohm's law", 'Ohm’s Law'],
  [
    'Learning represenations by back-propagating erors',
    'Learning representations by back-propagating errors',
  ],
  ['RETRACTED: A Small Effect in Mice', 'A small effect in mice'],
];
const other: readonly Row[] = [
  ['{$\\alpha$-VAE}', 'Beta-VAE'],
  ['Deep Residual Learning for Image Recognition', 'Attention Is All You Need'],
  ['Proceedings of the workshop, part 1', 'Proceedings of the workshop, part 2'],
  ['Learning Multiple Layers for CIFAR-10', 'Learning Multiple Layers for CIFAR-100'],
  ['Graph attention networks', 'Recurrent neural networks for speech'],
  ['图神经网络综述', '强化学习导论'],
];

describe('the identity of papers', () => {
  for (const [cited, known] of same)
    it(`“${cited}” is “${known}”`, () => {
      assert.equal(identityOf({ title: cited }, { title: known }), 'same');
      assert.equal(identityOf({ title: known }, { title: cited }), 'same');
    });
  for (const [cited, known] of other)
    it(`“${cited}” is not “${known}”`, () => {
      assert.equal(identityOf({ title: cited }, { title: known }), 'other');
    });

  const many = ['Ilia Shumailov', 'Zakhar Shumaylov', 'Yiren Zhao', 'Yarin Gal'];
  const authors: Readonly<
    Record<string, readonly [ours: readonly string[], theirs: readonly string[], Identity]>
  > = {
    'a paper with the same authors was renamed': [
      many,
      ['Shumailov, I.', 'Z. Shumaylov', 'Zhao, Yiren'],
      'renamed',
    ],
    'one common author writes several papers': [['Ada Lovelace'], ['Lovelace, A.'], 'other'],
    'no common author': [many, ['Ada Lovelace'], 'other'],
    'no author known': [[], many, 'other'],
  };
  for (const [name, [ours, theirs, expected]] of Object.entries(authors))
    it(name, () => {
      const cited = { title: 'Model Dementia', authors: [...ours] };
      assert.equal(identityOf(cited, { title: 'The Curse of Recursion', authors: [...theirs] }), expected);
    });
  it('without a common author, one word may differ in five', () => {
    const cited = { title: 'Contextual Modal Type Theory', authors: ['Aleksandar Nanevski'] };
    const known = { title: 'Fibrational Modal Type Theory', authors: ['Valeria de Paiva'] };
    assert.equal(identityOf(cited, known), 'other');
    assert.equal(identityOf(cited, { title: cited.title, authors: known.authors }), 'same');
  });
  const longer: readonly (readonly [cited: string, ours: string, known: string, theirs: string, Identity])[] =
    [
      ['Deep Learning', 'LeCun, Yann', 'Deep Learning for Symbolic Mathematics', 'Guillaume Lample', 'other'],
      [
        'Generative Networks',
        'Goodfellow, Ian',
        'Wasserstein Generative Networks',
        'Martin Arjovsky',
        'other',
      ],
      ['Deep Learning', 'Lample, G.', 'Deep Learning for Symbolic Mathematics', 'Guillaume Lample', 'same'],
      ['Deep Learning', 'Müller, G.', 'Deep Learning for Symbolic Mathematics', 'Gerd Mueller', 'same'],
      [
        'Deep Learning',
        'The Learning Team',
        'Deep Learning for Symbolic Mathematics',
        'Guillaume Lample',
        'same',
      ],
      ['Deep Learning', 'LeCun, Yann', 'Deep Learning: Symbolic Mathematics', 'Guillaume Lample', 'same'],
    ];
  for (const [cited, ours, known, theirs, expected] of longer)
    it(`“${cited}” by ${ours} against “${known}” by ${theirs}: ${expected}`, () => {
      const found = { title: known, authors: [theirs] };
      assert.equal(identityOf({ title: cited, authors: [ours] }, found), expected);
    });
  it('a common author and half of the words are enough', () => {
    const cited = { title: 'Fast sorting of large files', authors: ['Ada Lovelace', 'Bo Chen'] };
    const known = { title: 'Fast sorting on tape drives', authors: ['A. Lovelace', 'B. Chen'] };
    assert.equal(identityOf(cited, known), 'same');
    assert.equal(identityOf({ title: cited.title }, { title: known.title }), 'other');
  });
  it('whatever the words, it does not fail', () => {
    for (const title of ['', '...', 'constructor', '__proto__ toString', '[]', '{', '$', '\\'])
      assert.include(['same', 'other'], identityOf({ title }, { title: 'Deep learning' }));
  });
});
