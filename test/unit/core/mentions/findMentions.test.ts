import { assert } from 'chai';
import fc from 'fast-check';
import { findMentions } from '../../../../src/core/mentions/findMentions.ts';

/** The characters that name a paper, and which. */
const named = (text: string): string =>
  findMentions(text)
    .map(({ start, end, id, url }) => `${text.slice(start, end)} → ${id ?? url}`)
    .join(', ');

const cases: Readonly<Record<string, string>> = {
  '# see arXiv:2306.03089v2, p. 3': 'arXiv:2306.03089v2 → arxiv:2306.03089',
  'arXiv 2306.03089': 'arXiv 2306.03089 → arxiv:2306.03089',
  '(https://arxiv.org/abs/2306.03089).': 'https://arxiv.org/abs/2306.03089 → arxiv:2306.03089',
  '[a](https://arxiv.org/pdf/2306.03089v1.pdf), b':
    'https://arxiv.org/pdf/2306.03089v1.pdf → arxiv:2306.03089',
  'https://www.alphaxiv.org/abs/2306.03089': 'https://www.alphaxiv.org/abs/2306.03089 → arxiv:2306.03089',
  'https://huggingface.co/papers/2306.03089': 'https://huggingface.co/papers/2306.03089 → arxiv:2306.03089',
  '// the paper, 2306.03089, says': '2306.03089 → arxiv:2306.03089',
  'PAPER = "2306.03089"': '2306.03089 → arxiv:2306.03089',
  '- 2306.03089v2': '2306.03089v2 → arxiv:2306.03089',
  'eprint = {2206.14220},': '2206.14220 → arxiv:2206.14220',
  'optimization." <1412.6980>`': '1412.6980 → arxiv:1412.6980',
  'doi:10.48550/arXiv.2306.03089': '10.48550/arXiv.2306.03089 → arxiv:2306.03089',
  '10.1000/a12, 10.1000/b12,10.1000/c12*/':
    '10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12, 10.1000/c12 → doi:10.1000/c12',
  '\\doi{10.1007/978-3-319-24574-4\\_28}':
    '10.1007/978-3-319-24574-4\\_28 → doi:10.1007/978-3-319-24574-4_28',
  'https://arxiv.org/abs/2306.03089,https://arxiv.org/abs/2306.03090':
    'https://arxiv.org/abs/2306.03089 → arxiv:2306.03089, https://arxiv.org/abs/2306.03090 → arxiv:2306.03090',
  'https://www.aclweb.org/anthology/P19-1001/':
    'https://www.aclweb.org/anthology/P19-1001/ → doi:10.18653/v1/p19-1001',
  'https://api.semanticscholar.org/CorpusID:13756489':
    'https://api.semanticscholar.org/CorpusID:13756489 → https://api.semanticscholar.org/CorpusID:13756489',
  '# hep-th/9901001v3 and math.GT/0309136':
    'hep-th/9901001v3 → arxiv:hep-th/9901001, math.GT/0309136 → arxiv:math.GT/0309136',
  'see 0704.0001 and 1412.6980': '0704.0001 → arxiv:0704.0001, 1412.6980 → arxiv:1412.6980',
  'doi:10.1109/5.771073;': '10.1109/5.771073 → doi:10.1109/5.771073',
  '(10.1016/S0893-6080(98)00116-6)': '10.1016/S0893-6080(98)00116-6 → doi:10.1016/s0893-6080(98)00116-6',
  'https://doi.org/10.48550/arXiv.2306.03089': 'https://doi.org/10.48550/arXiv.2306.03089 → arxiv:2306.03089',
  'https://aclanthology.org/2020.acl-main.1/':
    'https://aclanthology.org/2020.acl-main.1/ → doi:10.18653/v1/2020.acl-main.1',
  'https://aclanthology.org/P19-1001.pdf': 'https://aclanthology.org/P19-1001.pdf → doi:10.18653/v1/p19-1001',
  'http://openreview.net/forum?id=YicbFdNTTy.':
    'http://openreview.net/forum?id=YicbFdNTTy → https://openreview.net/forum?id=YicbFdNTTy',
  'v1234.5678.90, see v2306.03089': '',
  'see 2306.03089.1': '',
  'see $2306.03089 or 2306.03089 USD': '',
  'x = 2306.03089 # see the paper': '',
  'total 1609.34400': '',
  'metres = 1609.3440': '',
  'see 2313.03089, 2306.0308, 1401.12345, 9901.12345': '',
  'see 2023-06.03089': '',
  '10.1.2.3/24, 10.0.0.0/8, 10.1234/24': '',
  '{ "amount": "1704.25000", "prices": [1706.12345, 1806.12345] }': '',
  '  1906.12345,': '',
  '- 1906.12345': '',
  'sum("1109.8765")': '',
  'width = 10.1234/scale': '',
  'https://example.org/2306.03089': '',
  'https://arxiv.org/list/cs.CV/recent': '',
};

describe('findMentions', () => {
  for (const [text, expected] of Object.entries(cases))
    it(`${text} → ${expected === '' ? 'none' : 'on the exact characters'}`, () => {
      assert.equal(named(text), expected);
    });

  it('takes any text; what it finds stands there, in order and apart', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(cases)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), pieces => {
        const text = pieces.join(' ');
        let last = 0;
        for (const { start, end, url } of findMentions(text)) {
          assert.isAtLeast(start, last);
          assert.isBelow(start, end);
          assert.match(url, /^https:\/\//);
          last = end;
        }
        assert.isAtMost(last, text.length);
      }),
    );
  });
});
