// Writes a report (see `writeReport`) and the requests to the replay server to dist/test/failures/ui for each failed UI
// test. The Mocha hooks in this file do it; test files only need to open VS Code with `openPaperside`.
import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayServer } from '../support/replayServer.ts';
import { failuresFolder, writeReport, type Reported } from '../vscode/report.ts';
import type { Workbench } from '../vscode/workbench.ts';

const folder = join(failuresFolder, 'ui');
rmSync(folder, { recursive: true, force: true });

const opened = new Set<Reported>();
let server: ReplayServer | undefined;
/** The current or the last test. */
let test: Mocha.Test | undefined;
let suites = 0;

beforeEach(function (this: Mocha.Context) {
  test = this.currentTest;
});

afterEach(async () => {
  // Remove the report of a workbench that was closed during a test that passed in the end.
  if (test?.state === 'passed') await rm(folderOf(test), { recursive: true, force: true });
  else for (const workbench of opened) await report(workbench);
});

/**
 * Also writes a report when a workbench is closed before its test has ended: hooks close it, and some tests restart it.
 */
export function reported(workbench: Workbench): Workbench {
  if (test?.state !== undefined) test = undefined;
  if (test === undefined) suites++;
  opened.add(workbench);
  return {
    ...workbench,
    close: async () => {
      if (opened.delete(workbench) && test?.state !== 'passed') await report(workbench);
      await workbench.close();
    },
  };
}

/** Adds the requests to this server to the reports. */
export function reportRequests(to: ReplayServer): void {
  server = to;
}

async function report(workbench: Reported): Promise<void> {
  const to = folderOf(test);
  await writeReport(workbench, to);
  if (server === undefined) return;
  const lines = server.requests.map(
    ({ at, method, path, body }) => `${new Date(at).toISOString()} ${method} ${path} ${body}\n`,
  );
  await writeFile(join(to, 'requests.log'), lines.join(''));
}

function folderOf(test: Mocha.Test | undefined): string {
  const title = test?.fullTitle() ?? `before the tests of workbench ${suites}`;
  return join(folder, title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120));
}
