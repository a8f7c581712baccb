// Registers the commands that show abstracts in one reused panel, and restores the panel after a reload.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Emitter } from '../../core/base/emitter.ts';
import { withFallback } from '../../core/base/schemaFallback.ts';
import { paperLinks } from '../../core/papers/links.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import { withPaper, type Recents } from '../../core/papers/recents.ts';
import { OpenAbstractIn } from '../../core/settings.ts';
import { commands, panels, settings } from '../../ids.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { readSetting } from '../../platform/settings.ts';
import { showStatusMessage } from '../../platform/statusMessage.ts';
import { PageState } from '../../protocol/abstract.ts';
import { AbstractPanel, type AbstractPanelDependencies } from './abstractPanel.ts';
import { Navigation, type Direction } from './navigation.ts';

const OpenOptions = z.object({
  preserveFocus: z._default(z.boolean(), false),
  list: z.optional(z.custom<PaperList>(isList)),
});

interface AbstractDependencies extends Omit<AbstractPanelDependencies, 'navigation'> {
  /** Fires for each opened paper. */
  readonly opened: Emitter<PaperId>;
  readonly recents: MementoValue<Recents>;
  readonly activePaper: ActivePaper;
}

export function registerAbstract(dependencies: AbstractDependencies): vscode.Disposable {
  const navigation = new Navigation();
  let shown: AbstractPanel | undefined;

  const adopt = (panel: vscode.WebviewPanel): AbstractPanel => {
    const adopted = new AbstractPanel(panel, { ...dependencies, navigation });
    panel.onDidDispose(() => {
      adopted.dispose();
      if (shown === adopted) shown = undefined;
    });
    shown?.dispose();
    return (shown = adopted);
  };
  const create = (viewColumn: vscode.ViewColumn, preserveFocus: boolean): AbstractPanel =>
    adopt(
      vscode.window.createWebviewPanel(
        panels.abstract,
        'Paperside',
        { viewColumn, preserveFocus },
        { enableFindWidget: true },
      ),
    );
  const showPaper = async (id: PaperId): Promise<void> => {
    const { opened, recents } = dependencies;
    const showing = shown?.show(id);
    opened.fire(id);
    await recents.set(withPaper(recents.get(), id));
    await showing;
  };
  const open = async (id: PaperId, options: unknown): Promise<void> => {
    const { preserveFocus, list } = readOptions(options);
    if (shown === undefined) create(preferredColumn(), preserveFocus);
    else shown.panel.reveal(undefined, preserveFocus);
    navigation.visit(id, list);
    await showPaper(id);
  };
  const openToSide = async (id: PaperId, options: unknown): Promise<void> => {
    const { preserveFocus, list } = readOptions(options);
    navigation.visit(id, list);
    if (shown === undefined) create(vscode.ViewColumn.Beside, preserveFocus);
    else shown.panel.reveal(vscode.ViewColumn.Beside, preserveFocus);
    await showPaper(id);
  };
  const go = async (direction: Direction): Promise<void> => {
    const id = shown === undefined ? undefined : await navigation.go(direction);
    if (id !== undefined) await showPaper(id);
  };
  const linkOf = async (id: PaperId): Promise<string | undefined> => {
    const paper = await dependencies.catalogue.get(id);
    return paper && paperLinks(paper)[0]?.url;
  };
  const copyLink = async (id: PaperId): Promise<void> => {
    const link = await linkOf(id);
    if (link === undefined) return;
    await vscode.env.clipboard.writeText(link);
    showStatusMessage(vscode.l10n.t('Link copied'));
  };
  const openPage = async (id: PaperId): Promise<void> => {
    const link = await linkOf(id);
    if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true));
  };
  dependencies.activePaper.setReader(() => (shown?.panel.active === true ? shown.paperId : undefined));
  const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);

  return vscode.Disposable.from(
    { dispose: () => shown?.dispose() },
    registerPaperCommand(commands.openAbstract, open, search),
    registerPaperCommand(commands.openAbstractToSide, openToSide, search),
    registerPaperCommand(commands.copyLink, copyLink, search),
    registerPaperCommand(commands.openPaperPage, openPage, search),
    vscode.commands.registerCommand(commands.goBack, () => go('back')),
    vscode.commands.registerCommand(commands.goForward, () => go('forward')),
    vscode.commands.registerCommand(commands.previousPaper, () => go('previous')),
    vscode.commands.registerCommand(commands.nextPaper, () => go('next')),
    vscode.commands.registerCommand(commands.revealShownPaper, () =>
      vscode.commands.executeCommand(commands.revealPaper, shown?.paperId),
    ),
    vscode.window.registerWebviewPanelSerializer(panels.abstract, {
      async deserializeWebviewPanel(panel, state) {
        const kept = PageState.safeParse(state);
        // No paper has an empty id, so the panel says that its paper is gone.
        const id = kept.success ? kept.data.id : '';
        if (kept.success) navigation.visit(id, undefined);
        await adopt(panel).show(id);
      },
    }),
  );
}

function isList(list: unknown): boolean {
  return typeof list === 'object' && list !== null && 'ids' in list;
}

function readOptions(options: unknown): z.infer<typeof OpenOptions> {
  return withFallback(OpenOptions, { preserveFocus: false }).parse(options);
}

function preferredColumn(): vscode.ViewColumn {
  const beside = readSetting(settings.openAbstractIn, OpenAbstractIn) === 'beside';
  // Without an open editor there is nothing to open beside.
  const hasEditor = vscode.window.tabGroups.activeTabGroup.tabs.length > 0;
  return beside && hasEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
