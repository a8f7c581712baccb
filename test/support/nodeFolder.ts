// A folder on the real disk, like the storage folder that VS Code provides.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BinaryFolder, Folder } from '../../src/core/base/ports.ts';

export function nodeFolder(path: string): Folder {
  const binary = binaryNodeFolder(path);
  return {
    ...binary,
    read: async name => new TextDecoder().decode(await binary.read(name)),
    write: (name, text) => binary.write(name, new TextEncoder().encode(text)),
  };
}

export function binaryNodeFolder(path: string): BinaryFolder {
  const missing = (error: unknown): boolean =>
    error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return {
    async list() {
      const names = await readdir(path).catch((error: unknown) => {
        if (missing(error)) return [];
        throw error;
      });
      const files = await Promise.all(
        names.map(async name => {
          const found = await stat(join(path, name)).catch((error: unknown) => {
            if (missing(error)) return undefined;
            throw error;
          });
          return found === undefined ? [] : [{ name, bytes: found.size, modified: found.mtimeMs }];
        }),
      );
      return files.flat();
    },
    read: name => readFile(join(path, name)),
    async write(name, bytes) {
      await mkdir(path, { recursive: true });
      await writeFile(join(path, name), bytes);
    },
    rename: (from, to) => rename(join(path, from), join(path, to)),
    delete: name => rm(join(path, name), { force: true }),
  };
}
