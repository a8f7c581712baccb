import { assert } from 'chai';
import { Letters } from '../../../../../src/core/mentions/titles/letters.ts';
import { titleForms, titleWords } from '../../../../../src/core/mentions/titles/titleForms.ts';

/** Each form as its letters and its number of words. */
function formsOf(title: string, minLetters = 12): string[] {
  const letters = new Letters();
  letters.read(title);
  const text = String.fromCharCode(...letters.codes.subarray(0, letters.length));
  return titleForms(title, letters, minLetters).map(
    ({ from, to, words }) => `${text.slice(from, to)} ${words}`,
  );
}

describe('the forms in which a title is cited', () => {
  for (const [title, ...forms] of [
    ['Deep Learning for Time Series', 'deeplearningfortimeseries 5'],
    [
      'A Map of All Things: What They Mean to Us',
      'amapofallthingswhattheymeantous 10',
      'amapofallthings 5',
      'whattheymeantous 5',
    ],
    // Parts of fewer than four words stand for no title.
    ['k-means++: An Old Aid', 'kmeansanoldaid 5'],
    ['ROCKET: Very Fast and Exact Things', 'rocketveryfastandexactthings 6', 'veryfastandexactthings 5'],
    ['Very Fast and Exact: Three New Ways', 'veryfastandexactthreenewways 7', 'veryfastandexact 4'],
    [
      'All Things Are Known – or Are They Known',
      'allthingsareknownoraretheyknown 8',
      'allthingsareknown 4',
      'oraretheyknown 4',
    ],
    // Only the first separator counts; a colon or a hyphen inside a word is none.
    [
      'One of Two Parts: Two of Two Parts: More',
      'oneoftwopartstwooftwopartsmore 9',
      'oneoftwoparts 4',
      'twooftwopartsmore 5',
    ],
    ['Ratios of 1:2 and Well-Known Things', 'ratiosof12andwellknownthings 8'],
    // Nothing but the separator on one side.
    [': Very Fast and Exact Things', 'veryfastandexactthings 5'],
    ['Very Fast and Exact Things: ', 'veryfastandexactthings 5'],
  ] as const)
    it(title, () => {
      assert.deepEqual(formsOf(title), [...forms]);
    });

  it('have so many letters at least', () => {
    assert.deepEqual(formsOf('Twelve Lette', 11), ['twelvelette 2']);
    assert.deepEqual(formsOf('Twelve Lette', 12), []);
  });

  for (const [title, ...words] of [
    ['Well-Known Things', 'Well', 'Known', 'Things'],
    ["Newton’s & Euler's 2nd", 'Newton’s', "Euler's", '2nd'],
    ['基于图神经网', '基于', '图神', '经网'],
    ['–', ...[]],
  ] as const)
    it(`are counted in words, as ${words.join(', ') || 'none'}`, () => {
      assert.deepEqual(titleWords(title), [...words]);
    });
});
