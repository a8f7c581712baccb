// Commands that export, import and share the reading list, and that add the list shared in a workspace.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Log } from '../../core/base/ports.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import {
  formatReadingListFile,
  parseReadingListFile,
  type ReadingListFile,
} from '../../core/readingList/readingListFile.ts';
import { hash53 } from '../../core/text/hash.ts';
import { commands, contextKeys } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { showErrorIfRejected, showProblem } from '../../platform/statusMessage.ts';
import { pickTransfer } from './transferPick.ts';

/** Path of the shared list below the first workspace folder. */
const sharedPath = ['.paperside', 'reading-list.json'];
/** Maximum size of a reading list in bytes; a larger file was not written by Paperside. */
const maxBytes = 64 * 1024 * 1024;
/** Milliseconds for which a message stays in the status bar. */
const lineTime = 8000;

/** Hashes of the shared lists that the user added or ignored. */
export const SeenLists = z.array(z.string());
/** Number of hashes kept. */
const maxSeen = 100;

/** Calls `offered` with true when the workspace has a list that the user has neither added nor ignored. */
export function registerReadingListTransfer(
  list: ReadingList,
  log: Log,
  seen: MementoValue<string[]>,
  offered: (isThere: boolean) => void,
): vscode.Disposable {
  const done = (sentence: string): void => {
    vscode.window.setStatusBarMessage(`$(check) ${sentence}`, lineTime);
  };
  const write = async (uri: vscode.Uri): Promise<void> => {
    await list.open();
    const text = new TextEncoder().encode(formatReadingListFile(list.entries()));
    await vscode.workspace.fs.writeFile(uri, text);
  };
  const exportList = async (): Promise<void> => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Reading List'),
      filters: { JSON: ['json'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'reading-list.json') }),
    });
    if (uri === undefined) return;
    await showErrorIfRejected(log, notWritten(uri), async () => {
      await write(uri);
      done(vscode.l10n.t('Reading list exported'));
    });
  };
  const add = async (file: ReadingListFile | undefined, name: string): Promise<void> => {
    if (file === undefined) {
      showProblem(vscode.l10n.t('{0} is not a reading list that this Paperside can read.', name));
      return;
    }
    const count = await list.add(file.entries);
    const message = addedMessage(count);
    if (file.malformedCount === 0) done(message);
    else void vscode.window.showWarningMessage(withUnread(message, file.malformedCount));
  };
  const importList = async (): Promise<void> => {
    const [uri] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Import Reading List'),
        filters: { JSON: ['json'] },
      })) ?? [];
    if (uri === undefined) return;
    const text = await read(uri);
    await add(text === undefined ? undefined : parseReadingListFile(text, Date.now()), nameOf(uri));
  };

  const share = async (): Promise<void> => {
    const uri = sharedUri();
    if (uri === undefined || !vscode.workspace.isTrusted) {
      void vscode.window.showInformationMessage(whyNotShared());
      return;
    }
    await list.open();
    const question = vscode.l10n.t('Write your reading list, notes included, to {0}?', sharedPath.join('/'));
    const yes = vscode.l10n.t('Share');
    const detail = vscode.l10n.t(
      'Whoever has this folder can read it. Nothing is written there unless you ask.',
    );
    if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) !== yes) return;
    await showErrorIfRejected(log, notWritten(uri), async () => {
      await write(uri);
      // Do not offer users their own list.
      await remember(await read(uri));
      await vscode.window.showTextDocument(uri, { preview: true });
    });
  };
  const remember = async (text = ''): Promise<void> => {
    await seen.set([...seen.get().filter(other => other !== hash53(text)), hash53(text)].slice(-maxSeen));
    offer(false);
  };
  const offer = (isThere: boolean): void => {
    offered(isThere);
    setContext(contextKeys.sharedList, isThere);
  };
  /** Reads nothing in an untrusted workspace. */
  const readShared = async (): Promise<string | undefined> => {
    const uri = sharedUri();
    return uri === undefined || !vscode.workspace.isTrusted ? undefined : read(uri);
  };
  const look = async (): Promise<void> => {
    const text = await readShared();
    offer(text !== undefined && !seen.get().includes(hash53(text)));
  };
  /** Adds the shared entries of papers that are not on the user's list yet; the user's own annotations stay. */
  const addShared = async (): Promise<void> => {
    const text = await readShared();
    if (text === undefined) {
      void vscode.window.showInformationMessage(
        sharedUri() === undefined || !vscode.workspace.isTrusted
          ? whyNotShared()
          : vscode.l10n.t('This workspace has no {0}.', sharedPath.join('/')),
      );
      return;
    }
    await list.open();
    const file = parseReadingListFile(text, Date.now());
    const isNew = ({ id }: { readonly id: string }): boolean => list.get(id) === undefined;
    const entries = file?.entries.filter(isNew).map(entry => ({
      ...entry,
      status: { is: 'toRead' as const, at: Date.now() },
    }));
    await add(file && { ...file, entries: entries ?? [] }, sharedPath.join('/'));
    if (file !== undefined) await remember(text);
  };

  void look();
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void look()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void look()),
    vscode.commands.registerCommand(commands.transferReadingList, pickTransfer),
    vscode.commands.registerCommand(commands.exportReadingList, exportList),
    vscode.commands.registerCommand(commands.importReadingList, importList),
    vscode.commands.registerCommand(commands.shareReadingList, share),
    vscode.commands.registerCommand(commands.addSharedList, addShared),
    vscode.commands.registerCommand(commands.ignoreSharedList, async () => remember(await readShared())),
  );
}

function sharedUri(): vscode.Uri | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, ...sharedPath);
}

function addedMessage(count: number): string {
  const { t } = vscode.l10n;
  const shown = formatNumber(count);
  return plural(
    count,
    t('{0} paper of the reading list added or changed', shown),
    t('{0} papers of the reading list added or changed', shown),
  );
}

function withUnread(message: string, count: number): string {
  const { t } = vscode.l10n;
  const shown = formatNumber(count);
  const unread = plural(
    count,
    t('{0} entry could not be read.', shown),
    t('{0} entries could not be read.', shown),
  );
  return t({ message: '{0}. {1}', comment: 'Two sentences', args: [message, unread] });
}

function whyNotShared(): string {
  return sharedUri() === undefined
    ? vscode.l10n.t('Open a folder first: a reading list is shared in the folder of a workspace.')
    : vscode.l10n.t('This workspace is not trusted: nothing in it is read or written.');
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > maxBytes) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function notWritten(uri: vscode.Uri): string {
  return vscode.l10n.t('{0} could not be written. Is its folder read-only, or the disk full?', nameOf(uri));
}

const nameOf = ({ path }: vscode.Uri): string => path.split('/').at(-1) ?? path;
