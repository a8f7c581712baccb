// Which files are linked: those that the user chose, kept per machine or per workspace, and those that a team lists in its settings.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { SharedFiles } from '../../core/settings.ts';
import { settings } from '../../ids.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { readSetting } from '../../platform/settings.ts';

/** The addresses of files, as VS Code writes them. */
export const FileUris = z.array(z.string().check(z.regex(/^[a-z][\w+.-]*:/i)));
type FileUrisValue = MementoValue<z.infer<typeof FileUris>>;

/** Files in the workspace are kept with it, all others with the machine. */
interface FileLinkStorage {
  readonly machine: FileUrisValue;
  readonly workspace: FileUrisValue;
}

export interface FileLink {
  readonly uri: vscode.Uri;
  /** Whether the setting lists it: then it is the setting that must change. */
  readonly isShared: boolean;
}

export class FileLinks {
  readonly #machine: FileUrisValue;
  readonly #workspace: FileUrisValue;

  constructor({ machine, workspace }: FileLinkStorage) {
    this.#machine = machine;
    this.#workspace = workspace;
  }

  /** Each file once, by its address. */
  all(): ReadonlyMap<string, FileLink> {
    const links = new Map<string, FileLink>();
    for (const uri of sharedFiles()) links.set(uri.toString(), { uri, isShared: true });
    for (const uri of [...this.#machine.get(), ...this.#workspace.get()].map(text => vscode.Uri.parse(text)))
      if (!links.has(uri.toString())) links.set(uri.toString(), { uri, isShared: false });
    return links;
  }

  /** The name of the file, with its folder where another linked file is called the same. */
  nameOf(uri: vscode.Uri): string {
    const [name = '', folder = ''] = uri.path.split('/').reverse();
    const others = [...this.all().values()].filter(other => other.uri.toString() !== uri.toString());
    return others.some(other => other.uri.path.endsWith(`/${name}`)) ? `${folder}/${name}` : name;
  }

  async add(uri: vscode.Uri): Promise<void> {
    if (this.all().has(uri.toString())) return;
    const list = vscode.workspace.getWorkspaceFolder(uri) === undefined ? this.#machine : this.#workspace;
    await list.set([...list.get(), uri.toString()]);
  }

  async remove(uri: vscode.Uri): Promise<void> {
    for (const list of [this.#machine, this.#workspace])
      if (list.get().includes(uri.toString()))
        await list.set(list.get().filter(other => other !== uri.toString()));
  }
}

/** Inside their folder only, and not before the workspace is trusted: the setting comes with the code. */
function sharedFiles(): vscode.Uri[] {
  if (!vscode.workspace.isTrusted) return [];
  return (vscode.workspace.workspaceFolders ?? []).flatMap(folder =>
    readSetting(settings.files, SharedFiles, folder.uri)
      .map(path => vscode.Uri.joinPath(folder.uri, path))
      .filter(({ path }) => path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)),
  );
}
