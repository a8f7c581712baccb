import { assert } from 'chai';
import { readJsonRecord } from '../../../../src/core/formats/jsonRecord.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';

const read = (fields: object): Paper => readJsonRecord({ title: 'T', ...fields }, 'file');

describe('readJsonRecord', () => {
  const ann = { family: 'Bee', given: 'Ann' };
  const bo = { family: 'Cee', given: 'Bo' };
  const authors: readonly (readonly [told: unknown, ...expected: string[]])[] = [
    [[ann, { family: 'Cee', given: null }, null], 'Ann Bee', 'Cee'],
    [[ann, 7, 'Bo Cee', [], {}, { family: 3 }, true], 'Ann Bee', 'Bo Cee', '3'],
    [[{ family: null, given: null }, bo], 'Bo Cee'],
    [[{ literal: 'Open Team' }, { name: 'Ann Bee', id: 7 }], 'Open Team', 'Ann Bee'],
    [[{ literal: null, name: null, ...ann }], 'Ann Bee'],
    [
      [{ ...ann, suffix: 'Jr.', 'non-dropping-particle': 'van', 'dropping-particle': null }],
      'Ann van Bee Jr.',
    ],
    [ann, 'Ann Bee'],
    ['Bee, Ann and Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann and Cee, Bo and others', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann & Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann', 'Ann Bee'],
    ['Bee, Ann M.', 'Ann M. Bee'],
    ['van der Berg, Jan', 'Jan van der Berg'],
    ['van der Berg, Jan and Bee, Ann', 'Jan van der Berg', 'Ann Bee'],
    ['Bee, A., Cee, B.', 'A. Bee', 'B. Cee'],
    ['Bee, A., Cee, B., & Dee, D.-E.', 'A. Bee', 'B. Cee', 'D.-E. Dee'],
    ['Bee, A., & Cee, B.', 'A. Bee', 'B. Cee'],
    ['Ann Bee', 'Ann Bee'],
    ['Ann Bee and Bo Cee', 'Ann Bee', 'Bo Cee'],
    ['Ann Bee, Bo Cee and Di Dee', 'Ann Bee', 'Bo Cee', 'Di Dee'],
    ['Ann Bee, Bo Cee, and Di Dee', 'Ann Bee', 'Bo Cee', 'Di Dee'],
    ['Ann Bee, Bo Cee', 'Ann Bee', 'Bo Cee'],
    ['Ann Bee, Bo Cee et al.', 'Ann Bee', 'Bo Cee'],
    ['Ann Bee et al', 'Ann Bee'],
    [['Ann Bee et al.'], 'Ann Bee'],
    ['Bee, Ann et al.', 'Ann Bee'],
    ['Alet al', 'Alet al'],
    ['Bee A, Cee B', 'Bee A', 'Cee B'],
    ['Smith, J., Jr.', 'J. Smith Jr.'],
    ['Perlis, A. J.; Samelson, K.', 'Perlis, A. J.', 'Samelson, K.'],
    [['Bee, Ann and Cee, Bo'], 'Ann Bee', 'Bo Cee'],
    [[{ literal: 'Bee, Ann and Cee, Bo' }], 'Ann Bee', 'Bo Cee'],
    [[{ literal: 'Department of Health and Care' }], 'Department of Health and Care'],
    [[{ family: 'M&uuml;ller', given: '<i>Eva</i>' }], 'Eva Müller'],
    [
      [{ family: '王', given: '伟' }, { family: 'スミス', given: 'ジョン' }, { literal: '王 伟' }],
      '王伟',
      'ジョン スミス',
      '王 伟',
    ],
    [[{ literal: 'OpenAI, Inc.' }, { literal: 'Wei Wang 0001' }], 'OpenAI, Inc.', 'Wei Wang'],
    [null],
    [''],
    [7],
  ];
  for (const [told, ...expected] of authors)
    it(`authors ${JSON.stringify(told)} → ${expected.join('|')}`, () => {
      assert.deepEqual(read({ author: told }).authors, expected);
      assert.deepEqual(read({ authors: told }).authors, expected);
    });

  for (const told of [
    'Bee, Ann and Cee, Bo and others',
    'Ann Bee and Bo Cee and others',
    'Ann Bee, Bo Cee, et al.',
    'Ann Bee, Bo Cee et al.',
    'Bee, Ann, Cee, Bo, others',
    ['Ann Bee', 'Bo Cee', 'et al.'],
    [ann, 'Bo Cee', { literal: 'others' }],
    [ann, { literal: 'Bo Cee and others' }],
  ])
    it(`${JSON.stringify(told)}: not all authors`, () => {
      const { authors, moreAuthors } = read({ author: told });
      assert.deepEqual(authors, ['Ann Bee', 'Bo Cee']);
      assert.isTrue(moreAuthors);
    });

  it('does not take "others" alone for an author, nor for more of none', () => {
    const paper = read({ author: ['others'] });
    assert.isEmpty(paper.authors);
    assert.notProperty(paper, 'moreAuthors');
  });

  it('takes one field of authors where the other has none', () => {
    assert.deepEqual(read({ authors: [null], author: [ann] }).authors, ['Ann Bee']);
  });

  const dates: readonly (readonly [told: unknown, expected: string])[] = [
    [{ 'date-parts': [[2005, 4, 12]] }, '2005-04-12'],
    [{ 'date-parts': [2005, 4, 12] }, '2005-04-12'],
    [{ 'date-parts': [2005] }, '2005'],
    [{ 'date-parts': ['2005', '4'] }, '2005-04'],
    [{ 'date-parts': [['2005', '04', '12']] }, '2005-04-12'],
    [{ 'date-parts': [[2005, null]] }, '2005'],
    [{ 'date-parts': [[2005, null, null]] }, '2005'],
    [{ 'date-parts': [[2005, 4, null]] }, '2005-04'],
    [{ 'date-parts': [[2005, 0, 0]] }, '2005'],
    [{ 'date-parts': [[2005, '', '']] }, '2005'],
    [{ 'date-parts': [[2005, 13]] }, '2005'],
    [{ 'date-parts': [[2005, 2, 30]] }, '2005-02'],
    [{ 'date-parts': [[2005, 'Apr']] }, '2005-04'],
    [{ 'date-parts': [['2005-04-12']] }, '2005-04-12'],
    [{ 'date-parts': '2005-04-12' }, ''],
    [{ 'date-parts': [[2005], [2006]] }, '2005'],
    [[{ year: 2005, month: 4 }, { year: 2006 }], '2005-04'],
    [[[{ year: 2005 }]], ''],
    [{ 'date-parts': [[null]], raw: '2005' }, '2005'],
    [{ 'date-parts': [[]], literal: 'April 2005' }, '2005-04'],
    [{ 'date-parts': null, raw: '12 April 2005' }, '2005-04-12'],
    [{ raw: '2005' }, '2005'],
    [{ raw: 2005 }, '2005'],
    [{ year: 2005, month: 4, day: 12 }, '2005-04-12'],
    [{ year: '2005', month: 'April' }, '2005-04'],
    [{ 'date-time': '2005-04-12T10:00:00Z' }, '2005-04-12'],
    [[2005, 4], '2005-04'],
    [[[2005, 4]], '2005-04'],
    [2005, '2005'],
    ['2005-04', '2005-04'],
    [{}, ''],
    [null, ''],
    [true, ''],
  ];
  for (const [told, expected] of dates)
    it(`issued ${JSON.stringify(told)} → ${expected}`, () => {
      assert.equal(read({ issued: told }).published, expected);
    });

  it('takes the first date that is one', () => {
    assert.equal(
      read({ published: null, issued: { 'date-parts': [[null]] }, date: '2005-04' }).published,
      '2005-04',
    );
    assert.equal(
      read({ issued: { 'date-parts': [[null]] }, 'published-print': { 'date-parts': [[2005]] } }).published,
      '2005',
    );
    assert.equal(read({ published: '', year: 2005 }).published, '2005');
  });

  it('takes lists where others have a text, and words where others have none', () => {
    const paper = read({
      ...{
        title: ['A <i>Title</i>', 'Other'],
        'container-title': ['Eng. &amp; Sci.'],
        keywords: ['a', null, 7],
      },
      ...{ categories: 'cs.CV cs.LG', abstract: null, DOI: ['10.1000/X'] },
    });
    assert.deepInclude(paper, {
      ...{ title: 'A Title', venue: 'Eng. & Sci.', keywords: ['a', '7'], categories: ['cs.CV', 'cs.LG'] },
      ...{ abstract: '', id: 'doi:10.1000/x' },
    });
  });

  for (const record of [
    null,
    7,
    'T',
    [],
    [{ title: 'T' }],
    {},
    { title: '' },
    { title: null },
    { title: [] },
  ])
    it(`finds no paper in ${JSON.stringify(record)}`, () => {
      assert.throws(() => readJsonRecord(record, 'file'), /^It (?:is no object|has no title)\.$/);
    });

  const optional: Readonly<Record<string, readonly [told: unknown, expected: unknown][]>> = {
    aiSummary: [
      ['A <b>summary</b>', 'A summary'],
      [' ', undefined],
      ['', undefined],
      [null, undefined],
      [['First', 'Second'], 'First'],
    ],
    code: [
      ['https://example.org/a', 'https://example.org/a'],
      ['http://example.org/a', undefined],
      ['ahttps://example.org/a', undefined],
      ['javascript:alert(1)', undefined],
      [7, undefined],
    ],
    projectPage: [
      ['https://example.org/a', 'https://example.org/a'],
      ['command:x', undefined],
    ],
    upvotes: [
      [7, 7],
      [0, 0],
      [-1, undefined],
      [1.5, undefined],
      ['7', undefined],
    ],
    comments: [
      [7, 7],
      [-1, 0],
      [undefined, 0],
    ],
    citationCount: [
      [7, 7],
      [0, 0],
      [null, undefined],
    ],
    venue: [
      ['A', 'A'],
      ['', undefined],
    ],
    keywords: [
      ['a , b;c', ['a', 'b', 'c']],
      ['deep nets,  graphs', ['deep nets', 'graphs']],
      [['a, b', ' '], ['a, b']],
      ['', undefined],
      [[], undefined],
    ],
    categories: [
      ['cs.CV, cs.LG;  stat.ML', ['cs.CV', 'cs.LG', 'stat.ML']],
      [['cs.CV'], ['cs.CV']],
    ],
  };
  for (const [name, values] of Object.entries(optional))
    for (const [told, expected] of values)
      it(`${name} ${JSON.stringify(told)} → ${JSON.stringify(expected)}`, () => {
        const paper: Partial<Record<string, unknown>> = { ...read({ [name]: told }) };
        assert.deepEqual(paper[name], expected);
        assert.equal(name in paper, expected !== undefined);
      });

  for (const [fields, expected] of [
    [{ venue: 'A', journal: 'B', 'container-title': 'C' }, 'A'],
    [{ journal: 'B', 'container-title': 'C' }, 'B'],
    [{ 'container-title': 'C' }, 'C'],
  ] as const)
    it(`${JSON.stringify(fields)} was published in ${expected}`, () => {
      assert.equal(read(fields).venue, expected);
    });

  for (const fields of [
    { id: '2306.03089' },
    { arxiv_id: '2306.03089' },
    { arxiv: 'arXiv:2306.03089v2' },
    { doi: '10.48550/arXiv.2306.03089' },
    { DOI: '10.48550/arXiv.2306.03089' },
    { url: 'https://arxiv.org/abs/2306.03089' },
    { URL: 'https://arxiv.org/pdf/2306.03089' },
    { number: 'arXiv:2306.03089' },
    { note: 'arXiv preprint arXiv:2306.03089' },
    { doi: '10.1000/x', url: 'https://arxiv.org/abs/2306.03089' },
  ])
    it(`${JSON.stringify(fields)} is of arXiv`, () => {
      assert.equal(read(fields).id, 'arxiv:2306.03089');
    });

  it('takes the keywords of CSL, and the date of any field', () => {
    assert.deepEqual(read({ keyword: 'a, b' }).keywords, ['a', 'b']);
    for (const name of ['published', 'issued', 'date', 'published-print', 'published-online', 'year', 'bib'])
      assert.equal(read({ [name]: '2005' }).published, '2005', name);
    assert.equal(read({ issued: '2005', year: '2004', bib: '2003' }).published, '2005');
    assert.equal(read({}).published, '');
  });
});
