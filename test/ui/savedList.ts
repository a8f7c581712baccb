// What the reading list has on disk. A change is shown before it is saved, and a reload ends the extension host at once.
import { assert } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';

/** Resolves when a file of the list in Paperside's storage folder matches. */
export async function savedInList(storage: string, pattern: RegExp): Promise<void> {
  const folder = join(storage, 'readingList');
  await eventually(() => {
    const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.jsonl')) : [];
    assert.match(names.map(name => readFileSync(join(folder, name), 'utf8')).join('\n'), pattern);
  });
}
