// "Add Papers…": asks where the papers come from.
import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import { pickCommand } from '../../platform/commandPick.ts';

export function pickAddition(): Promise<void> {
  const { t } = vscode.l10n;
  return pickCommand(t('Add Papers'), [
    {
      command: commands.addPaper,
      label: t('By Id or Link…'),
      icon: 'link',
      detail: t('One paper: an arXiv id, a DOI or a link.'),
    },
    {
      command: commands.addPapersFromFile,
      label: t('From a File…'),
      icon: 'file',
      detail: t('BibTeX, RIS, CSL-JSON or JSON lines. The file is linked, and read again when it changes.'),
    },
    {
      command: commands.getDailyPapers,
      label: t('Daily Papers…'),
      icon: 'calendar',
      detail: t('The papers of one day from Hugging Face.'),
    },
  ]);
}
