// Tracks the editor whose code the "Related to This File" view ranks against, and reports when to rank again.
import * as vscode from 'vscode';
import { codeAt, editorCode, isCode, type CodeDocument } from '../../platform/codeDocument.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';

/** Debounce time after a key press or selection change, in milliseconds. Covers pauses in typing, not in thinking. */
const typingPause = 400;
/** Debounce time after a switch to another editor, in milliseconds. */
const switchPause = 60;

export class EditorTracker implements vscode.Disposable {
  readonly #settled = new vscode.EventEmitter<undefined>();
  /** Fires when the code may have changed or be another, after the debounce time. */
  readonly onDidSettle = this.#settled.event;
  readonly #later = new DelayedCall(() => {
    this.#settled.fire(undefined);
  }, typingPause);
  readonly #subscriptions: vscode.Disposable;
  #editor: vscode.TextEditor | undefined;
  #pinned: vscode.Uri | undefined;

  constructor() {
    this.#editor = followable(vscode.window.activeTextEditor);
    this.#subscriptions = vscode.Disposable.from(
      this.#settled,
      vscode.window.onDidChangeActiveTextEditor(editor => {
        // While a panel or a terminal has the focus, keep the last code editor.
        this.#editor = followable(editor) ?? this.#editor;
        this.#later.restart(switchPause);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#later.restart(switchPause);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#editor) this.#later.restart();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#editor?.document || document.uri.toString() === this.#pinned?.toString())
          this.#later.restart();
      }),
      vscode.workspace.onDidChangeNotebookDocument(() => {
        this.#later.restart();
      }),
    );
  }

  get pinned(): boolean {
    return this.#pinned !== undefined;
  }

  /** Stays with the current file until `unpin`. */
  pin(): void {
    const editor = this.#visibleEditor();
    this.#pinned = editor && uriOf(editor);
    this.#settled.fire(undefined);
  }

  unpin(): void {
    this.#pinned = undefined;
    this.#settled.fire(undefined);
  }

  /** URI of the whole file or notebook. */
  get uri(): vscode.Uri | undefined {
    const editor = this.#visibleEditor();
    return this.#pinned ?? (editor && uriOf(editor));
  }

  /** Returns the code to rank against; undefined when none is open. Rejects when the pinned file is gone. */
  async code(): Promise<CodeDocument | undefined> {
    if (this.#pinned !== undefined) return codeAt(this.#pinned);
    const editor = this.#visibleEditor();
    return editor && editorCode(editor);
  }

  dispose(): void {
    this.#later.dispose();
    this.#subscriptions.dispose();
  }

  /** Returns the tracked editor if it is still visible, else another visible code editor. */
  #visibleEditor(): vscode.TextEditor | undefined {
    const visible = vscode.window.visibleTextEditors;
    return (
      visible.find(editor => editor === this.#editor) ??
      visible.find(editor => followable(editor) !== undefined)
    );
  }
}

/** For a notebook cell, the URI of the notebook. */
function uriOf(editor: vscode.TextEditor): vscode.Uri {
  return editorCode(editor, true).uri;
}

/** Returns the editor unless it is an output channel, an input box or a note, which are text editors to VS Code. */
function followable(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor !== undefined && isCode(editor.document) ? editor : undefined;
}
