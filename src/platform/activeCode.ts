// The file that "Related to This File" is about. Used by commands that are called without a file.
import type * as vscode from 'vscode';

export class ActiveCode {
  #read: () => vscode.Uri | undefined = () => undefined;

  /** URI of the whole file or notebook, also while a page is in front of it; undefined while no code is open. */
  get uri(): vscode.Uri | undefined {
    return this.#read();
  }

  /** Sets the function that returns the current file. */
  setReader(read: () => vscode.Uri | undefined): void {
    this.#read = read;
  }
}
