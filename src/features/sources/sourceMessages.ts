// Messages of the Papers view about failed requests: the cause, what still works, and what to do.
import * as vscode from 'vscode';
import type { Failure } from '../../core/base/failures.ts';
import { failureMessage } from '../../platform/failureMessage.ts';

export function refreshFailureMessage(failure: Failure): string {
  const { code, subject } = failure;
  if (code === 'malformed')
    return vscode.l10n.t('{0} gave an answer that could not be read; what was there stays.', subject);
  if (code === 'offline')
    return vscode.l10n.t(
      '{0} cannot be reached; what was there stays. Refresh again when you are online.',
      subject,
    );
  return failureMessage(failure);
}

/** Returns the message for papers that could not be written to or read from disk. */
export function storageMessage(failure: Failure): string {
  return failure.code === 'unwritable'
    ? failureMessage(failure)
    : vscode.l10n.t(
        'Some papers of {0} that were kept on disk could not be read; the log says which. A refresh gets them again.',
        failure.subject,
      );
}
