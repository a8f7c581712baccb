import { assert } from 'chai';
import {
  authorNames,
  newestPapers,
  Paper,
  PaperId,
  publishedYear,
  shortAuthors,
} from '../../../../src/core/papers/paper.ts';
import { paper } from '../../../support/papers.ts';

describe('Paper', () => {
  const accepts = (changes: object): boolean => Paper.safeParse({ ...paper(), ...changes }).success;

  it('accepts a complete record and fills in what is optional', () => {
    assert.deepEqual(Paper.parse({ ...paper(), comments: undefined }), paper());
  });

  for (const [what, changes] of Object.entries({
    'an empty title': { title: ' \n ' },
    'an abstract that is not text': { abstract: 7 },
    'a day that is not in the calendar': { published: '2025-02-30' },
    'an id without a scheme': { id: '2401.00001' },
    'no source': { sources: [] },
    'half a comment': { comments: 0.5 },
  }))
    it(`refuses ${what}`, () => {
      assert.isFalse(accepts(changes));
    });

  it('keeps markup and templates as the text they are', () => {
    const title = '<script>alert(1)</script> ${process.env} $(trash) [x](command:y)';
    assert.equal(Paper.parse(paper({ title })).title, title);
  });

  it('takes control characters and reading-direction overrides out of a title, never right-to-left letters', () => {
    assert.equal(
      Paper.parse(paper({ title: 'מבוא\u0000\u001b[31m to\u202e\r\nLearning\u2066 ' })).title,
      'מבוא [31m to Learning',
    );
  });
});

describe('PaperId', () => {
  for (const id of ['arxiv:2604.11359', 'arxiv:astro-ph/0601001', 'doi:10.1000/xyz', 'local:5f2a'])
    it(`accepts ${id}`, () => {
      assert.isTrue(PaperId.safeParse(id).success);
    });
  for (const id of ['', 'arxiv:', '2604.11359', 'http:x', 'arxiv:a b'])
    it(`refuses "${id}"`, () => {
      assert.isFalse(PaperId.safeParse(id).success);
    });
});

describe('newestPapers', () => {
  const days = ['2024-01-02', '2025-01-01', '2024-01-01', '2025-01-01', '2023-01-01'];
  const papers = days.map((published, at) => paper({ id: `local:${at}`, published }));
  for (const count of [0, 1, 3, 5, 9])
    it(`${count}: the same as sorting them all`, () => {
      const sorted = [...papers].sort((a, b) =>
        a.published < b.published ? 1 : a.published > b.published ? -1 : 0,
      );
      assert.deepEqual(newestPapers(papers, count), sorted.slice(0, count));
    });
});

describe('what is said of a paper', () => {
  it('its year', () => {
    assert.equal(publishedYear(paper({ published: '2013-01-15' })), '2013');
  });

  for (const [authors, expected] of [
    [[], ''],
    [['Ada'], 'Ada'],
    [['Ada', 'Bo'], 'Ada and Bo'],
    [['Ada', 'Bo', 'Cy'], 'Ada et al.'],
  ] as const)
    it(`${authors.length} authors: "${expected}"`, () => {
      assert.equal(shortAuthors(paper({ authors: [...authors] })), expected);
    });

  for (const [authors, most, short, all] of [
    [[], 6, '', ''],
    [['Ada'], 6, 'Ada et al.', 'Ada et al.'],
    [['Ada', 'Bo'], 6, 'Ada et al.', 'Ada, Bo et al.'],
    [['Ada', 'Bo', 'Cy'], 6, 'Ada et al.', 'Ada, Bo, Cy et al.'],
    [['Ada', 'Bo', 'Cy'], 2, 'Ada et al.', 'Ada, Bo et al.'],
  ] as const)
    it(`${authors.length} authors and more: "${all}"`, () => {
      const begun = paper({ authors: [...authors], moreAuthors: true });
      assert.equal(shortAuthors(begun), short);
      assert.equal(authorNames(begun, most), all);
    });

  it('all authors, or the first few', () => {
    const known = paper({ authors: ['Ada', 'Bo', 'Cy'] });
    assert.equal(authorNames(known), 'Ada, Bo, Cy');
    assert.equal(authorNames(known, 3), 'Ada, Bo, Cy');
    assert.equal(authorNames(known, 2), 'Ada, Bo et al.');
  });
});
