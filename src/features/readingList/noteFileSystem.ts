// File system provider that serves each note as a file, so that notes have a real editor: undo, preview and extensions.
import * as vscode from 'vscode';
import type { PaperId } from '../../core/papers/paper.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { schemes } from '../../ids.ts';
import { saveNote } from '../../platform/saveNote.ts';

/** Maximum length of a file name, in characters; some systems allow no more. */
const maxNameLength = 200;

/** Returns `paperside-note:/<title>.md?<paper>`: VS Code shows the title, and the query holds the paper's id. */
export function noteUri(id: PaperId, title: string): vscode.Uri {
  const name = title.replace(/[\\/]+/g, '-').trim();
  const short = name.length > maxNameLength ? `${name.slice(0, maxNameLength).trimEnd()}…` : name;
  return vscode.Uri.from({ scheme: schemes.note, path: `/${short || vscode.l10n.t('Note')}.md`, query: id });
}

export class NoteFileSystemProvider implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #list: ReadingList;
  readonly #subscriptions: vscode.Disposable;

  constructor(list: ReadingList) {
    this.#list = list;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      list.onDidChange(ids => {
        this.#tell(ids);
      }),
      vscode.workspace.registerFileSystemProvider(schemes.note, this, { isCaseSensitive: true }),
    );
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  /** A paper without a note has an empty file. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await this.#list.open();
    const entry = this.#list.get(idOf(uri));
    return {
      type: vscode.FileType.File,
      ctime: 0,
      // Changes of the star and the status do not change the note.
      mtime: entry?.noteChanged ?? 0,
      size: new TextEncoder().encode(entry?.note ?? '').length,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#list.open();
    return new TextEncoder().encode(this.#list.get(idOf(uri))?.note ?? '');
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const note = new TextDecoder().decode(content);
    // A note that the list did not take must stay in the editor.
    const refusal = await saveNote(this.#list, idOf(uri), note);
    if (refusal !== undefined) throw new vscode.FileSystemError(refusal);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #tell(ids: ReadonlySet<PaperId>): void {
    const changed = vscode.workspace.textDocuments.filter(
      ({ uri }) => uri.scheme === schemes.note && ids.has(idOf(uri)),
    );
    if (changed.length > 0)
      this.#changed.fire(changed.map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri })));
  }
}

function idOf({ query }: vscode.Uri): PaperId {
  return query;
}
