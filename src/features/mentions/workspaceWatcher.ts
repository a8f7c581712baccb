// Watches for files that are saved, created, moved or deleted, in VS Code or elsewhere. Reports them in batches.
import * as vscode from 'vscode';
import { DelayedCall } from '../../platform/delayedCall.ts';

/** Debounce time in milliseconds. Changes come in bursts, for example when a branch is checked out. */
const quietTime = 300;
/** Folders that change often and contain no citations. */
const uninteresting = /\/(?:\.git|node_modules)\//;

export class WorkspaceWatcher implements vscode.Disposable {
  readonly #pending = new Map<string, vscode.Uri>();
  readonly #tell: (uris: readonly vscode.Uri[]) => void;
  readonly #subscriptions: vscode.Disposable;
  readonly #later = new DelayedCall(() => {
    this.#tell(this.take());
  }, quietTime);

  constructor(tell: (uris: readonly vscode.Uri[]) => void) {
    this.#tell = tell;
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const note = this.#note.bind(this);
    this.#subscriptions = vscode.Disposable.from(
      files,
      files.onDidCreate(note),
      files.onDidChange(note),
      files.onDidDelete(note),
      // VS Code does not watch every file system.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        note(uri);
      }),
    );
  }

  /** Returns the files that changed and were not reported yet, and reports them no more. */
  take(): readonly vscode.Uri[] {
    this.#later.cancel();
    const uris = [...this.#pending.values()];
    this.#pending.clear();
    return uris;
  }

  dispose(): void {
    this.#later.dispose();
    this.#subscriptions.dispose();
  }

  #note(uri: vscode.Uri): void {
    if (uninteresting.test(uri.path)) return;
    this.#pending.set(uri.toString(), uri);
    this.#later.restart();
  }
}
