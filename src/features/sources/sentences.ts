// What goes wrong with a source, in one sentence that says what still works and what to do.
import * as vscode from 'vscode';
import type { Failure } from '../../core/failures.ts';

export function failureSentence({ code, subject, retryAt }: Failure): string {
  switch (code) {
    case 'missing':
      return vscode.l10n.t('{0} knows no such paper.', subject);
    case 'malformed':
      return vscode.l10n.t('{0} gave an answer that could not be read; what was there stays.', subject);
    case 'offline':
      return vscode.l10n.t(
        '{0} cannot be reached; what was there stays. Refresh again when you are online.',
        subject,
      );
    case 'refused':
      return vscode.l10n.t('{0} refused the request; the log says why.', subject);
    case 'rateLimited':
      return retryAt === undefined
        ? vscode.l10n.t('{0} is asked too often at the moment; try again in a few minutes.', subject)
        : vscode.l10n.t('{0} can be asked again at {1}.', subject, timeOfDay(retryAt));
    case 'unavailable':
      return vscode.l10n.t('{0} has trouble of its own; try again later.', subject);
    case 'timedOut':
      return vscode.l10n.t('{0} did not answer in time; try again later.', subject);
    case 'tooLarge':
      return vscode.l10n.t('{0} gave more than could be taken; narrow what you ask for.', subject);
    case 'unsupported':
      return vscode.l10n.t('{0} cannot be asked here; the other sources can.', subject);
    case 'unwritable':
      return vscode.l10n.t(
        'The papers of {0} could not be written to disk; they are here until this window closes.',
        subject,
      );
  }
}

/** How old what is shown is; empty when it is new. */
export function ageSentence(since: number | undefined): string {
  return since === undefined ? '' : vscode.l10n.t('Its answer of {0} is shown.', timeOfDay(since));
}

/** `14:05`, in the user's own way; with the date when that is not today. */
export function timeOfDay(at: number): string {
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(vscode.env.language, {
    ...(today ? {} : { dateStyle: 'medium' as const }),
    timeStyle: 'short',
  });
}
