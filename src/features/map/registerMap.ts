// Registers the commands that show maps in one reused panel, and restores the panel after a reload.
import * as vscode from 'vscode';
import { PaperMap } from '../../core/map/paperMap.ts';
import { commands, panels } from '../../ids.ts';
import type { ActiveCode } from '../../platform/activeCode.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import { folderAt } from '../../platform/folder.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { MapState, type MapSubject } from '../../protocol/map.ts';
import { pickMap } from './mapPick.ts';
import { MapPanel, type MapPanelDependencies } from './mapPanel.ts';

interface MapDependencies extends Omit<MapPanelDependencies, 'paperMap'> {
  readonly activeCode: ActiveCode;
  readonly activePaper: ActivePaper;
  readonly storageUri: vscode.Uri;
}

export function registerMap(dependencies: MapDependencies): vscode.Disposable {
  const { activeCode, activePaper, storageUri } = dependencies;
  const folder = folderAt(storageUri, 'map');
  const paperMap = new PaperMap({ ...dependencies, folder });
  let shown: MapPanel | undefined;

  const adopt = (panel: vscode.WebviewPanel): MapPanel => {
    const adopted = new MapPanel(panel, { ...dependencies, paperMap });
    panel.onDidDispose(() => {
      adopted.dispose();
      if (shown === adopted) shown = undefined;
    });
    shown?.dispose();
    return (shown = adopted);
  };
  const show = async (subject: MapSubject): Promise<void> => {
    if (shown === undefined) {
      const title = vscode.l10n.t('Map of Papers');
      adopt(vscode.window.createWebviewPanel(panels.map, title, vscode.ViewColumn.Active));
    } else shown.panel.reveal();
    await shown?.show(subject);
  };
  const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);
  const showPaper = (id: string): Promise<void> => show({ kind: 'paper', id });
  const showShown = (): unknown => (activePaper.id === undefined ? search() : showPaper(activePaper.id));
  const showFile = (file: unknown): unknown => {
    const uri = file instanceof vscode.Uri ? file : activeCode.uri;
    return uri === undefined ? search() : show({ kind: 'file', uri: uri.toString() });
  };

  return vscode.Disposable.from(
    { dispose: () => shown?.dispose() },
    registerPaperCommand(commands.showNeighbourhood, showPaper, showShown),
    vscode.commands.registerCommand(commands.showFileNeighbourhood, showFile),
    vscode.commands.registerCommand(commands.showListNeighbourhood, () => show({ kind: 'readingList' })),
    vscode.commands.registerCommand(commands.pickMap, () => pickMap(activeCode, activePaper)),
    vscode.commands.registerCommand(commands.showMap, () => show({ kind: 'catalogue' })),
    vscode.window.registerWebviewPanelSerializer(panels.map, {
      async deserializeWebviewPanel(panel, state) {
        const kept = MapState.safeParse(state);
        await adopt(panel).show(kept.success ? kept.data.subject : { kind: 'catalogue' });
      },
    }),
  );
}
