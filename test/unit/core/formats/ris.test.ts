import { assert } from 'chai';
import { readRis } from '../../../../src/core/formats/ris.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';

const record = (...lines: readonly string[]): string =>
  ['TY  - JOUR', ...(lines.some(line => /^T[I1] /.test(line)) ? [] : ['TI  - T']), ...lines, 'ER  - '].join(
    '\n',
  );
const only = (text: string): Paper => {
  const papers = readRis(text, 'file');
  assert.lengthOf(papers, 1);
  return papers[0] ?? assert.fail();
};

describe('readRis', () => {
  // Lines, separated by "|", and the expected date.
  const dates: Readonly<Record<string, string>> = {
    'PY  - 2020': '2020',
    'PY  - 2020/03/04/': '2020-03-04',
    'PY  - 2020/03//': '2020-03',
    'PY  - 2020///': '2020',
    'PY  - 2020///Spring': '2020',
    'Y1  - 2001/05//': '2001-05',
    'DA  - 2020/03/04': '2020-03-04',
    'DA  - 2020-03-04T10:00:00Z|PY  - 2020': '2020-03-04',
    // Web of Science
    'DA  - MAR 4|PY  - 2020': '2020-03-04',
    'PY  - 2020|DA  - MAR': '2020-03',
    'PY  - 2020|DA  - SEP-OCT': '2020-09',
    'PY  - 2020|DA  - MAR 4-8': '2020-03-04',
    'PY  - 2020|DA  - 2020 MAR 4': '2020-03-04',
    'PY  - 2020|DA  - SPR': '2020',
    // EndNote
    'PY  - 2020|DA  - March 4': '2020-03-04',
    'PY  - 2020|DA  - 4 March 2020': '2020-03-04',
    'PY  - 2020|DA  - Mar. 2020': '2020-03',
    'PY  - 2020|DA  - 12-May': '2020-05-12',
    'PY  - 2020|DA  - May 12th': '2020-05-12',
    'PY  - 2020|DA  - 2020//': '2020',
    'PY  - 2020|DA  - 03/04': '2020-03-04',
    'PY  - 2020|DA  - 03//': '2020-03',
    'PY  - 2020|DA  - /03/04/': '2020-03-04',
    'PY  - 2020|DA  - 25/12': '2020-12-25',
    'PY  - 2020|DA  - 20200304': '2020-03-04',
    'PY  - 2020|DA  - 03/04/2020': '2020',
    'PY  - 2020|DA  - Winter': '2020',
    'PY  - 2020|DA  - 30 Feb': '2020-02',
    'PY  - 2020|DA  - in press': '2020',
    'PY  - 2020|DA  - ': '2020',
    'PY  - 2020|DA  - Decision pending': '2020',
    // IEEE and ACM
    'PY  - 2020|Y1  - 7-12 June 2020': '2020-06-07',
    'PY  - 2020|Y1  - 2020/07/25/': '2020-07-25',
    'PY  - 2020|DA  - 2020/03|Y1  - 2020/07/25/': '2020-03',
    // The year of PY wins.
    'PY  - 2020|DA  - 2019/12/30': '2020',
    'PY  - 2020/03|DA  - 2020/03/04': '2020-03-04',
    'PY  - 2020/03/04|DA  - 2020': '2020-03-04',
    'PY  - 2020/03/04|DA  - MAR': '2020-03-04',
    'PY  - (2020)|DA  - MAR': '2020-03',
    'PY  - in press|DA  - MAR 2020': '2020-03',
    'PY  - in press|DA  - MAR': '',
  };
  for (const [lines, date] of Object.entries(dates))
    it(`${lines} → ${date}`, () => {
      assert.equal(only(record(...lines.split('|'))).published, date);
    });

  // Lines, and the expected title | venue.
  const titles: Readonly<Record<string, string>> = {
    'TY  - BOOK|BT  - A Book|T2  - A Series': 'A Book|A Series',
    'TY  - BOOK|BT  - A Book': 'A Book|',
    'TY  - BOOK|T1  - A Book|T2  - A Series': 'A Book|A Series',
    'TY  - CHAP|T1  - A Chapter|BT  - A Book': 'A Chapter|A Book',
    'TY  - CHAP|TI  - A Chapter|T2  - A Book|T3  - A Series': 'A Chapter|A Book',
    'TY  - CHAP|CT  - A Chapter|BT  - A Book': 'A Chapter|A Book',
    'TY  - EDBOOK|T2  - A Book': 'A Book|',
    'TY  - JOUR|TI  - |T1  - A Title|JF  - A Journal': 'A Title|A Journal',
    'TY  - JOUR|ST  - Short|JO  - J. of X': 'Short|J. of X',
    'TY  - JOUR|TI  - A Title|T2  - ArXiv': 'A Title|',
    'TY  - JOUR|TI  - A Title|JO  - CoRR': 'A Title|',
    'TY  - JOUR|TI  - A title|  that goes on|on three lines|PY  - 2020':
      'A title that goes on on three lines|',
    'TY  - JOUR|TI  -|  below its tag': 'below its tag|',
    'TY  - JOUR|TI  - A  - B  - C': 'A  - B  - C|'.replaceAll('  ', ' '),
    'TY  - JOUR|TI  - On <i>E. coli</i> and CO<sub>2</sub> &amp; more|JO  - Eng. &amp; Sci.':
      'On E. coli and CO2 & more|Eng. & Sci.',
    'TY - JOUR|TI - One space|JO - J': 'One space|J',
    'TY  - JOUR|TI  - A title||JO  - J': 'A title|J',
    '  TY  - JOUR|  TI  - Indented|  JO  - J': 'Indented|J',
  };
  for (const [lines, expected] of Object.entries(titles))
    it(`${lines} → ${expected}`, () => {
      for (const end of ['\n', '\r\n', '\r']) {
        const { title, venue = '' } = only([...lines.split('|'), 'ER  - ', ''].join(end));
        assert.equal(`${title}|${venue}`, expected);
      }
    });

  const authors: Readonly<Record<string, string>> = {
    'AU  - Bee, Ann|AU  - Cee, Bo': 'Ann Bee|Bo Cee',
    'AU  - Bee, Ann|AU  - |AU  - ,|AU  - Cee, Bo': 'Ann Bee|Bo Cee',
    'AU  - Bee, Ann and Cee, Bo': 'Ann Bee|Bo Cee',
    'AU  - Bee, Ann and Cee, Bo and others': 'Ann Bee|Bo Cee',
    'AU  - Bee, A.; Cee, B.': 'A. Bee|B. Cee',
    'AU  - Food and Agriculture Organization': 'Food and Agriculture Organization',
    'AU  - Bee, Ann||AU  - Cee, Bo|': 'Ann Bee|Bo Cee',
    'AU  - Bee, Ann|Cee, Bo': 'Ann Bee|Bo Cee',
    'A1  - Bee, Ann': 'Ann Bee',
    'A2  - Bee, Ann': 'Ann Bee',
    'AU  - Bee, Ann|A2  - Dee, Di': 'Ann Bee',
    'ED  - Dee, Di': 'Di Dee',
    'AU  - M&uuml;ller, <b>Eva</b>': 'Eva Müller',
  };
  for (const [lines, expected] of Object.entries(authors))
    it(`${lines} → ${expected}`, () => {
      assert.equal(only(record(...lines.split('|'))).authors.join('|'), expected);
    });

  for (const [lines, expected] of Object.entries({
    'AU  - Bee, Ann|AU  - et al.': 'Ann Bee',
    'AU  - Bee, Ann and others': 'Ann Bee',
    'AU  - Bee, Ann and Cee, Bo and others': 'Ann Bee|Bo Cee',
  }))
    it(`${lines}: not all authors`, () => {
      const { authors, moreAuthors } = only(record(...lines.split('|')));
      assert.equal(authors.join('|'), expected);
      assert.isTrue(moreAuthors);
    });

  it('reads keywords a line each, with a tag or without', () => {
    const { keywords } = only(record('KW  - codes', 'sparse', '', 'KW  - nets; graphs'));
    assert.deepEqual(keywords, ['codes', 'sparse', 'nets', 'graphs']);
  });

  it('takes each tag for what it is', () => {
    for (const tag of ['TI', 'T1', 'CT', 'BT', 'ST', 'T2', 'T3'])
      assert.equal(only(`TY  - JOUR\n${tag}  - A\nER  - `).title, 'A', tag);
    for (const tag of ['T2', 'JO', 'JF', 'JA', 'J2', 'BT'])
      assert.equal(only(record('TI  - A', `${tag}  - V`)).venue, 'V', tag);
    for (const tag of ['AB', 'N2']) assert.equal(only(record(`${tag}  - Text`)).abstract, 'Text', tag);
    for (const tag of ['PY', 'Y1', 'YR']) assert.equal(only(record(`${tag}  - 2020`)).published, '2020', tag);
    for (const tag of ['AU', 'A1', 'A2', 'ED', 'A3'])
      assert.deepEqual(only(record(`${tag}  - Bee, Ann`)).authors, ['Ann Bee'], tag);
    for (const tag of ['DO', 'UR', 'L1', 'L2', 'AN', 'M1', 'M3', 'JO', 'N1', 'C1', 'SP', 'VL'])
      assert.equal(only(record(`${tag}  - arXiv:2306.03089`)).id, 'arxiv:2306.03089', tag);
  });

  it('knows the volume of DBLP’s records', () => {
    assert.equal(only(record('JO  - CoRR', 'VL  - abs/2306.03089')).id, 'arxiv:2306.03089');
  });

  it('goes on in the line after a tag that has one value, and begins anew after one that has a list', () => {
    const { abstract, authors } = only(
      record('AB  - One', 'two', '', ' three ', 'AU  - Bee, Ann', ' Cee, Bo '),
    );
    assert.equal(abstract, 'One two three');
    assert.deepEqual(authors, ['Ann Bee', 'Bo Cee']);
    for (const tag of ['A2', 'A3', 'ED'])
      assert.deepEqual(only(record(`${tag}  - Bee, Ann`, 'Cee, Bo')).authors, ['Ann Bee', 'Bo Cee'], tag);
  });

  it('begins anew with each tag', () => {
    assert.equal(only(record('AB  - One', 'AB  - two', 'three')).abstract, 'One');
  });

  it('takes lines that only look like tags for text', () => {
    for (const line of [
      'The  - sign',
      'AB - C',
      'ab  - c',
      'A  - b',
      '3D  - x',
      'ABC  - x',
      'AB  -x',
      'AB   - x',
    ])
      assert.equal(only(record('N2  - One', line)).abstract, `One ${line.replace(/ +/g, ' ')}`, line);
    assert.equal(only('TY - JOUR\nTI - A\nAB - One\nAB -\nER -').abstract, 'One');
  });

  it('takes nothing before the first record, and nothing after the end of one', () => {
    const text = 'AB  - Lost\nTY  - JOUR\nTI  - A\nER  - \nLost\n\nTY  - JOUR\nTI  - B\nER  - ';
    assert.deepEqual(
      readRis(text, 'file').map(({ title, abstract }) => [title, abstract]),
      [
        ['A', ''],
        ['B', ''],
      ],
    );
    assert.deepEqual(readRis('TI  - A', 'file'), []);
  });

  it('asks for two spaces in the records of those who write two', () => {
    assert.equal(only('x\nTY  - JOUR\nTI  - A\nAB - C').title, 'A AB - C');
  });
});
