import { assert } from 'chai';
import fc from 'fast-check';
import {
  doiUrl,
  localPaperId,
  parsePaperId,
  parsePublishedDoi,
  splitPaperId,
} from '../../../../src/core/papers/identifiers.ts';
import { PaperId } from '../../../../src/core/papers/paper.ts';

const wiley = '10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2';

describe('parsePaperId', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '2306.03089': 'arxiv:2306.03089',
    '2306.03089v12': 'arxiv:2306.03089',
    ' arXiv:2306.03089 ': 'arxiv:2306.03089',
    '(arXiv:0704.0001).': 'arxiv:0704.0001',
    'cs/0112017': 'arxiv:cs/0112017',
    'math.GT/0309136v1': 'arxiv:math/0309136',
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
    'math/0309136': 'arxiv:math/0309136',
    'arXiv:Math.GT/0309136v2': 'arxiv:math/0309136',
    'cond-mat.mtrl-sci/9901001': 'arxiv:cond-mat/9901001',
    'physics.optics/0001001': 'arxiv:physics/0001001',
    'hep-th/9901001v3': 'arxiv:hep-th/9901001',
    'https://arxiv.org/abs/math.GT/0309136v1': 'arxiv:math/0309136',
    'https://arxiv.org/pdf/math/0309136v1.pdf': 'arxiv:math/0309136',
    'https://arxiv.org/abs/math.GT%2F0309136': 'arxiv:math/0309136',
    'https://doi.org/10.48550/arXiv.math/0309136': 'arxiv:math/0309136',
    '10.48550/arXiv.math.GT/0309136': 'arxiv:math/0309136',
    'arXiv：2306.03089。': 'arxiv:2306.03089',
    '（arXiv:2306.03089）': 'arxiv:2306.03089',
    '「2306.03089v2」、': 'arxiv:2306.03089',
    'ａｒＸｉｖ：２３０６．０３０８９': 'arxiv:2306.03089',
    '[[https://arxiv.org/abs/2306.03089]]': 'arxiv:2306.03089',
    'DOI 10.1000/xyz': 'doi:10.1000/xyz',
    'doi：10.1000/xyz；': 'doi:10.1000/xyz',
    'info:doi/10.1000/xyz': 'doi:10.1000/xyz',
    'doi:https://doi.org/10.1000/xyz': 'doi:10.1000/xyz',
    'https://doi.org/doi:10.1000/xyz': 'doi:10.1000/xyz',
    '//doi.org/10.1000/xyz/': 'doi:10.1000/xyz',
    'https://doi.org/10.1000%2Fxyz?x=1': 'doi:10.1000/xyz',
    '10.1000%2Fxyz': 'doi:10.1000/xyz',
    '10.1000.10/xyz': 'doi:10.1000.10/xyz',
    '10.1000/α，': 'doi:10.1000/α',
    '10.1000/a,b': 'doi:10.1000/a,b',
    [`(${wiley.toUpperCase()}).`]: `doi:${wiley}`,
    [`<https://doi.org/${wiley}>`]: `doi:${wiley}`,
    [`https://doi.org/${encodeURI(wiley)}`]: `doi:${wiley}`,
    [`https://doi.org/${encodeURIComponent(wiley)}`]: `doi:${wiley}`,
    [wiley.replace('<', '&lt;').replace('>', '&gt;')]: `doi:${wiley}`,
    [wiley.replace('<', '{\\textless}').replace('>', '{\\textgreater}')]: `doi:${wiley}`,
    [wiley.replace('<', '$<$').replace('>', '$>$')]: `doi:${wiley}`,
    [wiley.replace('(', '\\(').replace(')', '\\)')]: `doi:${wiley}`,
    '(10.1061/(ASCE)0733-9445(2008)134:9(1542))': 'doi:10.1061/(asce)0733-9445(2008)134:9(1542)',
    '[10.1890/0012-9658(2006)87[132:AIMDFR]2.0.CO;2]': 'doi:10.1890/0012-9658(2006)87[132:aimdfr]2.0.co;2',
    '10.1007/978-3-319-24574-4\\_28': 'doi:10.1007/978-3-319-24574-4_28',
    'https://aclanthology.org/P19-1001.pdf': 'doi:10.18653/v1/p19-1001',
    'https://aclanthology.org/D14-1162': 'doi:10.3115/v1/d14-1162',
    'https://aclanthology.org/P02-1040': undefined,
    'foo/0309136': undefined,
    'math/0809136': undefined,
    [String.raw`10.1000/a\_b{\_}c\%3C\#d`]: 'doi:10.1000/a_b_c<#d',
    [String.raw`https://doi.org/10.1000/a\_b`]: 'doi:10.1000/a_b',
    [String.raw`\url{https://arxiv.org/abs/2306.03089}`]: 'arxiv:2306.03089',
    [String.raw`doi:10.1002/(SICI)1{\textless}1::AID{\textgreater}3.0.CO;2-2`]:
      'doi:10.1002/(sici)1<1::aid>3.0.co;2-2',
    'https://huggingface.co/datasets/2306.03089': undefined,
    'https://example.org/abs/2306.03089': undefined,
    'https://doi.org/%': undefined,
    '2399.03089': undefined,
    '3.14159': undefined,
    'see 2306.03089': undefined,
    // What services add to an address.
    'https://doi.org/10.1000/xyz&utm_source=x': 'doi:10.1000/xyz',
    'https://doi.org/10.1000/xyz&amp;utm=x&y=1': 'doi:10.1000/xyz',
    '10.1000/xyz?journalCode=abc&x': 'doi:10.1000/xyz',
    '10.1000/a&b': 'doi:10.1000/a&b',
    'https://arxiv.org/abs/2306.03089&utm=x': 'arxiv:2306.03089',
    // What arXiv prints behind an id.
    'arXiv:2306.03089v2 [cs.CL] 5 Jun 2023': 'arxiv:2306.03089',
    '2306.03089 [cs]': 'arxiv:2306.03089',
    'arXiv:cond-mat/9901001 [cond-mat.mtrl-sci]': 'arxiv:cond-mat/9901001',
    '2306.03089 [see there]': undefined,
    // Publishers.
    'https://dl.acm.org/doi/10.1145/3292500.3330701': 'doi:10.1145/3292500.3330701',
    'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true': 'doi:10.1145/3292500.3330701',
    'https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf': 'doi:10.1007/s11263-015-0816-y',
    'https://link.springer.com/chapter/10.1007%2F978-3-319-24574-4_28': 'doi:10.1007/978-3-319-24574-4_28',
    'https://link.springer.com/article/10.1007/s11263-015-0816-y/figures/1': 'doi:10.1007/s11263-015-0816-y',
    'https://www.pnas.org/doi/full/10.1073/pnas.1611835114': 'doi:10.1073/pnas.1611835114',
    'https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102':
      'doi:10.1103/physrevlett.116.061102',
    [`https://onlinelibrary.wiley.com/doi/abs/${encodeURI(wiley)}`]: `doi:${wiley}`,
    'https://dl.acm.org/journal/tog': undefined,
    'https://example.org/doi/10.1145/3292500.3330701': undefined,
    'https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5566506': undefined,
    // Mirrors, and signs that nobody sees.
    'http://xxx.lanl.gov/abs/hep-th/9901001': 'arxiv:hep-th/9901001',
    'https://de.arxiv.org/abs/2306.03089': 'arxiv:2306.03089',
    'https://notarxiv.org/abs/2306.03089': undefined,
    '\u200b10.1000/xyz\u200b': 'doi:10.1000/xyz',
    'and/or': undefined,
  };
  for (const [text, id] of Object.entries(cases))
    it(`${text} → ${id ?? 'none'}`, () => {
      assert.equal(parsePaperId(text), id);
    });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), text => void parsePaperId(text)),
    );
  });
});

describe('localPaperId', () => {
  it('is the same however a title is written', () => {
    const spellings = [
      'Décoding the $k$-th Brain: A Survey',
      'decoding the k-th brain a survey',
      "D{\\'e}coding  the\nk-th brain --- a SURVEY.",
      String.raw`{D}\'{e}coding the\ $k$-th \mbox{Brain}\relax: \emph{A} Survey`,
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

describe('doiUrl', () => {
  for (const [doi, url] of Object.entries({
    '10.1000/xyz': 'https://doi.org/10.1000/xyz',
    '10.1000/a#b?c%d': 'https://doi.org/10.1000/a%23b%3Fc%25d',
    [wiley]: `https://doi.org/${wiley.replace('<', '%3C').replace('>', '%3E')}`,
  }))
    it(`${doi} → ${url}`, () => {
      assert.equal(doiUrl(doi), url);
      assert.equal(parsePaperId(url), `doi:${doi}`);
    });
});

describe('parsePublishedDoi', () => {
  for (const [text, expected] of Object.entries({
    '10.1000/XYZ': '10.1000/xyz',
    'https://doi.org/10.1000/xyz': '10.1000/xyz',
    ' 10.1000/a 10.1000/b': '10.1000/a',
    '10.1000/a;10.1000/b': '10.1000/a',
    [wiley]: wiley,
    '10.48550/arXiv.2306.03089': undefined,
    '2306.03089': undefined,
    '': undefined,
  }))
    it(`${text} → ${expected ?? 'none'}`, () => {
      assert.equal(parsePublishedDoi(text), expected);
    });
});

describe('childrenByName', () => {
  it('splits at the first colon', () => {
    assert.deepEqual(splitPaperId('doi:10.1000/a:b'), { scheme: 'doi', name: '10.1000/a:b' });
  });
});
