// Installs VS Code and a browser from npm on first use. A stamp file, written last, marks the installation as complete.
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { root } from '../support/project.ts';
import { withFolderLock } from './folderLock.ts';
import { startGuarded } from './guarded.ts';
import { vscodeIn } from './paths.ts';

/**
 * Versions that replace those VS Code asks for: git addresses, and packages whose install script downloads a binary.
 */
const Manifest = z.object({ vscodeOverrides: z.record(z.string(), z.string()).default({}) });

/** Installs the packages of a folder, code-server among them, and VS Code's dependencies, unless they are installed. */
export async function ensureInstalled(packages: string): Promise<void> {
  await installPackages(packages);
  await replaceLogWriter(join(vscodeIn(packages), 'node_modules/@vscode/spdlog/index.js'));
}

async function installPackages(packages: string): Promise<void> {
  const modules = join(packages, 'node_modules');
  const stamp = join(modules, '.installed');
  const overrides = await vscodeOverrides(packages);
  const wanted = await fingerprint(packages, overrides);
  const isInstalled = async (): Promise<boolean> =>
    (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (await isInstalled()) return;
  await withFolderLock(lockFor(modules), async () => {
    if (await isInstalled()) return;
    await rm(stamp, { force: true });
    const vscode = vscodeIn(packages);
    console.log('Installing VS Code from npm, once; about a minute.');
    await npm(`1/3 the packages of ${relative(root, packages)}`, packages, ['ci']);
    // Not `ci`: code-server's shrinkwrap does not match its manifest.
    const install = ['install', '--omit=dev', '--no-save'];
    await npm("2/3 VS Code's own dependencies", vscode, [...install, ...overrides]);
    await npm("3/3 the built-in extensions' dependencies", join(vscode, 'extensions'), install);
    await writeFile(stamp, wanted);
  });
}

/** Moves the complete file into place, because another run may do the same. */
async function replaceLogWriter(file: string): Promise<void> {
  const ours = await readFile(join(import.meta.dirname, 'spdlog.cjs'), 'utf8');
  if ((await readFile(file, 'utf8').catch(() => '')) === ours) return;
  await writeFile(`${file}-${process.pid}`, ours);
  await rename(`${file}-${process.pid}`, file);
}

async function vscodeOverrides(packages: string): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(packages, 'package.json'), 'utf8')));
  return Object.entries(manifest.vscodeOverrides).map(([name, version]) => `${name}@${version}`);
}

function lockFor(modules: string): string {
  return join(
    tmpdir(),
    `paperside-install-${createHash('sha256').update(modules).digest('hex').slice(0, 12)}`,
  );
}

/** Hashes what is installed and on which machine; a change means a new installation. */
async function fingerprint(packages: string, overrides: readonly string[]): Promise<string> {
  const lockfile = await readFile(join(packages, 'package-lock.json'));
  const machine = `${process.platform} ${process.arch}`;
  return createHash('sha256')
    .update(lockfile)
    .update([machine, ...overrides].join(' '))
    .digest('hex');
}

/** Runs an npm command without install scripts; code-server's would compile native modules, and fail. */
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
