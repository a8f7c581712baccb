// Opens an abstract beside the map, so that the map stays in sight.
import * as vscode from 'vscode';
import type { PaperId } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import { commands, panels } from '../../ids.ts';
import type { MapContent } from './mapContent.ts';

/** With a neighbourhood, previous and next lead through its papers. Takes the focus only if asked. */
export async function openFromMap(
  map: vscode.WebviewPanel,
  id: PaperId,
  takesFocus: boolean,
  content: MapContent | undefined,
): Promise<void> {
  const isAbstract = ({ input }: vscode.Tab): boolean =>
    // VS Code puts a prefix before the type.
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.abstract);
  const abstract = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isAbstract));
  const isBeside = abstract !== undefined && abstract.viewColumn !== map.viewColumn;
  const list: PaperList | undefined =
    content === undefined || content.map.isCatalogue
      ? undefined
      : { title: content.map.title, ids: () => content.points.ids };
  const command = isBeside ? commands.openAbstract : commands.openAbstractToSide;
  await vscode.commands.executeCommand(command, id, { preserveFocus: !takesFocus, ...(list && { list }) });
}
