import { assert } from 'chai';
import fc from 'fast-check';
import { findMentions } from '../../../../src/core/mentions/findMentions.ts';

/** Returns each mention's characters and its id or URL. */
const named = (text: string): string =>
  findMentions(text)
    .map(({ start, end, id, url }) => `${text.slice(start, end)} → ${id ?? url}`)
    .join(', ');

/** One DOI in the notations of plain text, HTML, TeX and URLs. */
const wiley: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2',
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2',
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16{\\textless}1661::AID-SIM968{\\textgreater}3.0.CO;2-2',
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16$<$1661::AID-SIM968$>$3.0.CO;2-2',
  ].map((spelling, _, [raw = '']) => [spelling, raw]),
);

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
  [String.raw`doi = {10.1000/a{\_}b\%3C\#2},`]: String.raw`10.1000/a{\_}b\%3C\#2 → doi:10.1000/a_b<#2`,
  [String.raw`doi={10.1002/1{\textless}2::AID\textgreater{}3.0},`]: String.raw`10.1002/1{\textless}2::AID\textgreater{}3.0 → doi:10.1002/1<2::aid>3.0`,
  [String.raw`\href{https://doi.org/10.1000/a\_b2}{here}`]: String.raw`https://doi.org/10.1000/a\_b2 → doi:10.1000/a_b2`,
  'https://arxiv.org/abs/2306.03089,https://arxiv.org/abs/2306.03090':
    'https://arxiv.org/abs/2306.03089 → arxiv:2306.03089, https://arxiv.org/abs/2306.03090 → arxiv:2306.03090',
  'https://www.aclweb.org/anthology/P19-1001/':
    'https://www.aclweb.org/anthology/P19-1001/ → doi:10.18653/v1/p19-1001',
  'https://api.semanticscholar.org/CorpusID:13756489':
    'https://api.semanticscholar.org/CorpusID:13756489 → https://api.semanticscholar.org/CorpusID:13756489',
  '# hep-th/9901001v3 and math.GT/0309136':
    'hep-th/9901001v3 → arxiv:hep-th/9901001, math.GT/0309136 → arxiv:math/0309136',
  'see 0704.0001 and 1412.6980': '0704.0001 → arxiv:0704.0001, 1412.6980 → arxiv:1412.6980',
  'doi:10.1109/5.771073;': '10.1109/5.771073 → doi:10.1109/5.771073',
  '(10.1016/S0893-6080(98)00116-6)': '10.1016/S0893-6080(98)00116-6 → doi:10.1016/s0893-6080(98)00116-6',
  'https://doi.org/10.48550/arXiv.2306.03089': 'https://doi.org/10.48550/arXiv.2306.03089 → arxiv:2306.03089',
  'https://aclanthology.org/2020.acl-main.1/':
    'https://aclanthology.org/2020.acl-main.1/ → doi:10.18653/v1/2020.acl-main.1',
  'https://aclanthology.org/P19-1001.pdf': 'https://aclanthology.org/P19-1001.pdf → doi:10.18653/v1/p19-1001',
  'http://openreview.net/forum?id=YicbFdNTTy.':
    'http://openreview.net/forum?id=YicbFdNTTy → https://openreview.net/forum?id=YicbFdNTTy',
  '见 arXiv:2306.03089。参见arXiv:1706.03762，以及（arXiv：1412.6980v9）；':
    'arXiv:2306.03089 → arxiv:2306.03089, arXiv:1706.03762 → arxiv:1706.03762, arXiv：1412.6980v9 → arxiv:1412.6980',
  '論文「2306.03089」、https://arxiv.org/abs/1706.03762を参照。':
    '2306.03089 → arxiv:2306.03089, https://arxiv.org/abs/1706.03762 → arxiv:1706.03762',
  '（https://arxiv.org/pdf/2306.03089v1.pdf）、【https://doi.org/10.1000/a12】，“10.1000/b12”。':
    'https://arxiv.org/pdf/2306.03089v1.pdf → arxiv:2306.03089, https://doi.org/10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12',
  'ดูhttps://arxiv.org/abs/2306.03089และ10.1000/a12ครับ':
    'https://arxiv.org/abs/2306.03089 → arxiv:2306.03089, 10.1000/a12 → doi:10.1000/a12',
  '論文：ａｒＸｉｖ：２３０６．０３０８９。': 'ａｒＸｉｖ：２３０６．０３０８９ → arxiv:2306.03089',
  '[[https://arxiv.org/abs/2306.03089][Attention]] [[doi:10.1000/a12][text]] [[arxiv:math.GT/0309136]]':
    'https://arxiv.org/abs/2306.03089 → arxiv:2306.03089, 10.1000/a12 → doi:10.1000/a12, arxiv:math.GT/0309136 → arxiv:math/0309136',
  '[[https://doi.org/10.1890/0012-9658(2006)87[132:AIMDFR]2.0.CO;2][Ecology]]':
    'https://doi.org/10.1890/0012-9658(2006)87[132:AIMDFR]2.0.CO;2 → doi:10.1890/0012-9658(2006)87[132:aimdfr]2.0.co;2',
  '`text <https://doi.org/10.1000/a12>`_ and :doi:`10.1000/b12`':
    'https://doi.org/10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12',
  '\\href{https://doi.org/10.1000/a12}{text} \\doi{10.1000/b\\_12} \\url{https://doi.org/10.1000/c{\\_}12}':
    'https://doi.org/10.1000/a12 → doi:10.1000/a12, 10.1000/b\\_12 → doi:10.1000/b_12, https://doi.org/10.1000/c{\\_}12 → doi:10.1000/c_12',
  '<a href="https://doi.org/10.1000/a12">10.1000/a12</a><br>10.1000/b12&nbsp;&lt;10.1000/c12&gt;<!-- 10.1000/d12-->':
    'https://doi.org/10.1000/a12 → doi:10.1000/a12, 10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12, 10.1000/c12 → doi:10.1000/c12, 10.1000/d12 → doi:10.1000/d12',
  '<a href=https://doi.org/10.1000/a12>a</a> https://example.org/?doi=10.1000/b12&utm=1 **10.1000/c12**':
    'https://doi.org/10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12, 10.1000/c12 → doi:10.1000/c12',
  '10.1000/a12;10.1000/b12; doi:10.1000/c12;doi:10.1000/d12':
    '10.1000/a12 → doi:10.1000/a12, 10.1000/b12 → doi:10.1000/b12, 10.1000/c12 → doi:10.1000/c12, 10.1000/d12 → doi:10.1000/d12',
  '{{doi|10.1000/a12}} {{arxiv|2306.03089}} 10.1000/b12(see 10.1000/c12)':
    '10.1000/a12 → doi:10.1000/a12, 2306.03089 → arxiv:2306.03089, 10.1000/b12 → doi:10.1000/b12, 10.1000/c12 → doi:10.1000/c12',
  '(doi:10.1061/(ASCE)0733-9445(2008)134:9(1542)).':
    '10.1061/(ASCE)0733-9445(2008)134:9(1542) → doi:10.1061/(asce)0733-9445(2008)134:9(1542)',
  ...Object.fromEntries(
    [
      ...['…', '(…).', '<…>', '[a](https://doi.org/…)', '[[doi:…][a]]', '\\doi{…},', 'doi = {…},'],
      ...['<https://doi.org/…>', '…。', '（…）', '…</p>', '`…`', '"doi": "…"'],
    ].flatMap(around =>
      Object.entries(wiley).map(([spelling, raw]) => {
        const address = around.includes('https:') ? 'https://doi.org/' : '';
        return [around.split('…').join(spelling), `${address}${spelling} → doi:${raw.toLowerCase()}`];
      }),
    ),
  ),
  'http://xxx.lanl.gov/abs/hep-th/9901001, https://de.arxiv.org/abs/2306.03089':
    'http://xxx.lanl.gov/abs/hep-th/9901001 → arxiv:hep-th/9901001, https://de.arxiv.org/abs/2306.03089 → arxiv:2306.03089',
  'https://doi.org/10.1000/xyz1&utm_source=x, 10.1000/xyz2?code=a&b=c':
    'https://doi.org/10.1000/xyz1&utm_source=x → doi:10.1000/xyz1, 10.1000/xyz2 → doi:10.1000/xyz2',
  '[a](https://dl.acm.org/doi/abs/10.1145/3292500.3330701), https://link.springer.com/journal/11263':
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701 → doi:10.1145/3292500.3330701',
  'CoRR, abs/1412.6980, 2014; ArXiv, abs/1706.03762':
    'CoRR, abs/1412.6980 → arxiv:1412.6980, ArXiv, abs/1706.03762 → arxiv:1706.03762',
  'https://arxiv.org/abs/math%2F0309136': 'https://arxiv.org/abs/math%2F0309136 → arxiv:math/0309136',
  'arXiv:cond-mat.mtrl-sci/9901001v2, physics.optics/0001001':
    'arXiv:cond-mat.mtrl-sci/9901001v2 → arxiv:cond-mat/9901001, physics.optics/0001001 → arxiv:physics/0001001',
  'https://aclanthology.org/P02-1040.pdf':
    'https://aclanthology.org/P02-1040.pdf → https://aclanthology.org/P02-1040',
  'https://www.aclweb.org/anthology/L/L18/L18-1008.pdf。':
    'https://www.aclweb.org/anthology/L/L18/L18-1008.pdf → https://aclanthology.org/L18-1008',
  'ACL Anthology ID: D14-1162, aclanthology:p02-1040':
    'D14-1162 → doi:10.3115/v1/d14-1162, p02-1040 → https://aclanthology.org/P02-1040',
  'part D14-1162, https://aclanthology.org/volumes/D14-1/, https://aclanthology.org/P19-1/': '',
  'math/0809136 and foo/0309136': '',
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

  it('gives the page of the Anthology, whether or not its id ends a DOI', () => {
    const [found] = findMentions('https://www.aclweb.org/anthology/D14-1162/');
    assert.deepInclude(found, { id: 'doi:10.3115/v1/d14-1162', url: 'https://aclanthology.org/D14-1162' });
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

describe('a number with a slash', () => {
  for (const [text, ...dois] of [
    ['10.1234/scale', ...[]],
    ['doi:10.1234/scale', 'doi:10.1234/scale'],
    ['doi: 10.1234/scale', 'doi:10.1234/scale'],
    ['doi of it: 10.1234/scale', ...[]],
    [String.raw`\doi{10.1234/scale}`, 'doi:10.1234/scale'],
    ['10.1234/abc1', 'doi:10.1234/abc1'],
    ['10.1234/a1', ...[]],
    ['10.1234/1.2', ...[]],
    ['10.1234/12', ...[]],
    ['10.1234/123', 'doi:10.1234/123'],
    ['x10.1234/abc1', ...[]],
    ['https://x.org/?doi=10.1234/abc1&utm=x', 'doi:10.1234/abc1'],
    ['10.1234/abc1 and 10.1234/abc2', 'doi:10.1234/abc1', 'doi:10.1234/abc2'],
    ['10.1234/abc1,10.1234/abc2', 'doi:10.1234/abc1', 'doi:10.1234/abc2'],
  ] as const)
    it(`${text} is ${dois.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        findMentions(text).map(({ id }) => id),
        [...dois],
      );
    });
});

describe('a number that arXiv could have given', () => {
  for (const [text, ...ids] of [
    ['2401.00001', ...[]],
    ['2401.00001v2', 'arxiv:2401.00001'],
    ['2401.00001v12', 'arxiv:2401.00001'],
    ['see 2401.00001', 'arxiv:2401.00001'],
    ['2401.00001 (paper)', 'arxiv:2401.00001'],
    ['see it\n2401.00001', ...[]],
    ['2401.00001\nsee it', ...[]],
    ['"Title" <2401.00001>`', 'arxiv:2401.00001'],
    ['a <2401.00001> b', ...[]],
    [
      'arXiv:2401.00001 arXiv 2401.00002 arxiv.2401.00003',
      'arxiv:2401.00001',
      'arxiv:2401.00002',
      'arxiv:2401.00003',
    ],
    ['arXiv : 2401.00001', 'arxiv:2401.00001'],
    ['arxiv:abs/2401.00001', 'arxiv:2401.00001'],
    ['arXiv:2499.00001', ...[]],
    ['hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['2401.00001v2, 2401.00002v1', 'arxiv:2401.00001', 'arxiv:2401.00002'],
  ] as const)
    it(`${JSON.stringify(text)} is ${ids.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        findMentions(text).map(({ id }) => id),
        [...ids],
      );
    });
});
