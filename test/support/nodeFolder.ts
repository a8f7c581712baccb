// A folder on the real disk, like the storage folder that VS Code provides.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from '../../src/core/base/ports.ts';

export function nodeFolder(path: string): Folder {
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
    read: name => readFile(join(path, name), 'utf8'),
    async write(name, text) {
      await mkdir(path, { recursive: true });
      await writeFile(join(path, name), text);
    },
    rename: (from, to) => rename(join(path, from), join(path, to)),
    delete: name => rm(join(path, name), { force: true }),
  };
}
