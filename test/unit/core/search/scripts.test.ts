// Searches in scripts without spaces between words, and for names with signs such as `C++`.
import { assert } from 'chai';
import { explainMatches } from '../../../../src/core/search/matches.ts';
import { querySnippet } from '../../../../src/core/search/querySnippet.ts';
import { SearchEngine } from '../../../../src/core/search/searchEngine.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const titles: Readonly<Record<string, string>> = {
  graph: '图神经网络综述',
  social: '社交网络分析',
  bert: '基于BERT模型的中文文本分类',
  speech: '深層学習による音声認識',
  speaker: '音声合成とデータ',
  thai: 'การเรียนรู้ของโครงข่ายประสาทเทียม',
  thaiFood: 'อาหารไทยและประเทศไทย',
  lao: 'ການຮຽນຮູ້ພາສາລາວ',
  khmer: 'ការរៀនភាសាខ្មែរ',
  korean: '그래프 신경망은 무엇인가',
  cpp: 'Memory safety of C++ templates',
  cpp11: 'Lambdas since C++11',
  c: 'The C language',
  cs: 'Generics in C# and F#',
  net: 'Garbage collection in .NET',
  asp: 'ASP.NET at scale',
  nets: 'A net of nets',
  astar: 'A* search on grids',
  pointnet: 'PointNet: deep learning on point sets',
  pointnet2: 'PointNet++: hierarchical features',
  wide: 'Ｃ＋＋ＡＰＩ設計',
};
const papers = Object.entries(titles).map(([id, title]) =>
  paper({ id: `local:${id}`, title, authors: ['张伟'] }),
);

describe('search', () => {
  let engine: SearchEngine;
  before(async () => {
    engine = new SearchEngine(countingClock());
    await engine.index(papers, []);
  });
  const ids = (query: string): string[] =>
    engine.search(query, 50).papers.map(({ id }) => id.replace('local:', ''));

  const cases: Readonly<Record<string, readonly string[]>> = {
    神经网络: ['graph'],
    '神经网络 ': ['graph'],
    网络: ['social', 'graph'],
    综: ['graph'],
    '述 ': ['graph'],
    网: ['social', 'graph'],
    图神经网络综述: ['graph'],
    文本分类: ['bert'],
    BERT模型: ['bert'],
    'bert 分类': ['bert'],
    ＢＥＲＴ: ['bert'],
    音声認識: ['speech'],
    音声: ['speaker', 'speech'],
    ﾃﾞｰﾀ: ['speaker'],
    テータ: [],
    ประสาท: ['thai'],
    โครงข่ายประสาท: ['thai'],
    ไทย: ['thaiFood'],
    ພາສາ: ['lao'],
    ភាសា: ['khmer'],
    신경망: ['korean'],
    '신경망 ': ['korean'],
    'C++': ['cpp11', 'wide', 'cpp'],
    'c++ templates': ['cpp', 'wide', 'cpp11'],
    'c#': ['cs'],
    'F#': ['cs'],
    'f# ': ['cs'],
    'C#,': ['cs'],
    '.NET': ['asp', 'net'],
    '.net': ['asp', 'net'],
    'asp.net': ['asp', 'net'],
    'A*': ['astar'],
    'Q#': [],
    'PointNet++': ['pointnet2', 'pointnet', 'nets', 'asp', 'net'],
    pointnet: ['pointnet2', 'pointnet'],
    'Nets++': ['nets', 'asp', 'net', 'pointnet2', 'pointnet'],
    'ｃ＃': ['cs'],
    '"神经网络"': ['graph'],
    '"神经 网络"': ['graph'],
    '"音声認識"': ['speech'],
    '"C++ templates"': ['cpp'],
    '"c#"': ['cs'],
    '".NET"': ['asp', 'net'],
    '"ประสาทเทียม"': ['thai'],
    '网络 -神经': ['social'],
    '网络 -综': ['social'],
    'C++ -C++': [],
    'collection scale -.NET': [],
    'author:张 神经网络': ['graph'],
    'author:张伟 神经网络': ['graph'],
    'author:伟 神经网络': ['graph'],
    'author:王 神经网络': [],
  };
  for (const [query, expected] of Object.entries(cases))
    it(`${query} → ${expected.join(', ') || 'nothing'}`, () => {
      assert.sameMembers(ids(query), [...expected]);
      assert.equal(ids(query)[0], expected[0]);
    });

  it('finds every part of every title, however it is cut out of it', () => {
    for (const { id, title } of papers) {
      const signs = title.match(/[\s\S]\p{M}*/gu) ?? [];
      const runs = signs.flatMap((_, at) => [2, 3, 5].map(length => signs.slice(at, at + length).join('')));
      for (const run of runs)
        if (/^(?:(?!\p{ASCII}|\p{Script=Latin})[\p{L}\p{M}])+$/u.test(run))
          assert.include(ids(run), id.replace('local:', ''), run);
    }
  });

  it('goes on finding what is being typed', () => {
    for (const query of ['C', 'C+', 'C++', 'C++ ', 'C++ t']) assert.include(ids(query), 'cpp', query);
    for (const query of ['神', '神经', '神经网', '神经网络', '神经网络 '])
      assert.include(ids(query), 'graph', query);
  });

  it('says where the words stand', () => {
    const about = paper({ title: titles.graph ?? '', abstract: '我们研究C++。其他网络。' });
    const places = (query: string): string[] =>
      explainMatches(about, query, 80).map(({ word, field }) => `${word}: ${field}`);
    assert.deepEqual(places('神经网络 C++ '), ['神经网络: title', 'C++: abstract']);
    assert.deepEqual(places('社交网络 '), []);
    assert.deepEqual(places('综 '), ['综: title']);
  });

  it('shows the part of a long text that answers', () => {
    const long = `${'很长的句子没有空格，'.repeat(40)}这里有神经网络的内容，${'还有更多的文字，'.repeat(40)}`;
    const shown = querySnippet(paper({ abstract: long }), '神经网络', 100);
    assert.match(shown, /^….*神经网络.*…$/);
    assert.isAtMost(shown.length, 100);
  });
});
