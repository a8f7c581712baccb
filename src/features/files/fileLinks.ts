// The list of linked files: those that the user chose, stored per machine or workspace, and those listed in a setting.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { SharedFiles } from '../../core/settings.ts';
import { settings } from '../../ids.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { readSetting } from '../../platform/settings.ts';

/** URIs of files, as VS Code prints them. */
export const FileUris = z.array(z.string().check(z.regex(/^[a-z][\w+.-]*:/i)));
type FileUrisValue = MementoValue<z.infer<typeof FileUris>>;

/** Files in the workspace are stored in the workspace state, all others in the global state. */
interface FileLinkStorage {
  readonly machine: FileUrisValue;
  readonly workspace: FileUrisValue;
}

export interface FileLink {
  readonly uri: vscode.Uri;
  /** True when the setting lists the file; the user then removes it by editing the setting. */
  readonly isShared: boolean;
}

export class FileLinks {
  readonly #machine: FileUrisValue;
  readonly #workspace: FileUrisValue;

  constructor({ machine, workspace }: FileLinkStorage) {
    this.#machine = machine;
    this.#workspace = workspace;
  }

  /** Returns the links by URI, each file once. */
  all(): ReadonlyMap<string, FileLink> {
    const links = new Map<string, FileLink>();
    for (const uri of sharedFiles()) links.set(uri.toString(), { uri, isShared: true });
    for (const uri of [...this.#machine.get(), ...this.#workspace.get()].map(text => vscode.Uri.parse(text)))
      if (!links.has(uri.toString())) links.set(uri.toString(), { uri, isShared: false });
    return links;
  }

  /** Returns the file's name, prefixed with its folder when another linked file has the same name. */
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

/**
 * Returns the files of the setting. A workspace can bring the setting with its code, so only files inside its folder
 * count, and none in an untrusted workspace.
 */
function sharedFiles(): vscode.Uri[] {
  if (!vscode.workspace.isTrusted) return [];
  return (vscode.workspace.workspaceFolders ?? []).flatMap(folder =>
    readSetting(settings.files, SharedFiles, folder.uri)
      .map(path => vscode.Uri.joinPath(folder.uri, path))
      .filter(({ path }) => path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)),
  );
}
