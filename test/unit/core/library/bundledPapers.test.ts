import { assert } from 'chai';
import { readBundledPapers } from '../../../../src/core/library/bundledPapers.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { paper, shippedPapers } from '../../../support/papers.ts';
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

  it('reads the landmarks when asked, under themes of their own, and each bad one costs itself', async () => {
    const good = {
      id: 'arxiv:1706.03762',
      title: 'Attention',
      authors: ['A'],
      year: 2017,
      terms: ['d_model'],
    };
    const landmarks = {
      themes: [{ name: 'Transformers', papers: [good, { ...good, id: 'x', year: 'late' }] }],
    };
    const files = memoryFiles({
      'papers.json': papersFile(record),
      'themes.json': themes,
      'landmarks.json': JSON.stringify(landmarks),
    });
    const without = await readBundledPapers(files, recordingLog());
    assert.lengthOf(without.papers, 1);
    const contents = await readBundledPapers(files, recordingLog(), { landmarks: true });
    assert.deepEqual(contents.papers.at(-1), {
      ...{ id: 'arxiv:1706.03762', title: 'Attention', abstract: '', authors: ['A'], published: '2017' },
      ...{ theme: 'landmarks: Transformers', sources: ['landmarks'], comments: 0, codeTerms: ['d_model'] },
    });
    assert.deepEqual(contents.themes.at(-1), {
      id: 'landmarks: Transformers',
      title: 'Transformers',
      terms: [],
    });
    assert.deepEqual(contents.sources.at(-1), { id: 'landmarks', title: 'Landmarks' });
    assert.lengthOf(contents.papers, 2);
    assert.lengthOf(contents.failures, 1);
  });

  it('knows when a landmark names only its first authors', async () => {
    const { papers } = await shippedPapers();
    const attention = papers.find(({ id }) => id === 'arxiv:1706.03762');
    assert.deepEqual(attention?.authors, ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar']);
    assert.isTrue(attention?.moreAuthors);
    const adam = papers.find(({ id }) => id === 'arxiv:1412.6980');
    assert.deepEqual(adam?.authors, ['Diederik P. Kingma', 'Jimmy Ba']);
    assert.notProperty(adam, 'moreAuthors');
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
