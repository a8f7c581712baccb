// The papers that ship with Paperside, read as the extension reads them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueContents } from '../../src/core/catalogue.ts';
import { readBundledPapers } from '../../src/core/sources/bundled.ts';

const data = join(import.meta.dirname, '../../data');

/** Fails where a file is missing or a record is bad: a test of nothing proves nothing. */
export async function bundledPapers(): Promise<CatalogueContents> {
  const contents = await readBundledPapers({ readText: name => readFile(join(data, name), 'utf8') });
  if (contents.failures.length > 0) throw new Error(JSON.stringify(contents.failures));
  return contents;
}
