// The port to the workspace's .bib files.
import type { Event } from '../base/emitter.ts';

/** The .bib files of the workspace. */
export interface BibliographyFiles {
  /** Resolves with their URIs; with none in an untrusted workspace. */
  list(): Promise<readonly string[]>;
  /** Resolves to whether the path is that of a folder. */
  isFolder(path: string): Promise<boolean>;
  /** Resolves with the text, that of an unsaved editor if there is one. Rejects if the file cannot be read. */
  read(file: string): Promise<string>;
  /**
   * Fires with the URI of a file or folder that changed, came or went; with undefined when all have to be listed again.
   */
  readonly onDidChange: Event<string | undefined>;
}
