// Writes a file so that it is complete whenever it is there: under a temporary name, which is then renamed.
import type { Folder } from './ports.ts';

/** Milliseconds after which a temporary file counts as left behind by a killed window. */
const temporaryLifetime = 24 * 3600_000;

interface WritableFolder<T> extends Pick<Folder, 'rename' | 'delete'> {
  write(name: string, contents: T): Promise<void>;
}

/** Rejects if the disk refuses, and then leaves what was there before, and no part of the new contents. */
export async function writeWhole<T>(
  folder: WritableFolder<T>,
  name: string,
  contents: T,
  temporary = `${name}.tmp`,
): Promise<void> {
  try {
    await folder.write(temporary, contents);
    await folder.rename(temporary, name);
  } catch (error) {
    // A part would take the space that the next try needs.
    await folder.delete(temporary).catch(() => undefined);
    throw error;
  }
}

/** Deletes a temporary file that a killed window left behind. Never rejects: a disk that takes no writing can be read. */
export async function deleteIfLeft(
  folder: Pick<Folder, 'delete'>,
  { name, modified }: { readonly name: string; readonly modified: number },
  now: number,
): Promise<void> {
  // A file from the future was written before the clock was set back.
  if (Math.abs(now - modified) > temporaryLifetime) await folder.delete(name).catch(() => undefined);
}
