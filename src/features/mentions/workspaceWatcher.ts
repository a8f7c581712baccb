// Files of the workspace that are saved, made, moved or deleted, by VS Code or by anything else; told together once it is quiet.
import * as vscode from 'vscode';

/** Changes come in bursts, a branch that is checked out for one; milliseconds. */
const quietTime = 300;
/** Changes often, and nobody cites there. */
const uninteresting = /\/(?:\.git|node_modules)\//;

export class WorkspaceWatcher implements vscode.Disposable {
  readonly #pending = new Map<string, vscode.Uri>();
  readonly #tell: (uris: readonly vscode.Uri[]) => void;
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (uris: readonly vscode.Uri[]) => void) {
    this.#tell = tell;
    const files = vscode.workspace.createFileSystemWatcher('**/*');
    const note = this.#note.bind(this);
    this.#subscriptions = vscode.Disposable.from(
      files,
      files.onDidCreate(note),
      files.onDidChange(note),
      files.onDidDelete(note),
      // Not every file system is watched.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        note(uri);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #note(uri: vscode.Uri): void {
    if (uninteresting.test(uri.path)) return;
    this.#pending.set(uri.toString(), uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const uris = [...this.#pending.values()];
      this.#pending.clear();
      this.#tell(uris);
    }, quietTime);
  }
}
