// Formats failures of linked files as one sentence: what failed, what still works, and what to do.
import * as vscode from 'vscode';
import type { Failure } from '../core/base/failures.ts';
import { uriOfSource } from '../core/library/linkedFiles.ts';
import { maxFileBytes } from './fileChunks.ts';
import { formatNumber } from './numbers.ts';

/** Returns the failures of linked files. */
export function fileFailures(failures: readonly Failure[]): Failure[] {
  return failures.filter(({ source = '' }) => uriOfSource(source) !== undefined);
}

/**
 * Returns one sentence for all failures; an unreadable file comes before malformed records. Undefined without failures.
 */
export function fileFailureMessage(failures: readonly Failure[]): string | undefined {
  const [first] = failures;
  if (first === undefined) return undefined;
  const { t } = vscode.l10n;
  const { code, subject } = failures.find(failure => failure.code !== 'malformed') ?? first;
  switch (code) {
    case 'malformed':
      return failures.length === 1
        ? t('{0} could not be read; everything else is shown.', subject)
        : t(
            '{0} and {1} more could not be read; everything else is shown.',
            subject,
            formatNumber(failures.length - 1),
          );
    case 'missing':
      return t(
        '{0} is not there; what was read of it stays until this window closes. Put it back, or use “Remove Linked File…”.',
        subject,
      );
    case 'tooLarge':
      return t(
        '{0} is larger than the {1} MB that are read; what was there stays. Split it into several files.',
        subject,
        formatNumber(maxFileBytes / 2 ** 20),
      );
    case 'unsupported':
      return t(
        '{0} cannot be read: papers come from BibTeX, RIS, CSL-JSON and JSON lines. The log says more.',
        subject,
      );
    case 'refused':
      return t(
        '{0} may not be read; what was there stays. Change its permissions, or those of its folder.',
        subject,
      );
    case 'offline':
    case 'rateLimited':
    case 'timedOut':
    case 'unavailable':
    case 'unwritable':
      return t('{0} cannot be read at the moment; what was there stays. The log says why.', subject);
  }
}
