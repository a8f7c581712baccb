// Formats a failure of a source as one sentence for the user. The log has the cause.
import * as vscode from 'vscode';
import type { Failure } from '../core/base/failures.ts';
import { timeOfDay } from './dates.ts';

export function failureMessage({ code, reason, subject, retryAt }: Failure): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'certificate':
      return t('The certificate of {0} is not trusted; add its authority to those of this machine.', subject);
    case 'credentials':
      return t(
        '{0} does not accept the user, password or key; “Paperside: Set API Key…” changes it.',
        subject,
      );
    case 'index':
      return t('{0} is not there; the setting “paperside.openSearch.index” names the index.', subject);
    case 'partial':
      return t('{0} answered in part; papers may be missing.', subject);
    case 'unreachable':
    case undefined:
  }
  switch (code) {
    case 'missing':
      return t('{0} knows no such paper.', subject);
    case 'malformed':
      return t('{0} gave an answer that could not be read.', subject);
    case 'offline':
      return t('{0} cannot be reached.', subject);
    case 'refused':
      return t('{0} refused the request; the log says why.', subject);
    case 'rateLimited':
      return retryAt === undefined
        ? t('{0} is asked too often at the moment; try again in a few minutes.', subject)
        : t('{0} can be asked again at {1}.', subject, timeOfDay(retryAt));
    case 'unavailable':
      return t('{0} has trouble of its own; try again later.', subject);
    case 'timedOut':
      return t('{0} did not answer in time; try again later.', subject);
    case 'tooLarge':
      return t('{0} gave more than could be taken; narrow what you ask for.', subject);
    case 'unsupported':
      return t('{0} cannot be asked here; the other sources can.', subject);
    case 'unwritable':
      return t(
        'The papers of {0} could not be written to disk; they are here until this window closes.',
        subject,
      );
  }
}

/** Returns the age of the papers shown; empty when they are new. */
export function ageMessage(since: number | undefined): string {
  return since === undefined ? '' : vscode.l10n.t('Its answer of {0} is shown.', timeOfDay(since));
}
