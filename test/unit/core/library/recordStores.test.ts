import { assert } from 'chai';
import fc from 'fast-check';
import type { Folder } from '../../../../src/core/base/ports.ts';
import { RecordStores, type StoredRecords } from '../../../../src/core/library/recordStores.ts';
import { countingClock } from '../../../support/clock.ts';
import {
  failingFolder,
  memoryFolder,
  readOnlyFolder,
  smallDisk,
  type MemoryFolder,
} from '../../../support/folders.ts';
import { paper } from '../../../support/papers.ts';

let time = 0;
const open = (folder: Folder, maxPapers?: number): RecordStores =>
  new RecordStores({
    folder,
    clock: countingClock(),
    now: () => ++time,
    ...(maxPapers === undefined ? {} : { maxPapers }),
  });
const numbered = (from: number, to = from): ReturnType<typeof paper>[] =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    paper({ id: `local:${from + at}`, title: `${from + at}` }),
  );
const ids = ({ papers }: StoredRecords): string[] => papers.map(({ id }) => id.replace('local:', ''));
const reopened = (folder: Folder): Promise<StoredRecords> => open(folder).load('s2');
const names = (folder: MemoryFolder): string[] => [...folder.files.keys()];

describe('RecordStores', () => {
  let folder: MemoryFolder;
  beforeEach(() => {
    folder = memoryFolder({ now: () => time });
  });

  it('has nothing of a source that gave nothing', async () => {
    assert.deepEqual(await reopened(folder), { papers: [], failures: [] });
  });

  it('has what was added after a restart, each source its own', async () => {
    await open(folder).add('s2', numbered(1, 3));
    await open(folder).add('s2.x', numbered(4));
    assert.deepEqual(await reopened(folder), { papers: numbered(1, 3), failures: [] });
  });

  it('writes nothing when nothing is new', async () => {
    const store = open(folder);
    await store.add('s2', numbered(1, 3));
    const before = names(folder);
    await store.add('s2', numbered(1, 3));
    assert.deepEqual(names(folder), before);
  });

  it('keeps the richer of two records of one paper', async () => {
    const [one = paper()] = numbered(1);
    await open(folder).add('s2', [{ ...one, abstract: 'Much longer than it was.' }]);
    await open(folder).add('s2', [{ ...one, upvotes: 3 }]);
    const { papers } = await reopened(folder);
    assert.deepInclude(papers[0], { abstract: 'Much longer than it was.', upvotes: 3 });
  });

  it('loses no addition of two windows at once', async () => {
    const windows = [open(folder), open(folder)];
    await Promise.all(Array.from({ length: 200 }, async (_, at) => windows[at % 2]?.add('s2', numbered(at))));
    assert.lengthOf((await reopened(folder)).papers, 200);
    assert.lengthOf((await (windows[0] ?? open(folder)).load('s2')).papers, 200);
    assert.isBelow(folder.files.size, 60);
  });

  it('writes many small files as few', async () => {
    for (let at = 0; at < 12; at++) await open(folder).add('s2', numbered(at));
    await reopened(folder);
    assert.isBelow(folder.files.size, 10);
    assert.lengthOf((await reopened(folder)).papers, 12);
  });

  it('lets go what was added first when there is too much, but for what is kept', async () => {
    const store = open(folder, 10);
    for (let at = 0; at < 10; at++) await store.add('s2', numbered(at));
    await store.keep('s2', ['local:0']);
    await store.add('s2', numbered(10, 14));
    const left = ['0', '6', '7', '8', '9', '10', '11', '12', '13', '14'];
    assert.sameMembers(ids(await open(folder, 10).load('s2')), left);
  });

  it('drops a source, with what another window added to it', async () => {
    const store = open(folder);
    await store.add('s2', numbered(1));
    await open(folder).add('s2', numbered(2));
    await open(folder).add('hf', numbered(3));
    await store.drop('s2');
    assert.deepEqual(ids(await reopened(folder)), []);
    assert.lengthOf(names(folder), 1);
  });

  it('a line that does not parse costs itself; the file is kept aside and told of once', async () => {
    await open(folder).add('s2', numbered(1, 2));
    const [name = ''] = names(folder);
    const text = folder.files.get(name)?.text ?? '';
    folder.files.set(name, { text: text.slice(0, -20), modified: 0 });
    const { papers, failures } = await reopened(folder);
    assert.deepEqual(papers, numbered(1));
    assert.deepEqual(
      failures.map(({ code, subject }) => [code, subject]),
      [['malformed', name]],
    );
    assert.equal(folder.files.get(`${name}.damaged-1970-01-01`)?.text, text.slice(0, -20));
    assert.deepEqual(await reopened(folder), { papers: numbered(1), failures: [] });
  });

  it("leaves a newer version's file as it is, and tells", async () => {
    const text = '{"paperside":"papers","version":2}\n{"something":"else"}\n';
    folder.files.set('s2.1.jsonl', { text, modified: 0 });
    const store = open(folder);
    assert.deepEqual(
      (await store.add('s2', numbered(1))).failures.map(({ code }) => code),
      ['unsupported'],
    );
    assert.deepEqual((await store.load('s2')).failures, []);
    assert.equal(folder.files.get('s2.1.jsonl')?.text, text);
  });

  it('keeps in memory what a full disk refuses, tells once each time, and writes it with the next', async () => {
    let isFull = true;
    const disk: Folder = {
      ...folder,
      write: (name, text) => (isFull ? readOnlyFolder(folder) : folder).write(name, text),
    };
    const store = open(disk);
    const refused = await store.add('s2', numbered(1));
    assert.deepEqual(ids(refused), ['1']);
    assert.deepEqual(
      refused.failures.map(({ code, subject }) => [code, subject]),
      [['unwritable', 's2']],
    );
    isFull = false;
    assert.deepEqual(await store.add('s2', numbered(2)), { papers: numbered(1, 2), failures: [] });
    assert.deepEqual(ids(await reopened(folder)), ['1', '2']);
  });

  it('writes what was refused when a paper is opened', async () => {
    const disk = smallDisk(folder);
    const store = open(disk);
    disk.size = 10;
    await store.add('s2', numbered(1));
    assert.isEmpty(names(folder), 'no part is left');
    disk.size = Infinity;
    assert.isEmpty((await store.keep('s2', ['local:2'])).failures);
    assert.deepEqual(ids(await reopened(folder)), ['1']);
  });

  it('reads from a disk that takes no writing, whatever was left there, and has nothing to say', async () => {
    folder.files.set('s2.0.jsonl.tmp', { text: '{"pap', modified: -1e9 });
    for (let at = 0; at < 12; at++) await open(folder).add('s2', numbered(at));
    const { papers, failures } = await open(readOnlyFolder(folder)).load('s2');
    assert.lengthOf(papers, 12);
    assert.isEmpty(failures);
  });

  it('does not mind that there is no space to write many files as few', async () => {
    const disk = smallDisk(folder);
    const [big = paper()] = numbered(0);
    await open(folder).add('s2', [{ ...big, abstract: 'x'.repeat(100_000) }]);
    disk.size = 150_000;
    const store = open(disk);
    for (let at = 1; at < 60; at++) assert.isEmpty((await store.add('s2', numbered(at))).failures);
    assert.lengthOf(names(folder), 60);
    disk.size = Infinity;
    for (let at = 60; at < 120; at++) await store.add('s2', numbered(at));
    assert.isBelow(folder.files.size, 60);
    assert.lengthOf((await reopened(folder)).papers, 120);
  });

  it('keeps a damaged file until it can be put aside', async () => {
    await open(folder).add('s2', numbered(1, 2));
    const [name = ''] = names(folder);
    const damaged = (folder.files.get(name)?.text ?? '').slice(0, -20);
    folder.files.set(name, { text: damaged, modified: 0 });
    const disk = smallDisk(folder);
    disk.size = 0;
    const store = open(disk);
    await store.load('s2');
    disk.size = Infinity;
    for (let at = 3; at < 60; at++) await store.add('s2', numbered(at));
    const [aside = ''] = names(folder).filter(other => other.startsWith(`${name}.damaged-`));
    assert.equal(folder.files.get(aside)?.text, damaged);
  });

  it('has the other papers when a file cannot be read, and says so', async () => {
    for (let at = 0; at < 3; at++) await open(folder).add('s2', numbered(at));
    const [, locked] = names(folder);
    const store = open({
      ...folder,
      read: name => (name === locked ? Promise.reject(new Error('Locked')) : folder.read(name)),
    });
    const { papers, failures } = await store.load('s2');
    assert.lengthOf(papers, 2);
    assert.sameMembers([...new Set(failures.map(({ code }) => code))], ['missing']);
  });

  it('does not let go first what comes after the clock was set back a year', async () => {
    const store = open(folder, 10);
    const today = time;
    await store.add('s2', numbered(0, 9));
    time -= 365 * 24 * 3600_000;
    await store.add('s2', numbered(10, 14));
    assert.includeMembers(ids(await store.load('s2')), ['10', '11', '12', '13', '14']);
    assert.includeMembers(ids(await open(folder, 10).load('s2')), ['10', '11', '12', '13', '14']);
    time = today;
  });

  it('removes what a killed window left half written, a day later', async () => {
    folder.files.set('s2.1.jsonl.tmp', { text: '{"pap', modified: 0 });
    time += 25 * 3600_000;
    await reopened(folder);
    assert.deepEqual(names(folder), []);
  });

  it('killed at any moment, it has all that was accepted and no file that cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
        async lives => {
          const disk = memoryFolder({ now: () => time });
          const accepted: string[] = [];
          let next = 0;
          for (const operations of lives) {
            const store = open(failingFolder(disk, operations), 1000);
            for (let at = 0; at < 25; at++) {
              const id = next++;
              const { failures } = await store.add('s2', numbered(id));
              if (failures.length === 0) accepted.push(String(id));
            }
          }
          const after = await reopened(disk);
          assert.deepEqual(after.failures, []);
          assert.includeMembers(ids(after), accepted);
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(10_000);

  it('works in slices', async () => {
    const clock = countingClock(1);
    const store = new RecordStores({ folder, clock, now: () => 1 });
    await store.add('s2', numbered(1, 100));
    assert.isAbove(clock.turns, 60);
  });
});
