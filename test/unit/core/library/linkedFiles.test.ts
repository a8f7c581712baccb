import { assert } from 'chai';
import { FailureError } from '../../../../src/core/base/failures.ts';
import { fileSourceId, LinkedFiles, uriOfSource } from '../../../../src/core/library/linkedFiles.ts';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { chunksOf, chunksThenError } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { neverAborted } from '../../../support/stubService.ts';

const nothing = { papers: [], themes: [], sources: [], failures: [] };
const file = { uri: 'file:///a/library.jsonl', name: 'library.jsonl' };
const source = fileSourceId(file.uri);
const line = (title: string, abstract = ''): string => `${JSON.stringify({ title, abstract })}\n`;
const quiet = { signal: neverAborted, onProgress: (): void => undefined };

function gone(code: 'missing' | 'tooLarge' = 'missing'): AsyncIterable<string> {
  return (async function* () {
    yield await Promise.reject<string>(new FailureError({ code, subject: 'x', detail: 'why' }));
  })();
}

describe('LinkedFiles', () => {
  let catalogue: Catalogue;
  let files: LinkedFiles;
  const log = recordingLog();
  const papers = async (): Promise<readonly Paper[]> => (await catalogue.contents()).papers;
  const titles = async (): Promise<string[]> => (await papers()).map(({ title }) => title);
  const failures = async (): Promise<string[]> =>
    (await catalogue.contents()).failures.map(({ code, subject }) => `${code} ${subject}`);
  const read = (...lines: string[]): Promise<unknown> => files.read(file, chunksOf(lines.join('')), quiet);

  beforeEach(() => {
    log.lines.length = 0;
    const clock = countingClock(1);
    catalogue = new Catalogue(() => Promise.resolve(nothing), clock);
    files = new LinkedFiles({ catalogue, clock, log });
  });

  it('makes a source of a file, titled after it', async () => {
    await read(line('A'), line('B'));
    assert.deepEqual((await catalogue.contents()).sources, [{ id: source, title: 'library.jsonl' }]);
    assert.deepEqual(
      (await papers()).map(paper => paper.sources),
      [[source], [source]],
    );
    assert.deepEqual(files.uris(), [file.uri]);
  });

  it('knows files among sources', () => {
    assert.equal(uriOfSource(source), file.uri);
    assert.isUndefined(uriOfSource('arxiv'));
  });

  it('puts what changed in the place of what was there, and keeps the objects of all else', async () => {
    await read(line('A'), line('B'), line('C'));
    const [a] = await papers();
    await read(line('A'), line('B', 'It says more now.'), line('D'));
    assert.sameMembers(await titles(), ['A', 'B', 'D']);
    assert.equal(
      (await papers()).find(({ title }) => title === 'A'),
      a,
    );
    assert.equal((await papers()).find(({ title }) => title === 'B')?.abstract, 'It says more now.');
  });

  it('forgets a paper that stood twice once it stands no more', async () => {
    await read(line('A'), line('A'));
    assert.deepEqual(await titles(), ['A']);
    await read(line('A'));
    assert.deepEqual(await titles(), ['A']);
    await read(line('B'));
    assert.deepEqual(await titles(), ['B']);
  });

  const unreadable: Readonly<Record<string, [pieces: () => AsyncIterable<string>, failure: string]>> = {
    'is deleted': [gone, 'missing library.jsonl'],
    'has grown too large': [() => gone('tooLarge'), 'tooLarge library.jsonl'],
    'is deleted while read': [() => chunksThenError(line('C').repeat(1000)), 'missing library.jsonl'],
    'is empty': [() => chunksOf(''), 'malformed library.jsonl'],
    'is damaged all over': [() => chunksOf('{"title":'), 'malformed library.jsonl, line 1'],
    'is binary': [() => chunksOf('\0\u0001\u0002'), 'unsupported library.jsonl'],
  };
  for (const [what, [pieces, failure]] of Object.entries(unreadable))
    it(`keeps what it had of a file that ${what}, says so, and reads it once it is well`, async () => {
      await read(line('A'), line('B'));
      await files.read(file, pieces(), quiet);
      assert.sameMembers(await titles(), ['A', 'B']);
      assert.deepEqual(await failures(), [failure]);
      assert.lengthOf(log.lines, 1);
      await read(line('B'));
      assert.deepEqual(await titles(), ['B']);
      assert.isEmpty(await failures());
    });

  it('takes a damaged line for what it is, and says which source it is of', async () => {
    await read(line('A'), line('B'));
    await read(line('A'), '{"title":\n');
    assert.deepEqual(await titles(), ['A']);
    assert.deepEqual(await failures(), ['malformed library.jsonl, line 2']);
    assert.equal((await catalogue.contents()).failures[0]?.source, source);
  });

  it('leaves everything as it was when told to stop', async () => {
    await read(line('A'));
    const stop = new AbortController();
    const reading = files.read(file, chunksOf(line('B').repeat(2000), 5000), {
      signal: stop.signal,
      onProgress: () => {
        stop.abort(new Error('stopped'));
      },
    });
    assert.equal(await reading.catch(String), 'Error: stopped');
    assert.deepEqual(await titles(), ['A']);
  });

  it('drops a file with all that it alone gave', async () => {
    await read(line('A'));
    await files.drop(file.uri);
    assert.isEmpty(await papers());
    assert.isEmpty((await catalogue.contents()).sources);
    assert.isEmpty(files.uris());
  });
});
