import { assert } from 'chai';
import fc from 'fast-check';
import { ResponseCache } from '../../../../src/core/requests/responseCache.ts';
import { memoryFolder, readOnlyFolder, type MemoryFolder } from '../../../support/folders.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

function cacheIn(folder: MemoryFolder, bounds?: { entries: number; bytes: number }): ResponseCache {
  return new ResponseCache(folder, recordingLog(), Math.random, bounds);
}

const cached = {
  key: 'https://api/papers?q=a',
  text: '[\n1]',
  confirmedAt: 7,
  etag: '"x"',
  lastModified: undefined,
};

describe('ResponseCache', () => {
  it('gives back what it was given, whatever the text', () =>
    fc.assert(
      fc.asyncProperty(fc.webUrl(), fc.string({ unit: 'grapheme' }), async (key, text) => {
        const folder = memoryFolder();
        await cacheIn(folder).put({ ...cached, key, text });
        assert.deepEqual(await cacheIn(folder).get(key), { ...cached, key, text });
        assert.isUndefined(await cacheIn(folder).get(`${key}?`));
      }),
    ));

  it('drops a file that was cut anywhere, and says so', async () => {
    const whole = memoryFolder();
    await cacheIn(whole).put(cached);
    const [[name, { text }] = ['', { text: '' }]] = [...whole.files];
    for (let length = 0; length < text.length; length++) {
      const folder = memoryFolder();
      await folder.write(name, text.slice(0, length));
      const log = recordingLog();
      assert.isUndefined(await new ResponseCache(folder, log, Math.random).get(cached.key));
      assert.equal(folder.files.size, 0);
      assert.lengthOf(log.lines, 1);
    }
  });

  it('takes the answer to another request for none, under the same name', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(cached);
    const [name = ''] = folder.files.keys();
    const other = memoryFolder();
    await cacheIn(other).put({ ...cached, key: 'https://api/other' });
    const [text] = [...other.files.values()].map(file => file.text);
    await folder.write(name, text ?? '');
    assert.isUndefined(await cacheIn(folder).get(cached.key));
  });

  for (const bounds of [
    { entries: 3, bytes: 1e9 },
    { entries: 1e9, bytes: 450 },
  ])
    it(`lets the ones go that were used longest ago, beyond ${JSON.stringify(bounds)}`, async () => {
      let now = 0;
      const folder = memoryFolder({ now: () => now++ });
      const cache = cacheIn(folder, bounds);
      const put = (key: string): Promise<void> => cache.put({ key, text: 'x'.repeat(90), confirmedAt: 0 });
      for (const key of ['a', 'b', 'c']) await put(key);
      await put('a');
      await put('d');
      const left = await Promise.all(['a', 'b', 'c', 'd'].map(async key => (await cache.get(key))?.key));
      assert.deepEqual(left, ['a', undefined, 'c', 'd']);
    });

  it('keeps the latest answers after the clock was set back a year, though their files are the oldest', async () => {
    let now = 365 * 24 * 3600_000;
    const folder = memoryFolder({ now: () => now++ });
    const cache = cacheIn(folder, { entries: 3, bytes: 1e9 });
    const put = (key: string): Promise<void> => cache.put({ key, text: 'x', confirmedAt: 0 });
    for (const key of ['a', 'b', 'c']) await put(key);
    now = 0;
    for (const key of ['d', 'e', 'f']) await put(key);
    for (const key of ['d', 'e', 'f']) assert.isDefined(await cache.get(key));
  });

  it('leaves no temporary file, and shows no half answer', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(cached);
    assert.deepEqual(
      [...folder.files.keys()].filter(name => !name.endsWith('.answer')),
      [],
    );
    const failing = { ...folder, rename: () => Promise.reject(new Error('disk full')) };
    await new ResponseCache(failing, recordingLog(), Math.random).put({ ...cached, text: '[2]' });
    assert.equal((await cacheIn(folder).get(cached.key))?.text, cached.text);
    assert.equal(folder.files.size, 1);
  });

  it('leaves what it has when an answer is too long to keep', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(cached);
    await cacheIn(folder).put({ ...cached, text: 'x'.repeat(4_000_001) });
    assert.equal((await cacheIn(folder).get(cached.key))?.text, cached.text);
  });

  it('does without a disk that is full, and complains once', async () => {
    const log = recordingLog();
    const cache = new ResponseCache(readOnlyFolder(memoryFolder()), log, Math.random);
    await cache.put(cached);
    await cache.put(cached);
    await cache.drop(cached.key);
    assert.isUndefined(await cache.get(cached.key));
    assert.lengthOf(log.lines, 1);
  });
});
