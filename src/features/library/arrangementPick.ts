// "Group, Sort or Hide Papers…": asks how the Papers view shows its papers.
import * as vscode from 'vscode';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import { commands } from '../../ids.ts';
import { pickCommand } from '../../platform/commandPick.ts';

export function pickArrangement({ hidden }: Pick<ReadingListAnnotations, 'hidden'>): Promise<void> {
  const { t } = vscode.l10n;
  return pickCommand(t('Papers View'), [
    { command: commands.groupByTheme, label: t('Group by Theme') },
    { command: commands.groupByYear, label: t('Group by Year') },
    { command: commands.groupBySource, label: t('Group by Source') },
    { command: commands.groupByStatus, label: t('Group by Status') },
    undefined,
    { command: commands.sortByDate, label: t('Sort by Date') },
    { command: commands.sortByTitle, label: t('Sort by Title') },
    undefined,
    // With one of the two hidden, as at first, both make sense.
    ...(hidden.includes('read') && hidden.includes('dismissed')
      ? []
      : [{ command: commands.hideRead, label: t('Hide Read and Dismissed') }]),
    ...(hidden.length === 0 ? [] : [{ command: commands.showHidden, label: t('Show Read and Dismissed') }]),
  ]);
}
