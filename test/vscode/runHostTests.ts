// Runs the bundled in-host tests inside VS Code, first in a Node extension host, then in a web worker.
// Uses the newest npm-hosted VS Code by default. The argument, or else PAPERSIDE_VSCODE, is `oldest` for the oldest
// that `engines.vscode` allows, `download`, or the path of a desktop executable.
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { HostKind } from './address.ts';
import { root } from '../support/project.ts';
import { SAMPLE_WORKSPACE } from './paths.ts';

const wanted = process.argv[2] ?? process.env.PAPERSIDE_VSCODE ?? '';
const ENTRIES: Record<HostKind, string> = { node: 'host.cjs', web: 'host.web.js' };

async function runKind(kind: HostKind, executable: string): Promise<void> {
  const testsPath = join(root, 'dist', 'test', ENTRIES[kind]);
  if (!existsSync(testsPath)) throw new Error(`${testsPath} is missing: build the tests first.`);
  const scratch = await mkdtemp(join(tmpdir(), 'paperside-host-'));
  try {
    const workspace = join(scratch, 'workspace');
    await cp(SAMPLE_WORKSPACE, workspace, { recursive: true });
    // A sparse file, too large for the extension to read and for a test to write through VS Code.
    const huge = join(scratch, 'huge.jsonl');
    await writeFile(huge, '');
    await truncate(huge, 2 ** 30);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: process.env.PAPERSIDE_EXTENSION ?? root,
      extensionTestsPath: testsPath,
      launchArgs: [
        workspace,
        ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
        `--extensions-dir=${join(scratch, 'extensions')}`,
        `--user-data-dir=${join(scratch, 'user-data')}`,
      ],
      extensionTestsEnv: {
        // launcher.ts starts by its shebang, so the first `node` on the PATH must be the one that runs this script.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
        PAPERSIDE_VSCODE: wanted,
      },
    });
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function findExecutable(): Promise<string> {
  if (wanted === 'download') return downloadAndUnzipVSCode();
  if (wanted !== '' && wanted !== 'oldest') return wanted;
  if (process.platform === 'win32')
    throw new Error('On Windows, set PAPERSIDE_VSCODE to Code.exe or to `download`.');
  return join(import.meta.dirname, 'launcher.ts');
}

const executable = await findExecutable();
for (const kind of ['node', 'web'] as const) {
  const started = performance.now();
  try {
    await runKind(kind, executable);
  } catch (error) {
    console.error(
      `In-host tests failed (${kind} extension host): ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  }
  console.log(`${kind} extension host: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
