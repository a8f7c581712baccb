import { assert } from 'chai';
import fc from 'fast-check';
import type { Failure } from '../../../../src/core/base/failures.ts';
import type { Folder } from '../../../../src/core/base/ports.ts';
import { applyChange } from '../../../../src/core/readingList/entry.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import {
  failingFolder,
  memoryFolder,
  readOnlyFolder,
  slowFolder,
  type MemoryFolder,
} from '../../../support/folders.ts';
import { jumpingTimer, type JumpingTimer } from '../../../support/jumpingTimer.ts';
import { paper } from '../../../support/papers.ts';
import { readingListIn } from '../../../support/readingList.ts';

describe('The reading list', () => {
  let timer: JumpingTimer;
  let folder: MemoryFolder;
  beforeEach(() => {
    timer = jumpingTimer();
    folder = memoryFolder(timer);
  });
  const open = (disk: Folder = folder): ReadingList => readingListIn(disk, { timer });
  const reopened = async (disk: Folder = folder): Promise<ReadingList> => {
    const list = open(disk);
    await list.open();
    return list;
  };
  const names = (): string[] => [...folder.files.keys()];
  const failuresOf = (list: ReadingList): Failure[] => {
    const failures: Failure[] = [];
    list.onDidFail(failure => failures.push(failure));
    return failures;
  };

  it('has what was said after a restart', async () => {
    const list = open();
    await list.mark('local:1', { status: 'reading', starred: true, note: 'Read **this**.\n\nAgain.' });
    assert.deepInclude((await reopened()).get('local:1'), {
      status: 'reading',
      starred: true,
      note: 'Read **this**.\n\nAgain.',
    });
    assert.equal((await reopened()).get('local:1')?.paper.title, 'Paper local:1');
  });

  it('shows a change before it is saved', async () => {
    let saved = false;
    const list = open();
    await list.open();
    const marking = list.mark('local:1', { starred: true }).then(() => (saved = true));
    await new Promise<void>(resolve =>
      list.onDidChange(() => {
        resolve();
      }),
    );
    assert.isTrue(list.get('local:1')?.starred);
    assert.isFalse(saved);
    await marking;
  });

  it('tells when all that was marked is saved', async () => {
    const pause = () => new Promise<void>(resolve => setTimeout(resolve, 5));
    const list = open(slowFolder(folder, pause));
    void list.mark('local:1', { starred: true });
    void list.mark('local:2', { note: 'half a tho' });
    await list.settled();
    const later = await reopened();
    assert.isTrue(later.get('local:1')?.starred);
    assert.equal(later.get('local:2')?.note, 'half a tho');
  });

  it('says nothing of a paper that nobody knows', async () => {
    const list = readingListIn(folder, { timer, paperOf: () => Promise.resolve(undefined) });
    assert.isFalse(await list.mark('local:1', { starred: true }));
    assert.isEmpty(list.entries());
  });

  it('finds a paper under each of its ids, and keeps one entry', async () => {
    const joined = paper({ id: 'arxiv:2401.00001', aliases: ['doi:10.1000/a'] });
    const known = new Map([['doi:10.1000/a', paper({ id: 'doi:10.1000/a' })]]);
    const list = readingListIn(folder, { timer, paperOf: id => Promise.resolve(known.get(id)) });
    await list.mark('doi:10.1000/a', { starred: true });
    known.set('doi:10.1000/a', joined).set('arxiv:2401.00001', joined);
    await list.mark('arxiv:2401.00001', { status: 'read' });
    assert.lengthOf(list.entries(), 1);
    assert.deepInclude(list.of(joined), { id: 'doi:10.1000/a', starred: true, status: 'read' });
  });

  it('shows what another window says, and tells of which papers', async () => {
    const [one, other] = [open(), open()];
    await other.open();
    await one.mark(['local:1', 'local:2'], { status: 'toRead' });
    const told: string[] = [];
    other.onDidChange(ids => told.push(...ids));
    await other.refresh();
    assert.sameMembers(told, ['local:1', 'local:2']);
    assert.equal(other.get('local:2')?.status, 'toRead');
  });

  it('loses nothing of two windows at once on a slow disk', async () => {
    const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
    const windows = [open(slowFolder(folder, pause)), open(slowFolder(folder, pause))];
    await Promise.all(
      windows.map(async (list, at) => {
        for (let id = at; id < 400; id += 2) await list.mark(`local:${id}`, { note: `${id}` });
      }),
    );
    assert.lengthOf((await reopened()).entries(), 400);
    assert.isBelow(names().length, 80);
  }).timeout(10_000);

  it('writes again what was deleted behind its back', async () => {
    const list = open();
    await list.mark('local:1', { starred: true });
    folder.files.clear();
    await list.refresh();
    assert.isTrue((await reopened()).get('local:1')?.starred);
  });

  it('stays small on disk however often something is changed', async () => {
    const list = open();
    for (let round = 0; round < 200; round++) await list.mark('local:1', { starred: round % 2 === 0 });
    assert.isBelow(names().length, 30);
    assert.isEmpty((await reopened()).entries());
  });

  it('forgets after a year what was taken back', async () => {
    const list = open();
    await list.mark('local:1', { starred: true });
    await list.mark('local:1', { starred: false });
    await timer.run(timer.now() + 400 * 24 * 3600_000);
    const later = await reopened();
    for (let id = 2; id < 40; id++) await later.mark(`local:${id}`, { starred: true });
    assert.notInclude([...folder.files.values()].map(({ text }) => text).join(''), '"local:1"');
  });

  it('takes a note of 1 MB', async () => {
    const note = 'All of it. '.repeat(100_000);
    await open().mark('local:1', { note });
    const list = await reopened();
    assert.equal(list.get('local:1')?.note, note);
    for (let id = 2; id < 40; id++) await list.mark(`local:${id}`, { note: note.slice(id) });
    assert.lengthOf((await reopened()).entries(), 39);
  }).timeout(10_000);

  it('takes in entries from elsewhere, the later of each, and says how many changed something', async () => {
    const list = open();
    await list.mark(['local:1', 'local:2'], { starred: true });
    const [first, second] = list.storedEntries();
    if (first === undefined || second === undefined) return assert.fail();
    const told: string[] = [];
    list.onDidChange(ids => told.push([...ids].join()));
    const noted = applyChange(first, { note: 'n' }, timer.now() + 5);
    assert.equal(await list.add([noted, second]), 1);
    assert.deepEqual(told, ['local:1']);
    assert.deepInclude(list.get('local:1'), { note: 'n', starred: true });
    assert.equal(await list.add([noted, { ...first, starred: { is: null, at: 0 } }]), 0);
    assert.equal(await list.add([]), 0);
    assert.deepEqual(told, ['local:1']);
    assert.equal((await reopened()).get('local:1')?.note, 'n');
    const files = names().length;
    await list.add([noted]);
    assert.lengthOf(names(), files, 'writes nothing for nothing');
  });

  it('gives for a file what is not empty', async () => {
    const list = open();
    await list.mark(['local:1', 'local:2'], { starred: true });
    await list.mark('local:1', { starred: false });
    assert.deepEqual(
      list.storedEntries().map(({ id }) => id),
      ['local:2'],
    );
    assert.deepEqual(
      list.entries().map(({ id }) => id),
      ['local:2'],
    );
  });

  it('says whether anything can be undone', async () => {
    const list = open();
    await list.open();
    assert.isFalse(list.canUndo);
    await list.mark('local:1', { starred: true });
    assert.isTrue(list.canUndo);
    await list.undo();
    assert.isFalse(list.canUndo);
  });

  it('keeps the version that was marked when only a star or a note comes', async () => {
    let number = 1;
    const paperOf = (id: string) => Promise.resolve(paper({ id, revision: { number } }));
    const list = readingListIn(folder, { timer, paperOf });
    await list.mark('local:1', { starred: true });
    number = 3;
    await list.mark('local:1', { note: 'n' });
    assert.equal(list.get('local:1')?.paper.revision?.number, 1);
    await list.mark('local:1', { status: 'read' });
    assert.equal(list.get('local:1')?.paper.revision?.number, 3);
    number = 2;
    await list.mark('local:1', { status: 'reading' });
    assert.equal(list.get('local:1')?.paper.revision?.number, 3);
  });

  it('marks again a paper that no source knows any more', async () => {
    let isKnown = true;
    const paperOf = (id: string) => Promise.resolve(isKnown ? paper({ id, title: 'One' }) : undefined);
    const list = readingListIn(folder, { timer, paperOf });
    await list.mark('local:1', { starred: true });
    isKnown = false;
    assert.isTrue(await list.mark('local:1', { status: 'read' }));
    assert.deepInclude(list.get('local:1'), { status: 'read', starred: true });
    assert.equal(list.get('local:1')?.paper.title, 'One');
  });

  it('tries no more to save after it was disposed of', async () => {
    let tries = 0;
    const list = open({
      ...folder,
      write: () => {
        tries++;
        return Promise.reject(new Error('No space left on device'));
      },
    });
    await list.mark('local:1', { starred: true });
    await timer.run(timer.now() + 10_000);
    const before = tries;
    assert.isAbove(before, 2);
    list.dispose();
    await timer.run(timer.now() + 300_000);
    assert.equal(tries, before);
  });

  it('tries at first each second, then less often, up to once a minute', async () => {
    const tries: number[] = [];
    const start = timer.now();
    const list = open({
      ...folder,
      write: () => {
        tries.push(timer.now() - start);
        return Promise.reject(new Error('No space left on device'));
      },
    });
    await list.mark('local:1', { starred: true });
    await timer.run(timer.now() + 200_000);
    list.dispose();
    const gaps = [...new Set(tries)].map((at, each, all) => at - (all[each - 1] ?? 0)).slice(1);
    assert.deepEqual(gaps, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('knows the version that was marked, until the paper is marked again', async () => {
    let number = 1;
    const paperOf = (id: string) => Promise.resolve(paper({ id, revision: { number } }));
    const list = readingListIn(folder, { timer, paperOf });
    await list.mark('local:1', { status: 'read' });
    number = 3;
    const again = readingListIn(folder, { timer, paperOf });
    await again.open();
    assert.equal(again.get('local:1')?.paper.revision?.number, 1);
    await again.mark('local:1', { status: 'read' });
    assert.equal(again.get('local:1')?.paper.revision?.number, 3);
    await again.undo();
    assert.equal(again.get('local:1')?.status, 'read');
  });

  describe('undone', () => {
    it('takes back the last change, and the one before', async () => {
      const list = open();
      await list.mark('local:1', { status: 'toRead' });
      await list.mark(['local:1', 'local:2'], { status: 'read', starred: true });
      assert.sameMembers([...(await list.undo())], ['local:1', 'local:2']);
      assert.deepEqual([list.get('local:1')?.status, list.get('local:1')?.starred], ['toRead', undefined]);
      assert.isUndefined(list.get('local:2'));
      await list.undo();
      assert.isEmpty(list.entries());
      assert.isFalse(list.canUndo);
      assert.deepEqual(await list.undo(), []);
      assert.isEmpty((await reopened()).entries());
    });

    it('takes back a note that was saved while it was written as one change', async () => {
      const list = open();
      await list.mark('local:1', { starred: true });
      for (const note of ['a', 'ab', 'abc']) await list.mark('local:1', { note }, { isWriting: true });
      await list.undo();
      assert.isUndefined(list.get('local:1')?.note);
      assert.isTrue(list.get('local:1')?.starred);
      await list.mark('local:1', { note: 'one' }, { isWriting: true });
      await list.mark('local:2', { note: 'two' }, { isWriting: true });
      await list.undo();
      assert.equal(list.get('local:1')?.note, 'one', 'the note of another paper is another change');
    });

    it('leaves what another window said since', async () => {
      const [one, other] = [open(), open()];
      await one.mark('local:1', { status: 'toRead', starred: true });
      await other.mark('local:1', { status: 'read' });
      await one.refresh();
      await one.undo();
      assert.deepInclude(one.get('local:1'), { status: 'read' });
      assert.isUndefined(one.get('local:1')?.starred);
    });
  });

  describe('on a disk with trouble', () => {
    it('keeps in memory what a full disk refuses, tells once, and writes it when it can', async () => {
      let isFull = true;
      const refusing = readOnlyFolder(folder);
      const list = open({
        ...folder,
        write: (name, text) => (isFull ? refusing : folder).write(name, text),
      });
      const failures = failuresOf(list);
      let recovered = 0;
      list.onDidRecover(() => recovered++);
      assert.isFalse(await list.mark('local:1', { starred: true }));
      assert.isFalse(await list.mark('local:2', { starred: true }));
      await timer.run(timer.now() + 300_000);
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['unwritable'],
      );
      assert.equal(list.unsaved, 2);
      assert.isTrue(list.get('local:1')?.starred);
      isFull = false;
      await timer.run(timer.now() + 61_000);
      assert.deepEqual([list.unsaved, recovered], [0, 1]);
      assert.lengthOf((await reopened()).entries(), 2);
    });

    it('writes with the next change what was refused', async () => {
      let isFull = true;
      const list = open({
        ...folder,
        write: (name, text) => (isFull ? readOnlyFolder(folder) : folder).write(name, text),
      });
      await list.mark('local:1', { starred: true });
      isFull = false;
      assert.isTrue(await list.mark('local:2', { starred: true }));
      assert.lengthOf((await reopened()).entries(), 2);
      list.dispose();
    });

    it('reads from one that takes no writing', async () => {
      await open().mark('local:1', { starred: true });
      const list = open(readOnlyFolder(folder));
      const failures = failuresOf(list);
      await list.open();
      assert.lengthOf(list.entries(), 1);
      assert.isEmpty(failures);
    });

    it('tells when it cannot be read at all', async () => {
      const list = open({ ...folder, list: () => Promise.reject(new Error('Permission denied')) });
      const failures = failuresOf(list);
      await list.open();
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['missing'],
      );
    });

    it('keeps a damaged file aside under a dated name, and all that can be read of it', async () => {
      await open().mark(['local:1', 'local:2'], { starred: true });
      const [name = ''] = names();
      const text = folder.files.get(name)?.text ?? '';
      folder.files.set(name, { text: text.slice(0, -20), modified: 0 });
      const list = open();
      const failures = failuresOf(list);
      await list.open();
      assert.deepEqual(
        failures.map(({ code, subject }) => [code, subject]),
        [['malformed', name]],
      );
      assert.lengthOf(list.entries(), 1);
      const day = new Date(timer.now()).toISOString().slice(0, 10);
      assert.equal(folder.files.get(`${name}.damaged-${day}`)?.text, text.slice(0, -20));
      const again = open();
      assert.isEmpty(failuresOf(again));
      await again.open();
      assert.lengthOf(again.entries(), 1);
    });

    it("leaves a newer version's file as it is, tells once, and writes its own beside it", async () => {
      const text = '{"paperside":"readingList","version":2}\n{"something":"else"}\n';
      folder.files.set('list.1.jsonl', { text, modified: 0 });
      const list = open();
      const failures = failuresOf(list);
      for (let id = 0; id < 60; id++) await list.mark(`local:${id}`, { starred: true });
      await list.refresh();
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['unsupported'],
      );
      assert.equal(folder.files.get('list.1.jsonl')?.text, text);
      assert.lengthOf((await reopened()).entries(), 60);
    });

    it('removes what a killed window left half written, a day later', async () => {
      folder.files.set('list.1.jsonl.tmp', { text: '{"pap', modified: 0 });
      await reopened();
      assert.isEmpty(names());
    });
  });

  it('killed at any moment, has all that was accepted and no file that cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 6 }),
        async lives => {
          const disk = memoryFolder(timer);
          const accepted: string[] = [];
          let next = 0;
          for (const operations of lives) {
            const list = readingListIn(failingFolder(disk, operations), { timer });
            for (let at = 0; at < 40; at++) {
              const id = `local:${next++}`;
              if (await list.mark(id, { note: id })) accepted.push(id);
            }
            list.dispose();
          }
          const after = open(disk);
          const failures = failuresOf(after);
          await after.open();
          assert.isEmpty(failures);
          assert.includeMembers(
            after.entries().map(({ id }) => id),
            accepted,
          );
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(20_000);
});
