// Watches the linked files and reports those that changed, appeared or were deleted.
import * as vscode from 'vscode';
import { DelayedCall } from '../../platform/delayedCall.ts';

/** Debounce time in milliseconds: programs write a file in steps, or delete and recreate it. */
const quietTime = 300;

export class LinkedFileWatchers implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  readonly onDidChange = this.#changed.event;
  readonly #waiting = new Map<string, vscode.Uri>();
  readonly #tell = new DelayedCall(() => {
    const uris = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#changed.fire(uris);
  }, quietTime);

  /** Watches exactly these files. */
  watch(uris: readonly vscode.Uri[]): void {
    const uriSet = new Set(uris.map(String));
    for (const [key, watcher] of this.#watchers) {
      if (uriSet.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const uri of uris)
      if (!this.#watchers.has(uri.toString())) this.#watchers.set(uri.toString(), this.#watch(uri));
  }

  dispose(): void {
    this.watch([]);
    this.#tell.dispose();
    this.#changed.dispose();
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    // Replace glob characters by `?`, which matches any character; `tell` then compares the full path.
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?!,\\]/g, '?');
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (changed: vscode.Uri): void => {
      if (changed.path !== uri.path) return;
      this.#waiting.set(uri.toString(), uri);
      this.#tell.restart();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(tell),
      watcher.onDidCreate(tell),
      watcher.onDidDelete(tell),
    );
  }
}
