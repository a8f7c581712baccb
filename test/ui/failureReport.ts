// When a UI test fails, a folder of its own in dist/test/failures/ui gets what there is to see: see `writeReport`, and the
// requests that the replay server was sent. Mocha's hooks here do it; a test file has nothing to do but open with `openPaperside`.
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
/** The test that runs or has run last. */
let test: Mocha.Test | undefined;
let suites = 0;

beforeEach(function (this: Mocha.Context) {
  test = this.currentTest;
});

afterEach(async () => {
  // What was closed in the middle of a test that went well has left a report.
  if (test?.state === 'passed') await rm(folderOf(test), { recursive: true, force: true });
  else for (const workbench of opened) await report(workbench);
});

/** A report is also due when a workbench is closed before a test has ended well: hooks close it, and tests that restart it. */
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

/** What this server is sent belongs to the reports, too. */
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
