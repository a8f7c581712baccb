// Runs a check of citations: reads the files, asks before it sends anything, looks up with progress, and shows the findings.
import * as vscode from 'vscode';
import { CitationCheck, type CheckProgress } from '../../core/checks/citationCheck.ts';
import { markKnownTitles, recordOfService } from '../../core/checks/knownRecords.ts';
import type { PaperSource } from '../../core/sources/source.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { askExtent, showSummary } from './checkDialog.ts';
import { readFiles } from './filesToCheck.ts';
import type { FindingDiagnostics } from './findingDiagnostics.ts';
import type { KeyDependencies } from './workspaceKeys.ts';

export interface CheckerDependencies extends KeyDependencies {
  /** Asked only at the user's request. */
  readonly sources: () => readonly PaperSource[];
}

export class CitationChecker {
  readonly #dependencies: CheckerDependencies;
  readonly #diagnostics: FindingDiagnostics;
  #isRunning = false;

  constructor(dependencies: CheckerDependencies, diagnostics: FindingDiagnostics) {
    this.#dependencies = dependencies;
    this.#diagnostics = diagnostics;
  }

  /** Checks the files. Does nothing while another check is running. What was found stays when the user cancels. */
  async run(list: () => Promise<readonly vscode.Uri[]>): Promise<void> {
    const { t } = vscode.l10n;
    if (this.#isRunning) {
      void vscode.window.showInformationMessage(t('Citations are being checked already.'));
      return;
    }
    this.#isRunning = true;
    const stop = new AbortController();
    try {
      const { catalogue, clock, sources: all } = this.#dependencies;
      const options = { clock, signal: stop.signal, now: Date.now() };
      const title = t('Checking Citations');
      const files = await withProgress(title, stop, async () =>
        markKnownTitles(await readFiles(await list(), this.#dependencies, options), key =>
          catalogue.get(key),
        ),
      );
      if (files === undefined) return;
      const online = new CitationCheck(files, { ...options, sources: all() });
      const extent = await askExtent(online, all());
      if (extent === undefined) return;
      const check = extent === 'offline' ? new CitationCheck(files, { ...options, sources: [] }) : online;
      const done = await withProgress(title, stop, async report => {
        await check.run(extent === 'all', progress => {
          report(progressSentence(progress), progress);
        });
        return true;
      });
      await check.fill(async id => recordOfService(await catalogue.get(id)));
      const result = await check.result();
      this.#diagnostics.show(result.findings);
      for (const { subject, code, detail } of check.failures)
        this.#dependencies.log.warn(`${subject}: ${code}, ${detail}`);
      // Until the user has read it, another check can run.
      void showSummary(check, result, done === undefined);
    } finally {
      this.#isRunning = false;
    }
  }
}

/** Resolves to undefined when the user cancels. */
async function withProgress<T>(
  title: string,
  stop: AbortController,
  task: (report: (message: string, progress: CheckProgress) => void) => Promise<T>,
): Promise<T | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(() => {
      stop.abort(new vscode.CancellationError());
    });
    try {
      return await task(message => {
        progress.report({ message });
      });
    } catch (error) {
      if (stop.signal.aborted) return undefined;
      throw error;
    }
  });
}

function progressSentence({ stage, ...progress }: CheckProgress): string {
  const { t } = vscode.l10n;
  const [done, total] = [formatNumber(progress.done), formatNumber(progress.total)];
  const choose = (one: string, other: string): string => plural(progress.total, one, other);
  switch (stage) {
    case 'ids':
      return choose(t('{0} of {1} id', done, total), t('{0} of {1} ids', done, total));
    case 'publications':
      return choose(
        t('where {0} of {1} preprint was published', done, total),
        t('where {0} of {1} preprints were published', done, total),
      );
    case 'titles':
      return choose(t('{0} of {1} title', done, total), t('{0} of {1} titles', done, total));
  }
}
