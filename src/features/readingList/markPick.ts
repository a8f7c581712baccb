// "Mark Paper…": asks for the status, the star or the note of one paper.
import * as vscode from 'vscode';
import type { PaperId } from '../../core/papers/paper.ts';
import { commands } from '../../ids.ts';
import { statusIcons } from '../../platform/annotatedItem.ts';
import { pickCommand } from '../../platform/commandPick.ts';

export function pickMark(id: PaperId): Promise<void> {
  const { t } = vscode.l10n;
  return pickCommand(
    t('Mark Paper'),
    [
      { command: commands.markToRead, label: t('Mark as To Read'), icon: statusIcons.toRead },
      { command: commands.markReading, label: t('Mark as Reading'), icon: statusIcons.reading },
      { command: commands.markRead, label: t('Mark as Read'), icon: statusIcons.read },
      { command: commands.markDismissed, label: t('Mark as Dismissed'), icon: statusIcons.dismissed },
      { command: commands.clearStatus, label: t('Clear Status'), icon: 'clear-all' },
      undefined,
      { command: commands.toggleStar, label: t('Star or Unstar'), icon: 'star-full' },
      { command: commands.editNote, label: t('Edit Note'), icon: 'edit' },
    ],
    id,
  );
}
