// A copy of the built extension in a temporary folder, for tests that damage its data.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { projectFiles, root } from '../support/project.ts';

/** The part of data/papers.json that tests change. */
export const PapersFile = z.looseObject({
  papers: z.array(z.looseObject({ id: z.string(), title: z.string() })),
});

export interface ExtensionCopy {
  readonly path: string;
  /** Rewrites one of the copy's data files. */
  change(name: string, change: (text: string) => string): void;
  remove(): void;
}

export function copyExtension(): ExtensionCopy {
  const path = mkdtempSync(join(tmpdir(), 'paperside-copy-'));
  for (const part of ['package.json', ...projectFiles('package.nls*.json'), 'l10n', 'data', 'dist', 'media'])
    cpSync(join(root, part), join(path, part), { recursive: true });
  return {
    path,
    change(name, change) {
      const file = join(path, 'data', name);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    },
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
