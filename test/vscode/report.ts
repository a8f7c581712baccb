// Writes a report of VS Code when a test has failed: screenshots of the windows, logs, and the console of the pages.
import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../support/project.ts';
import type { Workbench } from './workbench.ts';

export const failuresFolder = join(root, 'dist/test/failures');

export type Reported = Pick<Workbench, 'context' | 'server' | 'pageLines' | 'hostLines'>;

interface LogFile {
  readonly path: string;
  readonly text: string;
}

/** Files of the report, and the logs that go into each. */
const files: Readonly<Record<string, RegExp>> = {
  'paperside.log': /^Paperside\.log$/,
  'extension-host.log': /^(remote|worker)exthost\.log$/,
  'window.log': /^(window|remoteagent)\.log$/,
};

/** Milliseconds to wait for a window that may be stuck. */
const patience = 5000;

/** Never rejects: what cannot be read is missing, and a file with its name says why. */
export async function writeReport({ context, server, ...lines }: Reported, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const pages = context.pages();
  const failed = (name: string) => (error: unknown) => write(`${name}-missing.txt`, String(error));
  for (const [at, page] of pages.entries()) {
    const name = pages.length === 1 ? 'screen' : `screen-${at + 1}`;
    await page
      .screenshot({ path: join(folder, `${name}.png`), timeout: patience })
      .catch(failed(`${name}.png`));
  }
  const kept = await Promise.all(pages.map(page => inTime(browserLogs(page)).catch(failed('browser-logs'))));
  const logs = [...serverLogs(server.dataDir), ...kept.flatMap(found => found ?? [])];
  for (const [name, pattern] of Object.entries(files)) {
    const found = logs.filter(({ path }) => pattern.test(basename(path)));
    if (found.length > 0) await write(name, found.map(({ path, text }) => `── ${path}\n${text}\n`).join(''));
  }
  await write('page.log', lines.pageLines.join('\n'));
  if (lines.hostLines.length > 0) await write('tests.log', lines.hostLines.join('\n'));
  await write('server.log', server.output());
}

/** Returns the logs of VS Code's Node processes. */
function serverLogs(dataDir: string): LogFile[] {
  const logs = join(dataDir, 'data/logs');
  return globSync('**/*.log', { cwd: logs })
    .sort()
    .map(path => ({ path, text: readFileSync(join(logs, path), 'utf8') }));
}

/** Returns the logs of the window and its web-worker extension host, which VS Code stores in the browser. */
function browserLogs(page: Page): Promise<LogFile[]> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('The browser does not say why.'));
        };
      });
    const database = await result(indexedDB.open('vscode-web-db'));
    const store = database.transaction('vscode-logs-store').objectStore('vscode-logs-store');
    const [paths, texts] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
    database.close();
    return paths.flatMap((path, at) => {
      const bytes: unknown = texts[at];
      const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
      return typeof path === 'string' ? [{ path, text }] : [];
    });
  });
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<T>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error(`It took more than ${patience} ms.`));
      }, patience).unref();
    }),
  ]);
}
