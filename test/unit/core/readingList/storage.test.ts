// The reading list on disks with trouble: whatever happens to the files, nothing that the user entered is lost, and once the
// cause is gone everything is saved without the user doing it again.
import { assert } from 'chai';
import fc from 'fast-check';
import type { Failure } from '../../../../src/core/base/failures.ts';
import type { Folder } from '../../../../src/core/base/ports.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { memoryFolder, readOnlyFolder, smallDisk, type MemoryFolder } from '../../../support/folders.ts';
import { jumpingTimer, settableClock, type JumpingTimer } from '../../../support/jumpingTimer.ts';
import { readingListIn } from '../../../support/readingList.ts';

const day = 24 * 3600_000;
const year = 365 * day;
/** Longer than the longest pause between two tries. */
const patience = 61_000;

describe('The reading list, while', () => {
  let timer: JumpingTimer;
  let folder: MemoryFolder;
  beforeEach(() => {
    timer = jumpingTimer();
    folder = memoryFolder(timer);
  });
  const open = (disk: Folder = folder): { list: ReadingList; failures: Failure[]; recovered: string[] } => {
    const list = readingListIn(disk, { timer });
    const [failures, recovered]: [Failure[], string[]] = [[], []];
    list.onDidFail(failure => failures.push(failure));
    list.onDidRecover(code => recovered.push(code));
    return { list, failures, recovered };
  };
  const idsOnDisk = async (): Promise<string[]> => {
    const { list, failures } = open();
    await list.open();
    assert.isEmpty(failures);
    return list.entries().map(({ id }) => id);
  };
  const names = (): string[] => [...folder.files.keys()];
  const codes = (failures: readonly Failure[]): string[] => failures.map(({ code }) => code);
  const passing = (milliseconds: number): Promise<void> => timer.run(timer.now() + milliseconds);

  describe('the disk is full,', () => {
    it('leaves no part of what it tried to write', async () => {
      const disk = smallDisk(folder);
      const { list, failures } = open(disk);
      disk.size = 100;
      await list.mark('local:1', { note: 'x'.repeat(1000) });
      await passing(day);
      assert.isEmpty(names());
      assert.deepEqual(codes(failures), ['unwritable']);
      disk.size = Infinity;
      await passing(patience);
      assert.deepEqual(await idsOnDisk(), ['local:1']);
    });

    it('writes the files that fit once, not with every try', async () => {
      const disk = smallDisk(folder);
      const { list } = open(disk);
      const ids = Array.from({ length: 3 }, (_, at) => `local:${at}`);
      await list.open();
      disk.size = 5 * 2 ** 20;
      assert.isFalse(await list.mark(ids, { note: 'x'.repeat(2 ** 21) }));
      await passing(10 * patience);
      assert.lengthOf(names(), 2);
      assert.equal(list.unsaved, 1);
      disk.size = Infinity;
      await passing(patience);
      assert.sameMembers(await idsOnDisk(), ids);
    });

    it('saves what still fits, though there is no space to compact the files', async () => {
      const disk = smallDisk(folder);
      const { list, failures } = open(disk);
      await list.mark('local:big', { note: 'x'.repeat(100_000) });
      disk.size = 150_000;
      for (let at = 0; at < 60; at++) assert.isTrue(await list.mark(`local:${at}`, { starred: true }));
      assert.isEmpty(failures);
      assert.isAbove(names().length, 60);
      disk.size = Infinity;
      for (let at = 60; at < 100; at++) await list.mark(`local:${at}`, { starred: true });
      assert.isBelow(names().length, 40);
      assert.lengthOf(await idsOnDisk(), 101);
    });

    it('keeps a damaged file until it can be put aside', async () => {
      await open().list.mark(['local:1', 'local:2'], { starred: true });
      const [name = ''] = names();
      const damaged = (folder.files.get(name)?.text ?? '').slice(0, -20);
      folder.files.set(name, { text: damaged, modified: 0 });
      const disk = smallDisk(folder);
      disk.size = 0;
      const { list, failures } = open(disk);
      await list.open();
      assert.deepEqual(codes(failures), ['malformed']);
      disk.size = Infinity;
      for (let at = 3; at < 60; at++) await list.mark(`local:${at}`, { starred: true });
      const aside = names().filter(other => other.startsWith(`${name}.damaged-`));
      assert.deepEqual(
        aside.map(other => folder.files.get(other)?.text),
        [damaged],
      );
    });

    it('saves at the latest when the window closes', async () => {
      const disk = smallDisk(folder);
      const { list } = open(disk);
      disk.size = 0;
      await list.mark('local:1', { starred: true });
      disk.size = Infinity;
      await list.settled();
      assert.deepEqual(await idsOnDisk(), ['local:1']);
    });
  });

  describe('the folder cannot be changed,', () => {
    it('reads all of it, whatever a killed window left there', async () => {
      await open().list.mark('local:1', { starred: true });
      folder.files.set('list.0.jsonl.tmp', { text: '{"pap', modified: 0 });
      const { list, failures } = open(readOnlyFolder(folder));
      await list.open();
      assert.lengthOf(list.entries(), 1);
      assert.isEmpty(failures);
    });

    it('says so in one failure, also with a damaged file and files that vanished', async () => {
      const { list, failures } = open({
        ...folder,
        write: () => Promise.reject(new Error('Read-only file system')),
      });
      folder.files.set('list.0.jsonl', { text: '{"pap', modified: 0 });
      await list.open();
      await list.mark('local:1', { starred: true });
      await list.refresh();
      assert.deepEqual(codes(failures), ['malformed', 'unwritable']);
    });
  });

  describe('a file cannot be read,', () => {
    it('has all others, and that one as soon as it can be', async () => {
      for (const id of ['local:1', 'local:2', 'local:3']) await open().list.mark(id, { starred: true });
      let locked = names()[1];
      const { list, failures, recovered } = open({
        ...folder,
        read: name => (name === locked ? Promise.reject(new Error('Locked')) : folder.read(name)),
      });
      await list.open();
      assert.lengthOf(list.entries(), 2);
      await passing(10 * patience);
      assert.deepEqual(codes(failures), ['missing']);
      locked = undefined;
      await passing(patience);
      assert.lengthOf(list.entries(), 3);
      assert.deepEqual(recovered, ['missing']);
    });

    it('says only that it cannot save, when a change is the first to find out', async () => {
      const refuse = (): Promise<never> => Promise.reject(new Error('Not a folder'));
      const { list, failures } = open({
        list: refuse,
        read: refuse,
        write: refuse,
        rename: refuse,
        delete: refuse,
      });
      await list.mark('local:1', { starred: true });
      assert.deepEqual(codes(failures), ['unwritable']);
    });

    it('keeps both notes of a paper, when the one on disk could not be seen while the other was written', async () => {
      await open().list.mark('local:1', { note: 'First.', starred: true });
      await open().list.mark('local:1', { note: 'First.\n\nMore.' });
      let canRead = false;
      const { list } = open({
        ...folder,
        read: name => (canRead ? folder.read(name) : Promise.reject(new Error('Locked'))),
      });
      await list.mark('local:1', { note: 'Second' });
      await list.mark('local:1', { note: 'Second.', status: 'read' });
      canRead = true;
      await passing(patience);
      const { list: after } = open();
      await after.open();
      const note = 'First.\n\nMore.\n\n---\n\nSecond.';
      assert.deepInclude(after.get('local:1'), { note, starred: true, status: 'read' });
      assert.deepInclude(list.get('local:1'), { note });
    });

    it('says that it cannot save, too, and takes back each when it is over', async () => {
      let [canRead, canWrite] = [false, false];
      const { list, failures, recovered } = open({
        ...folder,
        list: () => (canRead ? folder.list() : Promise.reject(new Error('Permission denied'))),
        write: (...file) => (canWrite ? folder.write(...file) : Promise.reject(new Error('Full'))),
      });
      await list.open();
      await list.mark('local:1', { starred: true });
      assert.deepEqual(codes(failures), ['missing', 'unwritable']);
      canWrite = true;
      await passing(patience);
      assert.deepEqual(recovered, ['unwritable'], 'what could not be read is not read by writing');
      canRead = true;
      await passing(patience);
      assert.deepEqual(recovered, ['unwritable', 'missing']);
    });
  });

  describe('another program restores the folder to what it was,', () => {
    it('has everything on disk again, also what the disk refuses at first', async () => {
      const disk = smallDisk(folder);
      const { list, failures } = open(disk);
      await list.mark('local:1', { note: 'yesterday' });
      const yesterday = new Map(folder.files);
      await list.mark('local:1', { note: 'today' });
      for (let at = 2; at < 60; at++) await list.mark(`local:${at}`, { starred: true });
      folder.files.clear();
      for (const [name, file] of yesterday) folder.files.set(name, file);
      disk.size = 0;
      await list.refresh();
      assert.deepEqual(codes(failures), ['unwritable']);
      assert.equal(list.unsaved, 59);
      disk.size = Infinity;
      await passing(patience);
      assert.lengthOf(await idsOnDisk(), 59);
      const { list: after } = open();
      await after.open();
      assert.equal(after.get('local:1')?.note, 'today');
    });

    it('writes again what a file lost that kept its name', async () => {
      const { list } = open();
      await list.mark(['local:1', 'local:2'], { starred: true });
      await list.refresh();
      const [name = ''] = names();
      const text = folder.files.get(name)?.text ?? '';
      folder.files.set(name, { text: `${text.split('\n').slice(0, 2).join('\n')}\n`, modified: 0 });
      await list.refresh();
      assert.lengthOf(await idsOnDisk(), 2);
    });
  });

  describe('the clock is wrong,', () => {
    for (const [how, shift] of [
      ['a year back', -year],
      ['two years ahead', 2 * year],
    ] as const)
      it(`keeps each change that comes after it was set ${how}, and those before`, async () => {
        const clock = settableClock(timer);
        const [one, other] = [
          readingListIn(folder, { timer: clock }),
          readingListIn(folder, { timer: clock }),
        ];
        await one.mark(['local:1', 'local:2'], { note: 'before', status: 'toRead' });
        await other.refresh();
        clock.set(clock.now() + shift);
        await other.mark('local:1', { note: 'after', status: 'read' });
        for (let at = 3; at < 60; at++) await other.mark(`local:${at}`, { starred: true });
        await one.refresh();
        await one.mark('local:2', { status: null });
        await one.undo();
        const after = readingListIn(folder, { timer: clock });
        await after.open();
        assert.deepInclude(after.get('local:1'), { note: 'after', status: 'read' });
        assert.deepInclude(after.get('local:2'), { note: 'before', status: 'toRead' });
        assert.lengthOf(after.entries(), 59);
      });
  });

  it('there are files of an older and of a newer version, reads the one and leaves the other', async () => {
    const old = `{"paperside":"readingList","version":0}\n${JSON.stringify({
      id: 'local:1',
      paper: { is: { title: 'Old', authors: [], published: '2020' }, at: 1 },
      starred: { is: true, at: 1 },
    })}\n`;
    const newer = '{"paperside":"readingList","version":2}\n{"something":"else"}\n';
    folder.files.set('list.0.jsonl', { text: old, modified: 0 });
    folder.files.set('list.2.jsonl', { text: newer, modified: 0 });
    const { list, failures } = open();
    for (let at = 2; at < 60; at++) await list.mark(`local:${at}`, { starred: true });
    assert.deepEqual(codes(failures), ['unsupported']);
    assert.equal(folder.files.get('list.2.jsonl')?.text, newer);
    assert.isTrue(list.get('local:1')?.starred);
  });

  it('all of it happens in any order, two windows lose nothing that was entered in either', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ do: fc.constant('mark' as const), window: fc.nat(1), id: fc.nat(4) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('refresh' as const), window: fc.nat(1) }) },
      fc.record({ do: fc.constant('fill' as const), free: fc.nat(2000) }),
      fc.record({ do: fc.constantFrom('empty' as const, 'lock' as const, 'unlock' as const) }),
      fc.record({ do: fc.constantFrom('copy' as const, 'restore' as const, 'removeAll' as const) }),
      fc.record({ do: fc.constant('clock' as const), days: fc.integer({ min: -400, max: 400 }) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.nat(5000) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async steps => {
        const jumping = jumpingTimer();
        const clock = settableClock(jumping);
        const memory = memoryFolder(jumping);
        const disk = smallDisk(memory);
        let isLocked = false;
        const lockable: Folder = {
          ...disk,
          write: (...file) => disk.write(...file),
          list: () => (isLocked ? Promise.reject(new Error('Permission denied')) : disk.list()),
        };
        const windows = [
          readingListIn(lockable, { timer: clock }),
          readingListIn(lockable, { timer: clock }),
        ];
        await Promise.all(windows.map(list => list.open()));
        const entered = new Map<string, string>();
        let copy = new Map(memory.files);
        for (const [at, each] of steps.entries()) {
          if (each.do === 'mark') {
            // Each window has papers of its own: of the same one, the later change counts.
            const id = `local:${each.window}-${each.id}`;
            const note = `note ${at} ${'x'.repeat(at * 10)}`;
            await windows[each.window]?.mark(id, { note });
            entered.set(id, note);
          } else if (each.do === 'refresh') await windows[each.window]?.refresh();
          else if (each.do === 'wait') await jumping.run(jumping.now() + each.ms);
          else if (each.do === 'clock') clock.set(clock.now() + each.days * day);
          else if (each.do === 'fill')
            disk.size =
              each.free + [...memory.files.values()].reduce((sum, { text }) => sum + text.length, 0);
          else if (each.do === 'empty') disk.size = Infinity;
          else if (each.do === 'copy') copy = new Map(memory.files);
          else if (each.do === 'lock' || each.do === 'unlock') isLocked = each.do === 'lock';
          else {
            memory.files.clear();
            if (each.do === 'restore') for (const [name, file] of copy) memory.files.set(name, file);
          }
        }
        [disk.size, isLocked] = [Infinity, false];
        await Promise.all(windows.map(list => list.refresh()));
        await jumping.run(jumping.now() + patience);
        assert.deepEqual(
          windows.map(list => list.unsaved),
          [0, 0],
        );
        assert.isEmpty([...memory.files.keys()].filter(name => name.endsWith('.tmp')));
        const after = readingListIn(memory, { timer: clock });
        await after.open();
        assert.deepEqual(new Map(after.entries().map(({ id, note = '' }) => [id, note])), entered);
        for (const list of windows) list.dispose();
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);
});
