import { assert } from 'chai';
import fc from 'fast-check';
import { PaperId } from '../../../src/core/paper.ts';
import { localPaperId, paperIdIn, partsOf, publishedDoi } from '../../../src/core/identifiers.ts';

describe('paperIdIn', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '2306.03089': 'arxiv:2306.03089',
    '2306.03089v12': 'arxiv:2306.03089',
    ' arXiv:2306.03089 ': 'arxiv:2306.03089',
    '(arXiv:0704.0001).': 'arxiv:0704.0001',
    'cs/0112017': 'arxiv:cs/0112017',
    'math.GT/0309136v1': 'arxiv:math.GT/0309136',
    'https://arxiv.org/abs/2306.03089': 'arxiv:2306.03089',
    'http://www.arxiv.org/pdf/2306.03089v2.pdf': 'arxiv:2306.03089',
    'arxiv.org/html/2306.03089v1#S2': 'arxiv:2306.03089',
    'https://arxiv.org/abs/cs/0112017?context=cs.CL': 'arxiv:cs/0112017',
    'https://www.alphaxiv.org/overview/2306.03089v2': 'arxiv:2306.03089',
    'https://ar5iv.labs.arxiv.org/html/2306.03089': 'arxiv:2306.03089',
    'https://huggingface.co/papers/2306.03089': 'arxiv:2306.03089',
    'https://doi.org/10.48550/arXiv.2306.03089': 'arxiv:2306.03089',
    'doi:10.1000/XYZ': 'doi:10.1000/xyz',
    'https://doi.org/10.1000/a%28b%29': 'doi:10.1000/a(b)',
    'https://huggingface.co/datasets/2306.03089': undefined,
    'https://example.org/abs/2306.03089': undefined,
    'https://doi.org/%': undefined,
    '2399.03089': undefined,
    '3.14159': undefined,
    'see 2306.03089': undefined,
    'and/or': undefined,
  };
  for (const [text, id] of Object.entries(cases))
    it(`${text} → ${id ?? 'none'}`, () => {
      assert.equal(paperIdIn(text), id);
    });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), text => void paperIdIn(text)),
    );
  });
});

describe('localPaperId', () => {
  it('is the same however a title is written', () => {
    const spellings = [
      'Décoding the $k$-th Brain: A Survey',
      'decoding the k-th brain a survey',
      "D{\\'e}coding  the\nk-th brain --- a SURVEY.",
    ];
    assert.lengthOf(new Set(spellings.map(localPaperId)), 1);
  });

  it('tells titles apart, those without a letter too', () => {
    const titles = ['Brain', 'Brains', '脳', '???', '!!!', ''];
    assert.lengthOf(new Set(titles.map(localPaperId)), titles.length);
  });

  it('is an id for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), title => PaperId.safeParse(localPaperId(title)).success),
    );
  });
});

describe('publishedDoi', () => {
  for (const [text, expected] of Object.entries({
    '10.1000/XYZ': '10.1000/xyz',
    'https://doi.org/10.1000/xyz': '10.1000/xyz',
    ' 10.1000/a 10.1000/b': '10.1000/a',
    '10.48550/arXiv.2306.03089': undefined,
    '2306.03089': undefined,
    '': undefined,
  }))
    it(`${text} → ${expected ?? 'none'}`, () => {
      assert.equal(publishedDoi(text), expected);
    });
});

describe('partsOf', () => {
  it('splits at the first colon', () => {
    assert.deepEqual(partsOf('doi:10.1000/a:b'), { scheme: 'doi', name: '10.1000/a:b' });
  });
});
