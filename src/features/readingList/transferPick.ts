// "Export, Import or Share Reading List…": asks which.
import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import { pickCommand } from '../../platform/commandPick.ts';

export function pickTransfer(): Promise<void> {
  const { t } = vscode.l10n;
  return pickCommand(t('Reading List'), [
    {
      command: commands.exportReadingList,
      label: t('Export…'),
      icon: 'export',
      detail: t('All of it, with your notes, to a file of your choice.'),
    },
    {
      command: commands.importReadingList,
      label: t('Import…'),
      icon: 'desktop-download',
      detail: t('Adds the papers and marks of an exported file to yours.'),
    },
    {
      command: commands.shareReadingList,
      label: t('Share in Workspace…'),
      icon: 'organization',
      detail: t('A file in this folder, which Paperside offers to your colleagues.'),
    },
  ]);
}
