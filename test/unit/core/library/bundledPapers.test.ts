import { assert } from 'chai';
import { readBundledPapers } from '../../../../src/core/library/bundledPapers.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { paper } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const theme = { id: 'cognition', title: 'Cognition', terms: ['memory'] };
const themes = JSON.stringify({ themes: [theme] });
const source = { id: 'bundled', title: 'A page' };
/** As in the bundled file: the source belongs to the file, not to the record. */
const record = { ...paper(), sources: undefined };

async function read(
  files: Readonly<Record<string, string>>,
): Promise<{ papers: number; themes: number; failures: string[]; log: string[] }> {
  const log = recordingLog();
  const contents = await readBundledPapers(memoryFiles(files), log);
  return {
    papers: contents.papers.length,
    themes: contents.themes.length,
    failures: contents.failures.map(({ code, subject }) => `${code} ${subject}`),
    log: log.lines,
  };
}

const papersFile = (...papers: unknown[]): string => JSON.stringify({ source, papers });

describe('readBundledPapers', () => {
  it('reads papers, themes and the source they share', async () => {
    const contents = await readBundledPapers(
      memoryFiles({ 'papers.json': papersFile(record), 'themes.json': themes }),
      recordingLog(),
    );
    assert.deepEqual(contents.papers, [paper()]);
    assert.deepEqual(contents.sources, [source]);
    assert.deepEqual(contents.failures, []);
  });

  for (const [what, files, expected] of [
    ['a missing papers file', { 'themes.json': themes }, 'missing papers.json'],
    ['a missing themes file', { 'papers.json': papersFile(record) }, 'missing themes.json'],
    ['a file that is not JSON', { 'papers.json': '<html>', 'themes.json': themes }, 'malformed papers.json'],
    [
      'a file that is cut off',
      { 'papers.json': papersFile(record).slice(0, -9), 'themes.json': themes },
      'malformed papers.json',
    ],
    ['an empty file', { 'papers.json': '', 'themes.json': themes }, 'malformed papers.json'],
    ['JSON of another shape', { 'papers.json': '[]', 'themes.json': themes }, 'malformed papers.json'],
    ['null', { 'papers.json': 'null', 'themes.json': themes }, 'malformed papers.json'],
  ] as const)
    it(`${what} is one failure, in the log too`, async () => {
      const result = await read(files);
      assert.deepEqual(result.failures, [expected]);
      assert.lengthOf(result.log, 1);
    });

  it('a bad record costs that record alone', async () => {
    const bad = { ...record, id: 'arxiv:2', published: 'yesterday' };
    const result = await read({
      'papers.json': papersFile(record, bad, null, 'x', { ...record, id: 'arxiv:3' }),
      'themes.json': themes,
    });
    assert.equal(result.papers, 2);
    assert.deepEqual(result.failures, [
      'malformed papers.json, record 2',
      'malformed papers.json, record 3',
      'malformed papers.json, record 4',
    ]);
    assert.include(result.log[0], 'published');
  });

  it('an id that stands twice keeps its first record', async () => {
    const result = await read({ 'papers.json': papersFile(record, record), 'themes.json': themes });
    assert.equal(result.papers, 1);
    assert.deepEqual(result.failures, ['malformed papers.json, arxiv:2401.00001']);
  });

  it('a bad theme costs that theme alone', async () => {
    const result = await read({
      'papers.json': papersFile(record),
      'themes.json': JSON.stringify({ themes: [{ id: 'x' }, theme] }),
    });
    assert.equal(result.themes, 1);
    assert.equal(result.papers, 1);
  });
});
