// Follows the editor: decides which code the view is about, and when it is worth ranking again.
import * as vscode from 'vscode';
import { codeAt, editorCode, isCode, type CodeDocument } from '../../platform/codeDocument.ts';

/** Milliseconds after the last key or the last move of a selection: a pause in the typing, not a pause in the thinking. */
const typingPause = 400;
/** After another editor came to the front. */
const switchPause = 60;

export class EditorTracker implements vscode.Disposable {
  readonly #settled = new vscode.EventEmitter<undefined>();
  /** The code may be another, or have changed, and nothing has happened since for a moment. */
  readonly onDidSettle = this.#settled.event;
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #editor: vscode.TextEditor | undefined;
  #pinned: vscode.Uri | undefined;

  constructor() {
    this.#editor = followable(vscode.window.activeTextEditor);
    this.#subscriptions = vscode.Disposable.from(
      this.#settled,
      vscode.window.onDidChangeActiveTextEditor(editor => {
        // A panel or a terminal in front: the code is still the one beside it.
        this.#editor = followable(editor) ?? this.#editor;
        this.#soon(switchPause);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#soon(switchPause);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#editor) this.#soon(typingPause);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#editor?.document || document.uri.toString() === this.#pinned?.toString())
          this.#soon(typingPause);
      }),
      vscode.workspace.onDidChangeNotebookDocument(() => {
        this.#soon(typingPause);
      }),
    );
  }

  get pinned(): boolean {
    return this.#pinned !== undefined;
  }

  /** Stays with the file that is followed now, until `unpin`. */
  pin(): void {
    const editor = this.#visibleEditor();
    // Of a notebook's cell, the notebook.
    this.#pinned = editor && editorCode(editor, true).uri;
    this.#settled.fire(undefined);
  }

  unpin(): void {
    this.#pinned = undefined;
    this.#settled.fire(undefined);
  }

  /** The code to rank against now; undefined when none is open. Rejects when a pinned file is gone. */
  async code(): Promise<CodeDocument | undefined> {
    if (this.#pinned !== undefined) return codeAt(this.#pinned);
    const editor = this.#visibleEditor();
    return editor && editorCode(editor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** An editor that was closed is no longer among the visible ones. */
  #visibleEditor(): vscode.TextEditor | undefined {
    const visible = vscode.window.visibleTextEditors;
    return (
      visible.find(editor => editor === this.#editor) ??
      visible.find(editor => followable(editor) !== undefined)
    );
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settled.fire(undefined);
    }, milliseconds);
  }
}

/** Output channels, input boxes and notes are editors to VS Code, not code to a person. */
function followable(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor !== undefined && isCode(editor.document) ? editor : undefined;
}
