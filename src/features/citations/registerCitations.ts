// Registers the citation commands and completions: copy in a format, insert at the cursor, add to the bibliography.
import * as vscode from 'vscode';
import { BibliographyAddress, CitationFormat } from '../../core/citations/citationFormat.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { CitationKeyPattern } from '../../core/settings.ts';
import { commands, settings } from '../../ids.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import { mementoKeys, mementoValue, type Memento } from '../../platform/mementoValue.ts';
import { formatNumber } from '../../platform/numbers.ts';
import { registerPapersCommand } from '../../platform/paperCommands.ts';
import { readSetting } from '../../platform/settings.ts';
import { showStatusMessage, showWriteRefused } from '../../platform/statusMessage.ts';
import { additionMessage } from './additionMessage.ts';
import { BibliographyFile, type BibliographyFileDependencies } from './bibliographyFile.ts';
import {
  citationCompletionProvider,
  completionTriggers,
  type CompletionDependencies,
} from './citationCompletionProvider.ts';
import { withCitationProgress } from './citationProgress.ts';
import { formatLabel, pickFormat } from './formatPick.ts';
import { codeEditor, insertCitation } from './insertCitation.ts';

interface CitationsDependencies
  extends
    Omit<BibliographyFileDependencies, 'chosenBibliography'>,
    Omit<CompletionDependencies, 'bibliography' | 'keyPattern'> {
  readonly activePaper: ActivePaper;
  /** Stores the last used citation format; `workspaceState` stores the address of the bibliography. */
  readonly globalState: Memento;
  readonly workspaceState: Memento;
}

export function registerCitations(dependencies: CitationsDependencies): vscode.Disposable {
  const { activePaper, catalogue, clock, globalState, workspaceState } = dependencies;
  const citationFormat = mementoValue(globalState, mementoKeys.citationFormat, CitationFormat, 'bibtex');
  const chosenBibliography = mementoValue(workspaceState, mementoKeys.bibliography, BibliographyAddress, '');
  const bibliography = new BibliographyFile({ ...dependencies, chosenBibliography });
  const keyPattern = (): string => readSetting(settings.citationKey, CitationKeyPattern);

  const copyAs = async (papers: readonly Paper[], format: CitationFormat): Promise<void> => {
    const { formatCitations } = await import('../../core/citations/formatCitations.ts');
    const text = await withCitationProgress(
      vscode.l10n.t('Copying citations'),
      papers.length,
      (signal, onProgress) =>
        formatCitations(papers, format, { pattern: keyPattern(), clock, signal, onProgress }),
    );
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    const label = formatLabel(format);
    showStatusMessage(
      papers.length === 1
        ? vscode.l10n.t('Citation copied: {0}', label)
        : vscode.l10n.t('{0} citations copied: {1}', formatNumber(papers.length), label),
    );
  };
  const copy = async (papers: readonly Paper[]): Promise<void> => {
    const format = await pickFormat(papers.length, citationFormat.get());
    if (format === undefined) return;
    await citationFormat.set(format);
    await copyAs(papers, format);
  };
  const insert = async (papers: readonly Paper[]): Promise<void> => {
    const editor = codeEditor();
    if (editor === undefined)
      await vscode.window.showInformationMessage(vscode.l10n.t('Open a file to insert a citation into.'));
    else await insertCitation(editor, papers, keyPattern(), bibliography, clock);
  };
  const add = async (papers: readonly Paper[]): Promise<void> => {
    if (vscode.workspace.workspaceFolders === undefined) return openNew(papers);
    const file = await bibliography.findOrChoose();
    if (file === undefined) return;
    const addition = await withCitationProgress(
      vscode.l10n.t('Adding to the bibliography'),
      papers.length,
      signal => bibliography.add(file, papers, keyPattern(), signal),
    );
    if (addition?.isWritten === true) showStatusMessage(additionMessage(file, papers, addition));
    else if (addition !== undefined) await showWriteRefused(file);
  };
  /** Shows the entries in an untitled document: without a folder there is no bibliography to add them to. */
  const openNew = async (papers: readonly Paper[]): Promise<void> => {
    const { formatCitations } = await import('../../core/citations/formatCitations.ts');
    const content = await formatCitations(papers, 'bibtex', { pattern: keyPattern(), clock });
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content, language: 'bibtex' }),
    );
  };

  /**
   * Registers a command for the given papers, else the paper of the active abstract, else one the user searches for.
   */
  const register = (
    command: string,
    title: string,
    placeholder: string,
    run: (papers: readonly Paper[]) => Promise<void>,
  ): vscode.Disposable => {
    const about = async (ids: readonly PaperId[]): Promise<void> => {
      const papers: Paper[] = [];
      for (const id of ids) {
        const paper = await catalogue.get(id);
        if (paper !== undefined) papers.push(paper);
      }
      if (papers.length > 0) await run(papers);
    };
    return registerPapersCommand(command, about, () =>
      activePaper.id === undefined
        ? vscode.commands.executeCommand(commands.searchPapers, '', { command, title, placeholder })
        : about([activePaper.id]),
    );
  };
  const { t } = vscode.l10n;
  const toCopy = t('Which paper’s citation to copy?');
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      [{ scheme: '*' }],
      citationCompletionProvider({ ...dependencies, bibliography, keyPattern }),
      ...completionTriggers,
    ),
    register(commands.copyCitation, t('Copy Citation'), toCopy, copy),
    register(commands.copyBibtex, t('Copy Citation as BibTeX'), toCopy, papers => copyAs(papers, 'bibtex')),
    register(commands.insertCitation, t('Insert Citation'), t('Which paper to cite here?'), insert),
    register(
      commands.addToBibliography,
      t('Add to Bibliography'),
      t('Which paper to add to the bibliography?'),
      add,
    ),
    vscode.commands.registerCommand(commands.chooseBibliography, () => bibliography.choose()),
  );
}
