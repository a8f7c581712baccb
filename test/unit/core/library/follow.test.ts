import { assert } from 'chai';
import { excludePapers, Follow, followKey } from '../../../../src/core/library/follow.ts';
import { paper } from '../../../support/papers.ts';

const good: readonly Follow[] = [
  { source: 'huggingFace', daily: 'week' },
  { source: 'arxiv', category: 'cs.CV' },
  { source: 'arxiv', category: 'astro-ph.GA' },
  { source: 'semanticScholar', search: 'masked', without: ['survey'] },
];
const bad: readonly unknown[] = [
  'cs.CV',
  { source: 'arxiv' },
  { source: 'arxiv', daily: 'today' },
  { source: 'huggingFace', category: 'cs.CV' },
  { source: 'arxiv', category: 'cs.CV', search: 'masked' },
  { source: 'arxiv', category: 'cs.CV&start=0' },
  { source: 'arxiv', search: ' ' },
  { source: 'scholar', search: 'masked' },
];

describe('Follow', () => {
  for (const follow of good)
    it(`takes ${followKey(follow)}`, () => {
      assert.deepEqual(Follow.parse(follow), follow);
    });
  for (const follow of bad)
    it(`refuses ${JSON.stringify(follow)}`, () => {
      assert.isFalse(Follow.safeParse(follow).success);
    });

  it('has one key for one question, whatever is left out', () => {
    assert.equal(
      followKey({ source: 'arxiv', search: 'a', without: ['b'] }),
      followKey({ source: 'arxiv', search: 'a' }),
    );
  });
});

describe('excludePapers', () => {
  const papers = [
    paper({ title: 'A Survey of Masks' }),
    paper({ title: 'Surveying Masks' }),
    paper({ title: 'Masks', abstract: 'A self-supervised\nlearner.' }),
  ];
  const left = (without: readonly string[]): string[] =>
    excludePapers(papers, without).map(({ title }) => title);
  it('knows words, whatever their case', () => {
    assert.deepEqual(left(['survey']), ['Surveying Masks', 'Masks']);
  });
  it('knows phrases, across hyphens and lines', () => {
    assert.deepEqual(left(['Self supervised learner']), ['A Survey of Masks', 'Surveying Masks']);
  });
  it('leaves all of them for nothing', () => {
    assert.lengthOf(left(['', ' - ']), 3);
  });
});
