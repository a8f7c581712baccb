// The project's own files, for the tests that check them against the rules.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export function readProjectFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/**
 * Returns paths relative to the project, with forward slashes. Throws without a match, as a rule over no files is void.
 */
export function projectFiles(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root }).map(file => file.replaceAll('\\', '/'));
  if (files.length === 0) throw new Error(`No file matches ${pattern}.`);
  return files.sort();
}
