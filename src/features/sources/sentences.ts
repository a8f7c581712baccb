// What the Papers view says when asking for papers went wrong: the cause, what still works and what to do.
import * as vscode from 'vscode';
import type { Failure } from '../../core/failures.ts';
import { failureSentence, timeOfDay } from '../../platform/failureSentence.ts';

export function troubleSentence(failure: Failure): string {
  const { code, subject } = failure;
  if (code === 'malformed')
    return vscode.l10n.t('{0} gave an answer that could not be read; what was there stays.', subject);
  if (code === 'offline')
    return vscode.l10n.t(
      '{0} cannot be reached; what was there stays. Refresh again when you are online.',
      subject,
    );
  return failureSentence(failure);
}

/** How old what is shown is; empty when it is new. */
export function ageSentence(since: number | undefined): string {
  return since === undefined ? '' : vscode.l10n.t('Its answer of {0} is shown.', timeOfDay(since));
}
