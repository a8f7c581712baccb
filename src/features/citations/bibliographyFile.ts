// The workspace's bibliography: a .bib file that the user chooses once. Written only when the user asks for it.
import * as vscode from 'vscode';
import type { AbortSignalLike, Clock, Log } from '../../core/base/ports.ts';
import type { Bibliography, BibliographyAddition } from '../../core/citations/bibliography.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { findBibFiles, pickBibliography } from './bibliographyPick.ts';

export interface BibliographyFileDependencies {
  readonly clock: Clock;
  readonly log: Log;
  /** Address (URI) of the .bib file; empty until the user chooses one. */
  readonly chosenBibliography: MementoValue<string>;
}

export interface AdditionResult extends BibliographyAddition, Pick<Bibliography, 'failures'> {
  /** False when VS Code rejected the edit, for example because the file is read-only. */
  readonly isWritten: boolean;
}

export class BibliographyFile {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #chosen: MementoValue<string>;

  constructor({ clock, log, chosenBibliography }: BibliographyFileDependencies) {
    this.#clock = clock;
    this.#log = log;
    this.#chosen = chosenBibliography;
  }

  /** Returns the chosen file, or the only .bib file of the workspace. Reads nothing in an untrusted workspace. */
  async find(): Promise<vscode.Uri | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const chosen = await this.#stillThere();
    if (chosen !== undefined) return chosen;
    const [only, ...others] = await findBibFiles();
    return others.length === 0 ? only : undefined;
  }

  /** Asks the user for an existing or a new file and stores the choice. Resolves to undefined when the user cancels. */
  async choose(): Promise<vscode.Uri | undefined> {
    const file = vscode.workspace.isTrusted ? await pickBibliography() : undefined;
    if (file !== undefined) await this.#chosen.set(file.toString());
    return file;
  }

  /** Returns the file chosen earlier if it still exists; otherwise asks the user. */
  async findOrChoose(): Promise<vscode.Uri | undefined> {
    return (vscode.workspace.isTrusted ? await this.#stillThere() : undefined) ?? (await this.choose());
  }

  /** Parses the file; unsaved changes in an open editor count. */
  async read(file: vscode.Uri, signal?: AbortSignalLike): Promise<Bibliography> {
    const { text } = await open(file);
    return this.#read(file, text, signal);
  }

  /** Adds the missing papers in one undoable edit, then saves the file unless it had unsaved changes before. */
  async add(
    file: vscode.Uri,
    papers: readonly Paper[],
    pattern: string,
    signal: AbortSignalLike,
  ): Promise<AdditionResult> {
    for (;;) {
      const { document, text } = await open(file);
      const version = document?.version;
      const bibliography = await this.#read(file, text, signal);
      const { addToBibliography } = await import('../../core/citations/bibliography.ts');
      const addition = await addToBibliography(bibliography, papers, { pattern, clock: this.#clock, signal });
      // The user typed while the file was being parsed: start again.
      if (document?.version !== version) continue;
      const isWritten = addition.added === 0 || (await insert(file, document, addition));
      return { ...addition, failures: bibliography.failures, isWritten };
    }
  }

  async #read(file: vscode.Uri, text: string, signal: AbortSignalLike | undefined): Promise<Bibliography> {
    const name = vscode.workspace.asRelativePath(file);
    const { readBibliography } = await import('../../core/citations/bibliography.ts');
    const bibliography = await readBibliography(name, text, { clock: this.#clock, signal });
    for (const { subject, detail } of bibliography.failures)
      this.#log.warn(`${subject} could not be read: ${detail}`);
    return bibliography;
  }

  /** Returns the chosen file if it exists in this workspace. A new file exists only after a paper was added to it. */
  async #stillThere(): Promise<vscode.Uri | undefined> {
    const address = this.#chosen.get();
    if (address === '') return undefined;
    const file = vscode.Uri.parse(address, true);
    const isOfThisWorkspace = vscode.workspace.getWorkspaceFolder(file) !== undefined;
    return isOfThisWorkspace && (await exists(file)) ? file : undefined;
  }
}

async function open(file: vscode.Uri): Promise<{ document: vscode.TextDocument | undefined; text: string }> {
  if (!(await exists(file))) return { document: undefined, text: '' };
  const document = await openDocument(file);
  return { document, text: document.getText() };
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

async function insert(
  file: vscode.Uri,
  document: vscode.TextDocument | undefined,
  { offset, insert: text }: BibliographyAddition,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const wasSaved = document?.isDirty !== true;
  if (document === undefined) edit.createFile(file, { ignoreIfExists: true });
  edit.insert(file, document?.positionAt(offset) ?? new vscode.Position(0, 0), text);
  const isWritten = await vscode.workspace.applyEdit(edit);
  if (isWritten && wasSaved) await (await vscode.workspace.openTextDocument(file)).save();
  return isWritten;
}
