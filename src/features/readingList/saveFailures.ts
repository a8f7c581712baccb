// Reports to the user that the reading list could not be saved, or that one of its files could not be read.
import * as vscode from 'vscode';
import type { Failure } from '../../core/base/failures.ts';
import type { Log } from '../../core/base/ports.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { commands } from '../../ids.ts';

const codes: readonly Failure['code'][] = ['unwritable', 'missing', 'malformed', 'unsupported'];

/** Calls `show` with the message above the rows of the view; the empty string means no failure. */
export function reportSaveFailures(
  list: ReadingList,
  log: Log,
  show: (sentence: string) => void,
): vscode.Disposable {
  // What fails to be saved concerns the user more than what cannot be read, and that more than a single file.
  const sentences = new Map<Failure['code'], string>();
  const showFirst = (): void => {
    const code = codes.find(each => sentences.has(each));
    show((code && sentences.get(code)) ?? '');
  };
  const failed = ({ code, subject, detail }: Failure): void => {
    log.warn(`${subject}: ${detail}`);
    const sentence = saveFailureMessage(code);
    sentences.set(code, sentence);
    showFirst();
    if (code !== 'unwritable') return;
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window.showWarningMessage(sentence, showLog).then(chosen => {
      if (chosen === showLog) void vscode.commands.executeCommand(commands.showLog);
    });
  };
  return vscode.Disposable.from(
    list.onDidFail(failed),
    list.onDidRecover(code => {
      sentences.delete(code);
      showFirst();
    }),
  );
}

function saveFailureMessage(code: Failure['code']): string {
  if (code === 'unwritable')
    return vscode.l10n.t(
      'The reading list could not be saved: the disk is full or takes no writing. Your changes are kept while this window is open and saved as soon as that works.',
    );
  if (code === 'unsupported')
    return vscode.l10n.t(
      'Part of the reading list was written by a newer Paperside and is not shown; it stays as it is. Updating Paperside brings it back.',
    );
  if (code === 'malformed')
    return vscode.l10n.t(
      'A file of the reading list was damaged. What could be read of it is here; the file was kept aside.',
    );
  return vscode.l10n.t('The reading list could not be read; it is tried again with the next change.');
}
