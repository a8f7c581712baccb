import { assert } from 'chai';
import { isWellFormedKey, takenBy } from '../../../../src/core/citations/renameKey.ts';
import { readBibliographies } from '../../../support/bibliographies.ts';

describe('a new key', () => {
  for (const key of [
    'a',
    'vaswani2017',
    'DBLP:conf/nips/VaswaniS17',
    'müller_2020',
    '10.1000/x+y',
    '_a',
    'a__b',
  ])
    it(`can be ${key}`, () => {
      assert.isTrue(isWellFormedKey(key));
    });
  for (const key of [
    '',
    ' ',
    'a b',
    'a,b',
    'a}',
    '{a',
    'a--b',
    '-a',
    'a.',
    'a@b',
    '@a',
    'a\\b',
    'a%',
    'a#b',
    'a"',
    "a'",
    'a\n',
    'a;b',
    '*',
  ])
    it(`cannot be ${JSON.stringify(key)}`, () => {
      assert.isFalse(isWellFormedKey(key));
    });

  const entry = (key: string): string => `@misc{${key}, title={T}}\n`;
  const texts = { '/w/a.bib': entry('old') + entry('Other'), '/w/b/b.bib': entry('far') + entry('old') };

  const cases: readonly (readonly [
    what: string,
    key: string,
    oldKey: string[],
    newKey: string[],
    taken: string,
  ])[] = [
    ['free', 'new', ['/w/a.tex'], ['/w/a.tex'], ''],
    ['its own in another case', 'OLD', ['/w/a.tex'], [], ''],
    ['in the same file', 'Other', [], [], '/w/a.bib Other'],
    ['in the same file in another case', 'other', [], [], '/w/a.bib Other'],
    ['in another file, nearer to no citation', 'far', ['/w/a.tex', '/w/c/a.tex'], ['/w/b/a.tex'], ''],
    ['in another file, nearer to a citation', 'far', ['/w/a.tex', '/w/b/a.tex'], [], '/w/b/b.bib far'],
    ['cited, and would mean another entry', 'far', [], ['/w/a.tex'], '/w/b/b.bib far'],
  ];
  for (const [what, key, oldKey, newKey, taken] of cases)
    it(`that is ${what}`, async () => {
      const all = await readBibliographies(texts);
      const [target] = all.entriesFor('old', '/w/a.tex');
      assert.equal(target?.file, '/w/a.bib');
      const rival = target && takenBy(all, target, key, { oldKey, newKey });
      assert.equal(rival === undefined ? '' : `${rival.file} ${rival.key}`, taken);
    });
});
