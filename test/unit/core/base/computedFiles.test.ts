import { assert } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComputedFiles } from '../../../../src/core/base/computedFiles.ts';
import type { BinaryFolder } from '../../../../src/core/base/ports.ts';
import { binaryMemoryFolder, computedIn, type BinaryMemoryFolder } from '../../../support/binaryFolder.ts';
import { binaryNodeFolder } from '../../../support/nodeFolder.ts';

const write = (files: ComputedFiles, number: number, key = 'a', kind = 'test'): Promise<void> =>
  files.write(kind, key, [Uint32Array.of(number)]);
const read = async (files: ComputedFiles, key = 'a', orLatest = false): Promise<number | undefined> => {
  const use = (arrays: { uint32(): Uint32Array }): Promise<number> =>
    Promise.resolve(arrays.uint32()[0] ?? -1);
  return (await files.read('test', key, use, { orLatest }))?.result;
};

describe('files of what was computed', () => {
  let folder: BinaryMemoryFolder;
  beforeEach(() => {
    folder = binaryMemoryFolder();
  });

  it('are there for the next window', async () => {
    assert.isUndefined(await read(computedIn(folder)));
    await write(computedIn(folder), 7);
    assert.equal(await read(computedIn(folder)), 7);
    await write(computedIn(folder), 8);
    assert.equal(await read(computedIn(folder)), 8);
    assert.deepEqual([...folder.files.keys()], ['test-a.bin']);
  });

  it('of another key serve only who asks for the latest', async () => {
    await write(computedIn(folder), 7, 'b');
    await write(computedIn(folder), 8, 'c');
    await write(computedIn(folder), 9, 'd', 'other');
    assert.isUndefined(await read(computedIn(folder)));
    assert.equal(await read(computedIn(folder), 'a', true), 8);
    assert.equal(await read(computedIn(folder), 'b', true), 7);
  });

  it('of another build are not read, and are replaced', async () => {
    await write(computedIn(folder, { build: 'that' }), 7);
    assert.isUndefined(await read(computedIn(folder)));
    await write(computedIn(folder), 8);
    assert.equal(await read(computedIn(folder)), 8);
  });

  it('that are damaged, cut off, empty or something else are not read', async () => {
    await write(computedIn(folder), 7);
    const [{ bytes } = { bytes: new Uint8Array(0) }] = folder.files.values();
    for (const damaged of [
      bytes.map((byte, at) => (at === bytes.length - 8 ? byte + 1 : byte)),
      bytes.slice(0, -1),
      bytes.slice(0, 24),
      new Uint8Array(0),
      new TextEncoder().encode('{"version": 1}'),
    ]) {
      folder.files.set('test-a.bin', { bytes: damaged, modified: 1 });
      assert.isUndefined(await read(computedIn(folder)));
    }
  });

  it('that cannot be used count as absent', async () => {
    await write(computedIn(folder), 7);
    const failing = (): Promise<number> => Promise.reject(new Error('does not fit together'));
    assert.isUndefined(await computedIn(folder).read('test', 'a', failing));
  });

  it('are not written to a full disk, and what is there stays', async () => {
    await write(computedIn(folder), 7);
    const full: BinaryFolder = {
      ...folder,
      async write(name, bytes) {
        await folder.write(name, bytes.slice(0, 16));
        throw new Error('No space left on device');
      },
    };
    await write(computedIn(full), 8);
    assert.equal(await read(computedIn(folder)), 7);
    assert.deepEqual([...folder.files.keys()], ['test-a.bin']);
  });

  it('that cannot be read, listed, renamed or deleted break nothing', async () => {
    await write(computedIn(folder), 7);
    const refuse = (): Promise<never> => Promise.reject(new Error('Permission denied'));
    for (const refused of ['list', 'read', 'write', 'rename', 'delete']) {
      const files = computedIn({ ...folder, [refused]: refuse });
      await write(files, 8);
      await read(files);
      await files.delete('test', 'a');
      await write(computedIn(folder), 7);
    }
  });

  it('left behind by a killed window are deleted after a day', async () => {
    folder.files.set('test-a.bin.x.tmp', { bytes: new Uint8Array(8), modified: 0 });
    await write(computedIn(folder, { now: () => 3600_000 }), 7);
    assert.include([...folder.files.keys()], 'test-a.bin.x.tmp');
    await write(computedIn(folder, { now: () => 25 * 3600_000 }), 7);
    assert.deepEqual([...folder.files.keys()], ['test-a.bin']);
  });

  it('are at most 512 MB together; the oldest go', async () => {
    for (const [at, name] of ['test-old.bin', 'test-new.bin'].entries())
      folder.files.set(name, { bytes: new Uint8Array(300 * 2 ** 20), modified: at - 2 });
    await write(computedIn(folder), 7);
    assert.sameMembers([...folder.files.keys()], ['test-new.bin', 'test-a.bin']);
  });

  it('are whole at any time while two windows write them on a disk', async () => {
    const path = await mkdtemp(join(tmpdir(), 'paperside-computed-'));
    try {
      const windows = [computedIn(binaryNodeFolder(path)), computedIn(binaryNodeFolder(path))];
      await write(computedIn(binaryNodeFolder(path)), 0);
      const long = (number: number): Uint32Array => new Uint32Array(50_000).fill(number);
      const writing = windows.map(async (files, window) => {
        for (let round = 0; round < 10; round++) await files.write('test', 'a', [long(window + 1)]);
      });
      const reading = (async () => {
        for (let round = 0; round < 20; round++)
          assert.include([0, 1, 2], await read(computedIn(binaryNodeFolder(path))));
      })();
      await Promise.all([...writing, reading]);
      assert.include([1, 2], await read(computedIn(binaryNodeFolder(path))));
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  });
});
