// Folders for tests: in memory, slow, read-only and failing ones.
import type { Folder } from '../../src/core/base/ports.ts';

export interface MemoryFolder extends Folder {
  readonly files: Map<string, { text: string; modified: number }>;
}

/** Takes modification times from the clock. */
export function memoryFolder(clock: { now(): number } = Date): MemoryFolder {
  const files = new Map<string, { text: string; modified: number }>();
  const get = (name: string): { text: string; modified: number } => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`${name} is not there`);
    return file;
  };
  // Async functions, so that errors reject as they do for a disk.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    files,
    list: async () =>
      [...files].map(([name, { text, modified }]) => ({ name, modified, bytes: Buffer.byteLength(text) })),
    read: async name => get(name).text,
    write: async (name, text) => void files.set(name, { text, modified: clock.now() }),
    async rename(from, to) {
      files.set(to, get(from));
      files.delete(from);
    },
    delete: async name => void files.delete(name),
  };
  /* eslint-enable @typescript-eslint/require-await */
}

/** Delays every operation, so that other work can run in between. */
export function slowFolder(folder: Folder, pause: () => Promise<void>): Folder {
  return {
    list: () => pause().then(() => folder.list()),
    read: name => pause().then(() => folder.read(name)),
    write: (name, text) => pause().then(() => folder.write(name, text)),
    rename: (from, to) => pause().then(() => folder.rename(from, to)),
    delete: name => pause().then(() => folder.delete(name)),
  };
}

/** Reads normally and rejects every change, as a full disk does. */
export function readOnlyFolder(folder: Folder): Folder {
  const refuse = (): Promise<never> => Promise.reject(new Error('No space left on device'));
  return { ...folder, write: refuse, rename: refuse, delete: refuse };
}

/** A disk of limited size, in bytes. A write that does not fit stores what does, and rejects. */
export function smallDisk(folder: MemoryFolder): Folder & { size: number } {
  const used = (): number =>
    [...folder.files.values()].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const disk = {
    ...folder,
    size: Infinity,
    async write(name: string, text: string) {
      await folder.delete(name);
      const free = Math.max(0, disk.size - used());
      await folder.write(name, text.slice(0, free));
      if (text.length > free) throw new Error('No space left on device');
    },
  };
  return disk;
}

/** Rejects everything after a number of operations. The write at that point stores half of its text. */
export function failingFolder(folder: MemoryFolder, operations: number): Folder {
  let left = operations;
  const alive = <T>(work: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    left--;
    if (left > 0) return work();
    const end = left === 0 ? (half?.() ?? Promise.resolve()) : Promise.resolve();
    return end.then(() => Promise.reject(new Error('killed')));
  };
  return {
    list: () => alive(() => folder.list()),
    read: name => alive(() => folder.read(name)),
    write: (name, text) =>
      alive(
        () => folder.write(name, text),
        () => folder.write(name, text.slice(0, text.length / 2)),
      ),
    rename: (from, to) => alive(() => folder.rename(from, to)),
    delete: name => alive(() => folder.delete(name)),
  };
}
