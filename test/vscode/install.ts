// Installs VS Code and a browser from npm on first use; a stamp, written last, says that it is complete.
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { withFolderLock } from './folderLock.ts';
import { startGuarded } from './guarded.ts';
import { MODULES, VSCODE } from './paths.ts';

const STAMP = join(MODULES, '.installed');
const LOCK = join(
  tmpdir(),
  `paperside-install-${createHash('sha256').update(MODULES).digest('hex').slice(0, 12)}`,
);

/** Makes sure that `code-server` and its dependencies are there. Quick when they are. */
export async function ensureInstalled(): Promise<void> {
  await installPackages();
  await replaceLogWriter(join(VSCODE, 'node_modules/@vscode/spdlog/index.js'));
}

async function installPackages(): Promise<void> {
  const wanted = await fingerprint();
  if (await isInstalled(wanted)) return;
  await withFolderLock(LOCK, async () => {
    if (await isInstalled(wanted)) return;
    await rm(STAMP, { force: true });
    console.log('Installing VS Code from npm, once; about a minute.');
    await npm('1/3 code-server and Chromium', import.meta.dirname, ['ci']);
    // Not `ci`: code-server's shrinkwrap is out of step with its manifest.
    await npm("2/3 VS Code's own dependencies", VSCODE, ['install', '--omit=dev', '--no-save']);
    await npm("3/3 the built-in extensions' dependencies", join(VSCODE, 'extensions'), [
      'install',
      '--omit=dev',
      '--no-save',
    ]);
    await writeFile(STAMP, wanted);
  });
}

/** Another run may be doing the same, so it is moved into place whole. */
async function replaceLogWriter(file: string): Promise<void> {
  const ours = await readFile(join(import.meta.dirname, 'spdlog.cjs'), 'utf8');
  if ((await readFile(file, 'utf8').catch(() => '')) === ours) return;
  await writeFile(`${file}-${process.pid}`, ours);
  await rename(`${file}-${process.pid}`, file);
}

/** What the lockfile and the Node that installs are: either changing means installing again. */
async function fingerprint(): Promise<string> {
  const lockfile = await readFile(join(import.meta.dirname, 'package-lock.json'));
  return createHash('sha256').update(lockfile).update(`${process.platform} ${process.arch}`).digest('hex');
}

async function isInstalled(wanted: string): Promise<boolean> {
  return (await readFile(STAMP, 'utf8').catch(() => '')) === wanted;
}

/** One npm command without install scripts (code-server's would compile native modules, and fail). */
async function npm(step: string, cwd: string, args: string[]): Promise<void> {
  const started = performance.now();
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  };
  const run =
    cli?.endsWith('.js') === true
      ? startGuarded(process.execPath, [cli, ...all], { cwd, env })
      : process.platform === 'win32'
        ? startGuarded('cmd', ['/d', '/c', 'npm.cmd', ...all], { cwd, env })
        : startGuarded('npm', all, { cwd, env });
  const code = await run.ended;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (code !== 0)
    throw new Error(`npm ${args.join(' ')} failed after ${seconds} s (${step}):\n${run.output()}`);
  console.log(`  ${step}: ${seconds} s`);
}
