import { assert } from 'chai';
import { buildDigest, type Interest } from '../../../../src/core/library/digest.ts';
import type { ThemeAssignment } from '../../../../src/core/papers/paper.ts';
import { paper } from '../../../support/papers.ts';

const named = (title: string, theme: string, published = '2024-01-01'): ReturnType<typeof paper> =>
  paper({ id: `local:${title}`, title, theme, published });
const evidence = [{ stem: 'mask', label: 'masked', weight: 1, lines: [] }];
const themeAssignment: ThemeAssignment = {
  themes: [{ id: 'vision', title: 'Vision', terms: [] }],
  themeOf: ({ theme }) => theme,
};

describe('buildDigest', () => {
  const papers = [
    named('a', 'vision'),
    named('b', ''),
    named('c', 'vision', '2025-01-01'),
    named('d', 'gone'),
  ];
  const interest = (title: string, ...ids: string[]): Interest => ({
    title,
    papers: ids.map(id => ({ paper: `local:${id}`, score: 1, evidence })),
  });
  const shown = (...interests: Interest[]): string[] =>
    buildDigest(papers, themeAssignment, interests).map(
      ({ theme, entries }) => `${theme}: ${entries.map(({ paper }) => paper.title).join('')}`,
    );

  it('groups by theme, the newest first', () => {
    assert.deepEqual(shown(), ['Vision: ca', ': bd']);
  });
  it('puts first what the reader is after, and its group', () => {
    assert.deepEqual(shown(interest('x', 'z', 'b')), [': bd', 'Vision: ca']);
  });
  it('puts what two interests name before what one names', () => {
    assert.deepEqual(shown(interest('x', 'c', 'a'), interest('y', 'z', 'a')), ['Vision: ac', ': bd']);
  });
  it('knows a paper by the ids that were merged into it', () => {
    const merged = { ...named('e', 'vision'), aliases: ['local:z'] };
    const [group] = buildDigest([named('a', 'vision'), merged], themeAssignment, [interest('x', 'z')]);
    assert.equal(group?.entries[0]?.paper.title, 'e');
    assert.equal(group?.entries[0]?.score, 1 / 61);
  });
  it('says why', () => {
    const [group] = buildDigest(papers, themeAssignment, [interest('ecg.py', 'a')]);
    assert.deepEqual(group?.entries[0]?.because, { title: 'ecg.py', terms: ['masked'] });
  });
});
