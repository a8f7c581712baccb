// Asks which map to show: of all papers, or around what is at hand.
import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import type { ActiveCode } from '../../platform/activeCode.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import { pickCommand } from '../../platform/commandPick.ts';

export function pickMap(activeCode: ActiveCode, activePaper: ActivePaper): Promise<void> {
  const [paper, file] = [activePaper.id, activeCode.uri];
  const name = file === undefined ? '' : vscode.workspace.asRelativePath(file);
  const variants = [
    {
      command: commands.showMap,
      label: vscode.l10n.t('All papers'),
      icon: 'globe',
      isOffered: true,
    },
    {
      command: commands.showNeighbourhood,
      label: vscode.l10n.t('Around the paper in front'),
      icon: 'file-text',
      isOffered: paper !== undefined,
    },
    {
      command: commands.showFileNeighbourhood,
      label: vscode.l10n.t('Around {0}', name),
      icon: 'file-code',
      isOffered: file !== undefined,
    },
    {
      command: commands.showListNeighbourhood,
      label: vscode.l10n.t('Around the reading list'),
      icon: 'checklist',
      isOffered: true,
    },
  ];
  return pickCommand(
    vscode.l10n.t('Open Map of Papers'),
    variants.filter(({ isOffered }) => isOffered),
  );
}
