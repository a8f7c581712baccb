// What a check knows of citation keys in the workspace: where they are defined, and which files cite them.
import * as vscode from 'vscode';
import type { AbortSignalLike, Clock, Log } from '../../core/base/ports.ts';
import type { CheckedEntry } from '../../core/checks/checkedEntries.ts';
import type { FileText } from '../../core/checks/checkedFile.ts';
import { neverCited, undefinedKeyFindings, undefinedKeys } from '../../core/checks/keyFindings.ts';
import { papersForKeys } from '../../core/checks/papersForKeys.ts';
import type { WorkspaceBibliographies } from '../../core/citations/workspaceBibliographies.ts';
import { findCitedKeys, type CitedKey } from '../../core/mentions/citedKeys.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { CitationKeyPattern } from '../../core/settings.ts';
import { commands, settings } from '../../ids.ts';
import { excludedFiles } from '../../platform/excludedFiles.ts';
import { readSetting } from '../../platform/settings.ts';

export interface KeyDependencies {
  readonly bibliographies: WorkspaceBibliographies;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  readonly mentions: MentionIndex;
}

type KeyFindings = NonNullable<FileText['keyFindings']>;

/** How LaTeX, Pandoc, Typst and Sphinx list all entries. */
const allCited = /\\nocite\s*\{[^}]*\*|^\s*nocite:[^\n]*@\*|@\*|\bfull:\s*true|^\s+:all:/m;
const citing = '**/*.{tex,ltx,md,qmd,rmd,Rmd,typ,rst,org}';
const maxFiles = 2000;

export class WorkspaceKeys {
  readonly #dependencies: KeyDependencies;
  readonly #signal: AbortSignalLike;
  #cited: readonly CitedKey[] | undefined;
  #citesAll = false;

  constructor(dependencies: KeyDependencies, signal: AbortSignalLike) {
    this.#dependencies = dependencies;
    this.#signal = signal;
  }

  /** Reads what the check of these files needs: nothing in an untrusted workspace. */
  async open(withBibliography: boolean): Promise<void> {
    const { isTrusted, workspaceFolders } = vscode.workspace;
    if (!isTrusted || workspaceFolders === undefined) return;
    const { bibliographies, mentions } = this.#dependencies;
    await bibliographies.current();
    if (!withBibliography) return;
    // Whether an entry is never cited only a whole scan can tell.
    await vscode.commands.executeCommand(commands.scanWorkspace);
    this.#signal.throwIfAborted();
    this.#cited = mentions.keys();
    this.#citesAll = await this.#someFileCitesAll();
  }

  async findingsFor(document: vscode.TextDocument, isBibliography: boolean): Promise<KeyFindings> {
    const { bibliographies, catalogue, clock } = this.#dependencies;
    const [file, text] = [document.uri.toString(), document.getText()];
    const keys = await findCitedKeys(file, text, clock, this.#signal, document.languageId);
    const missing = undefinedKeys(keys, text, bibliographies);
    const { papers } = missing.length === 0 ? { papers: [] } : await catalogue.complete();
    const pattern = readSetting(settings.citationKey, CitationKeyPattern);
    const names = [...new Set(missing.map(({ key }) => key))];
    const fitting = await papersForKeys(names, papers, pattern, { clock, signal: this.#signal });
    return (entries, lines) => [
      ...undefinedKeyFindings(missing, lines, bibliographies, fitting),
      ...(isBibliography ? this.#neverCited(file, entries) : []),
    ];
  }

  #neverCited(file: string, entries: readonly CheckedEntry[]) {
    const { bibliographies } = this.#dependencies;
    const cited = this.#cited;
    return cited === undefined
      ? []
      : neverCited(file, entries, { bibliographies, cited, citesAll: this.#citesAll });
  }

  async #someFileCitesAll(): Promise<boolean> {
    for (const uri of await vscode.workspace.findFiles(citing, excludedFiles(), maxFiles))
      try {
        this.#signal.throwIfAborted();
        const bytes = await vscode.workspace.fs.readFile(uri);
        if (allCited.test(new TextDecoder().decode(bytes))) return true;
      } catch (error) {
        this.#signal.throwIfAborted();
        this.#dependencies.log.info(`${uri.toString()} could not be read: ${String(error)}`);
      }
    return false;
  }
}
