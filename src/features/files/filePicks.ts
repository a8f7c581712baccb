// Finds the files that a command is about: from a menu or a drop, or by asking the user.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { uriOfSource } from '../../core/library/linkedFiles.ts';
import { settings } from '../../ids.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import type { FileLink, FileLinks } from './fileLinks.ts';

/** A group row of the Papers view while it is grouped by source. */
const GroupRow = z.object({ group: z.object({ id: z.string().check(z.startsWith('source:')) }) });

/** Returns the files of a menu command. VS Code passes the clicked file, and the list of selected files. */
export function urisOf(uri: unknown, all: unknown): vscode.Uri[] {
  const selected: unknown[] = Array.isArray(all) && all.length > 0 ? all : [uri];
  return selected.filter(item => item instanceof vscode.Uri);
}

export async function pickFiles(): Promise<readonly vscode.Uri[]> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Add Papers from File'),
    openLabel: vscode.l10n.t('Add Papers'),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t('Papers')]: ['bib', 'bibtex', 'biblatex', 'ris', 'json', 'jsonl', 'ndjson'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
  return chosen ?? [];
}

/** Returns the linked file of the group row on which a menu was opened. */
export function linkOf(row: unknown, links: FileLinks): FileLink | undefined {
  const group = GroupRow.safeParse(row);
  const source = group.success ? group.data.group.id.slice('source:'.length) : '';
  return links.all().get(uriOfSource(source) ?? '');
}

export async function pickLink(links: FileLinks): Promise<FileLink | undefined> {
  const { t } = vscode.l10n;
  const items = [...links.all().values()].map(link => ({
    label: escapeIcons(links.nameOf(link.uri)),
    description: escapeIcons(vscode.workspace.asRelativePath(link.uri)),
    detail: link.isShared ? t('Listed in the setting {0}, which is opened instead.', settings.files) : '',
    link,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Remove Linked File'),
    placeHolder:
      items.length === 0
        ? t('No file is linked yet.')
        : t('Its papers leave the catalogue; the file stays as it is.'),
  });
  return chosen?.link;
}
