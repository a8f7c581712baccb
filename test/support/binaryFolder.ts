// A folder of files that are not text, in memory, and what keeps computed things in it.
import { ComputedFiles } from '../../src/core/base/computedFiles.ts';
import type { BinaryFolder, Clock, Log } from '../../src/core/base/ports.ts';
import { assert } from 'chai';
import { countingClock } from './clock.ts';
import { eventually } from './eventually.ts';
import { recordingLog } from './recordingLog.ts';

export interface BinaryMemoryFolder extends BinaryFolder {
  readonly files: Map<string, { bytes: Uint8Array; modified: number }>;
}

/** Times of change count from 1, in the order of writing. */
export function binaryMemoryFolder(): BinaryMemoryFolder {
  const files = new Map<string, { bytes: Uint8Array; modified: number }>();
  let writes = 0;
  const get = (name: string): { bytes: Uint8Array; modified: number } => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`${name} is not there`);
    return file;
  };
  // Async functions, so that errors reject as they do for a disk.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    files,
    list: async () =>
      [...files].map(([name, { bytes, modified }]) => ({ name, modified, bytes: bytes.length })),
    read: async name => get(name).bytes.slice(),
    write: async (name, bytes) => void files.set(name, { bytes: bytes.slice(), modified: ++writes }),
    async rename(from, to) {
      files.set(to, get(from));
      files.delete(from);
    },
    delete: async name => void files.delete(name),
  };
  /* eslint-enable @typescript-eslint/require-await */
}

interface ComputedOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly build?: string;
  readonly now?: () => number;
}

/** What one window keeps in the folder. */
export function computedIn(folder: BinaryFolder, options: ComputedOptions = {}): ComputedFiles {
  const { clock = countingClock(1), log = recordingLog(), build = 'this', now = () => 0 } = options;
  return new ComputedFiles({ folder, clock, log, now, build: () => Promise.resolve(build) });
}

/** Resolves when the folder has a complete file. */
export function fileIn({ files }: BinaryMemoryFolder): Promise<void> {
  return eventually(() => {
    assert.isTrue([...files.keys()].some(name => name.endsWith('.bin')));
  });
}
