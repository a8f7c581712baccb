// Progress while papers are cited: in the status bar, or for more than 2000 papers in a cancellable notification.
import * as vscode from 'vscode';

/** Fewer papers take well under a second. */
const manyPapers = 2000;

/** Resolves to undefined when the user cancels. */
export async function withCitationProgress<T>(
  title: string,
  count: number,
  task: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<T>,
): Promise<T | undefined> {
  const location = count > manyPapers ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  const stop = new AbortController();
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(() => {
      stop.abort();
    });
    let before = 0;
    try {
      return await task(stop.signal, done => {
        progress.report({ increment: (100 * (done - before)) / count });
        before = done;
      });
    } catch (error) {
      if (stop.signal.aborted) return undefined;
      throw error;
    }
  });
}
