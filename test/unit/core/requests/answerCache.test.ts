import { assert } from 'chai';
import fc from 'fast-check';
import { AnswerCache } from '../../../../src/core/requests/answerCache.ts';
import { memoryFolder, readOnly, type MemoryFolder } from '../../../support/folder.ts';
import { silentLog } from '../../../support/log.ts';

function cacheIn(folder: MemoryFolder, bounds?: { entries: number; bytes: number }): AnswerCache {
  return new AnswerCache(folder, silentLog(), Math.random, bounds);
}

const kept = { key: 'https://api/papers?q=a', text: '[\n1]', at: 7, etag: '"x"', lastModified: undefined };

describe('AnswerCache', () => {
  it('gives back what it was given, whatever the text', () =>
    fc.assert(
      fc.asyncProperty(fc.webUrl(), fc.string({ unit: 'grapheme' }), async (key, text) => {
        const folder = memoryFolder();
        await cacheIn(folder).put({ ...kept, key, text });
        assert.deepEqual(await cacheIn(folder).get(key), { ...kept, key, text });
        assert.isUndefined(await cacheIn(folder).get(`${key}?`));
      }),
    ));

  it('drops a file that was cut anywhere, and says so', async () => {
    const whole = memoryFolder();
    await cacheIn(whole).put(kept);
    const [[name, { text }] = ['', { text: '' }]] = [...whole.files];
    for (let length = 0; length < text.length; length++) {
      const folder = memoryFolder();
      await folder.write(name, text.slice(0, length));
      const log = silentLog();
      assert.isUndefined(await new AnswerCache(folder, log, Math.random).get(kept.key));
      assert.equal(folder.files.size, 0);
      assert.lengthOf(log.lines, 1);
    }
  });

  it('takes the answer to another request for none, under the same name', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(kept);
    const [name = ''] = folder.files.keys();
    const other = memoryFolder();
    await cacheIn(other).put({ ...kept, key: 'https://api/other' });
    const [text] = [...other.files.values()].map(file => file.text);
    await folder.write(name, text ?? '');
    assert.isUndefined(await cacheIn(folder).get(kept.key));
  });

  for (const bounds of [
    { entries: 3, bytes: 1e9 },
    { entries: 1e9, bytes: 450 },
  ])
    it(`lets the ones go that were used longest ago, beyond ${JSON.stringify(bounds)}`, async () => {
      let now = 0;
      const folder = memoryFolder({ now: () => now++ });
      const cache = cacheIn(folder, bounds);
      const put = (key: string): Promise<void> => cache.put({ key, text: 'x'.repeat(90), at: 0 });
      for (const key of ['a', 'b', 'c']) await put(key);
      await put('a');
      await put('d');
      const left = await Promise.all(['a', 'b', 'c', 'd'].map(async key => (await cache.get(key))?.key));
      assert.deepEqual(left, ['a', undefined, 'c', 'd']);
    });

  it('leaves no temporary file, and shows no half answer', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(kept);
    assert.deepEqual(
      [...folder.files.keys()].filter(name => !name.endsWith('.answer')),
      [],
    );
    const failing = { ...folder, rename: () => Promise.reject(new Error('disk full')) };
    await new AnswerCache(failing, silentLog(), Math.random).put({ ...kept, text: '[2]' });
    assert.equal((await cacheIn(folder).get(kept.key))?.text, kept.text);
    assert.equal(folder.files.size, 1);
  });

  it('leaves what it has when an answer is too long to keep', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).put(kept);
    await cacheIn(folder).put({ ...kept, text: 'x'.repeat(4_000_001) });
    assert.equal((await cacheIn(folder).get(kept.key))?.text, kept.text);
  });

  it('does without a disk that is full, and complains once', async () => {
    const log = silentLog();
    const cache = new AnswerCache(readOnly(memoryFolder()), log, Math.random);
    await cache.put(kept);
    await cache.put(kept);
    await cache.drop(kept.key);
    assert.isUndefined(await cache.get(kept.key));
    assert.lengthOf(log.lines, 1);
  });
});
