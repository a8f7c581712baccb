// A release needs a version, its changelog and a clean tree.
import { assert } from 'chai';
import { releaseProblems, type Release } from '../release/problems.ts';

const good: Release = {
  version: '1.2.0',
  lockedVersion: '1.2.0',
  changelog: '# Changelog\n\n## 1.2.0\n\n- **New**: a thing.\n\n## 1.1.0\n\nFirst.\n',
  tags: ['v1.1.0'],
  branch: 'main',
  changes: [],
};

const cases: readonly (readonly [what: string, change: Partial<Release>, problem: RegExp])[] = [
  ['a version with a suffix', { version: '1.2.0-beta', lockedVersion: '1.2.0-beta' }, /not a version/],
  ['a lockfile of another version', { lockedVersion: '1.1.0' }, /package-lock\.json has version 1\.1\.0/],
  [
    'a changelog of an older version',
    { changelog: '## 1.1.0\n\nFirst.\n' },
    /begins with 1\.1\.0, not 1\.2\.0/,
  ],
  ['a changelog without a version', { changelog: '# Changelog\n' }, /begins with no version/],
  ['an empty section', { changelog: '## 1.2.0\n\n## 1.1.0\n\nFirst.\n' }, /says nothing/],
  ['an empty last section', { changelog: '## 1.2.0\n' }, /says nothing/],
  ['a tag that is there', { tags: ['v1.1.0', 'v1.2.0'] }, /released before/],
  ['another branch', { branch: 'feature' }, /This is feature, not main/],
  ['no branch', { branch: '' }, /This is no branch/],
  ['a changed file', { changes: ['README.md', 'a b.txt'] }, /not clean: README\.md, a b\.txt/],
];

describe('a release', () => {
  it('is made from a clean main with a new version and its changelog', () => {
    assert.deepEqual(releaseProblems(good), []);
  });
  for (const [what, change, problem] of cases)
    it(`is not made with ${what}`, () => {
      assert.isTrue(releaseProblems({ ...good, ...change }).some(each => problem.test(each)));
    });
});
