// Registers hovers and links for paper ids in code, what there is for citation keys, and the view "Papers in This Workspace".
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Event } from '../../core/base/emitter.ts';
import type { Clock, Log } from '../../core/base/ports.ts';
import type { WorkspaceBibliographies } from '../../core/citations/workspaceBibliographies.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { PaperLookUps } from '../../core/sources/paperLookUps.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { commands, schemes } from '../../ids.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { showErrorIfRejected } from '../../platform/statusMessage.ts';
import { LookUpAll } from './lookUpAll.ts';
import { lookUpAtCursor } from './lookUpAtCursor.ts';
import { registerKeys } from './registerKeys.ts';
import { mentionHoverProvider, type HoverDependencies } from './mentionHoverProvider.ts';
import { mentionLinkProvider } from './mentionLinkProvider.ts';
import { MentionsView } from './mentionsView.ts';

interface MentionsDependencies extends Omit<HoverDependencies, 'lookUps'> {
  readonly bibliographies: WorkspaceBibliographies;
  readonly clock: Clock;
  readonly log: Log;
  readonly mentions: MentionIndex;
  readonly titles: TitleIndexer;
  /** Fires when a paper is opened; its page lists the places that mention it. */
  readonly onDidOpen: Event<PaperId>;
  /** Sources for look-ups of papers that the catalogue lacks; asked only at the user's request. */
  readonly sources: () => readonly PaperSource[];
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  /** Resolves when the papers that sources gave before are in the catalogue. */
  readonly allRead: () => Promise<void>;
}

const Place = z.tuple([z.string(), z.int(), z.int(), z.int()]);

export function registerMentions(dependencies: MentionsDependencies): vscode.Disposable {
  const { log, onDidOpen, sources } = dependencies;
  const lookUps = new PaperLookUps(sources, log);
  const view = new MentionsView(dependencies);
  const lookUpAll = new LookUpAll(dependencies, view);
  const everywhere: vscode.DocumentSelector = [{ scheme: '*' }];
  return vscode.Disposable.from(
    view,
    lookUpAll,
    onDidOpen(() => void view.scanOnce()),
    vscode.languages.registerHoverProvider(everywhere, mentionHoverProvider({ ...dependencies, lookUps })),
    registerKeys({ ...dependencies, scanned: () => view.scanned(), scan: () => view.scan() }),
    vscode.languages.registerDocumentLinkProvider(everywhere, mentionLinkProvider(dependencies)),
    vscode.commands.registerCommand(commands.scanWorkspace, () => view.scan()),
    vscode.commands.registerCommand(commands.cancelScan, () => {
      view.cancel();
    }),
    vscode.commands.registerCommand(commands.lookUpAll, () => lookUpAll.run()),
    vscode.commands.registerCommand(commands.cancelLookUp, () => {
      lookUpAll.cancel();
    }),
    registerPaperCommand(
      commands.lookUpMention,
      id => vscode.commands.executeCommand(commands.addPaper, id),
      () => vscode.commands.executeCommand(commands.addPaper),
    ),
    vscode.commands.registerCommand(commands.lookUpHere, (...args: unknown[]) =>
      lookUpAtCursor(lookUps, args),
    ),
    vscode.commands.registerCommand(commands.openMention, async (...args: unknown[]) => {
      const place = Place.safeParse(args);
      if (!place.success) return;
      const [file, line, start, end] = place.data;
      const uri = vscode.Uri.parse(file, true);
      const gone = vscode.l10n.t(
        '{0} cannot be opened; is it still there?',
        vscode.workspace.asRelativePath(uri),
      );
      await showErrorIfRejected(log, gone, async () => {
        const document = await vscode.workspace.openTextDocument(uri);
        const selection = new vscode.Range(line, start, line, end);
        await vscode.window.showTextDocument(document, { selection, viewColumn: columnFor(document) });
      });
    }),
  );
}

/** Returns the column where the file is open, or one beside a webview that has the focus, so that both stay visible. */
function columnFor(document: vscode.TextDocument): vscode.ViewColumn {
  const { tabGroups, visibleTextEditors } = vscode.window;
  const open = visibleTextEditors.find(editor => editor.document === document)?.viewColumn;
  if (open !== undefined) return open;
  const { activeTab } = tabGroups.activeTabGroup;
  if (!(activeTab?.input instanceof vscode.TabInputWebview)) return vscode.ViewColumn.Active;
  const other = tabGroups.all.find(group => !group.isActive && !isNote(group.activeTab));
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}

function isNote(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputText && tab.input.uri.scheme === schemes.note;
}
