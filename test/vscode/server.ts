// Starts the VS Code server on a free loopback port, and stops it with every process it started.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGuarded, type Guarded } from './guarded.ts';
import { ensureInstalled } from './install.ts';
import { writeLanguagePack } from './languagePack.ts';
import { NODE, PACKAGES, vscodeIn } from './paths.ts';
import { QUIET_SETTINGS, type Settings } from './settings.ts';

interface ServerOptions {
  /** Folder for settings, storage and logs, which is kept. By default a temporary folder that `stop` removes. */
  dataDir?: string;
  /** A temporary folder around the data folder, removed after the server and all its children have ended. */
  remove?: string;
  /** Folder of installed extensions; by default an empty folder inside the data folder. */
  extensionsDir?: string;
  /** User settings that override the quiet ones. Written before the start, so they apply from the first frame. */
  settings?: Settings;
  /** Whether VS Code asks to trust the folder. Off except in tests of workspace trust. */
  workspaceTrust?: boolean;
  /** Display language of VS Code, such as `zh-cn`. English by default. */
  language?: string;
  /** Defaults to any free port. */
  port?: number;
}

export interface Server extends Guarded {
  readonly port: number;
  readonly dataDir: string;
  /** VS Code's version, as in `vscode.version`. */
  readonly version: string;
}

const VSCODE = vscodeIn(PACKAGES);
const START_TIMEOUT_MS = 30_000;

/** Starts the server and resolves when it listens. Installs it first if needed. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  await ensureInstalled(PACKAGES);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'paperside-vscode-')));
  await writeSettings(dataDir, options.settings ?? {});
  if (options.language !== undefined) await writeLanguagePack(dataDir, options.language);
  const run = startGuarded(NODE, serverArguments(dataDir, options), {
    env: await serverEnvironment(dataDir),
    remove: options.remove ?? (options.dataDir === undefined ? dataDir : ''),
  });
  const listening = new Promise<number>(resolve => {
    run.onOutput(() => {
      const port = /agent listening on (\d+)/.exec(run.output())?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
  const port = await Promise.race([
    listening,
    run.ended.then(code => `ended with code ${code}`),
    sleep(START_TIMEOUT_MS, `did not listen within ${START_TIMEOUT_MS / 1000} s`, { ref: false }),
  ]);
  if (typeof port === 'string') {
    await run.stop();
    throw new Error(`The VS Code server ${port}. It said:\n${run.output()}`);
  }
  return { ...run, port, dataDir, version: await vscodeVersion() };
}

/** Installs a packaged extension into a folder, as a user would. */
export async function installVsix(vsix: string, extensionsDir: string): Promise<void> {
  await ensureInstalled(PACKAGES);
  const scratch = await mkdtemp(join(tmpdir(), 'paperside-vsix-'));
  const args = [join(VSCODE, 'out', 'server-main.js'), '--accept-server-license-terms'];
  args.push('--server-data-dir', scratch, '--extensions-dir', extensionsDir, '--install-extension', vsix);
  const run = startGuarded(NODE, args, { env: await serverEnvironment(scratch), remove: scratch });
  if ((await run.ended) !== 0) throw new Error(`Could not install ${vsix}:\n${run.output()}`);
}

function serverArguments(dataDir: string, options: ServerOptions): string[] {
  return [
    join(VSCODE, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
    ...['--accept-server-license-terms', '--enable-smoke-test-driver'],
    ...[
      '--server-data-dir',
      dataDir,
      '--extensions-dir',
      options.extensionsDir ?? join(dataDir, 'extensions'),
    ],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--disable-update-check'],
    '--disable-getting-started-override',
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.language === undefined ? [] : ['--locale', options.language]),
  ];
}

/** No extension gallery, no telemetry address, and no variables of the VS Code whose terminal this may be. */
async function serverEnvironment(dataDir: string): Promise<NodeJS.ProcessEnv> {
  const env = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(env),
    ...(await temporaryFolder(dataDir)),
    ...{ EXTENSIONS_GALLERY: '{}', CS_TELEMETRY_URL: 'http://127.0.0.1:9/' },
  };
}

/** VS Code does not remove its sockets. Not on macOS, where their paths would exceed the length limit of sockets. */
async function temporaryFolder(dataDir: string): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== 'linux') return {};
  const folder = join(dataDir, 'tmp');
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}

/**
 * Writes the user settings, which code-server stores with the server and not in the browser. Settings of a kept folder
 * stay unless given again.
 */
async function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  const folder = join(dataDir, 'data', 'User');
  const file = join(folder, 'settings.json');
  await mkdir(folder, { recursive: true });
  const before: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const kept = typeof before === 'object' ? before : {};
  await writeFile(file, JSON.stringify({ ...QUIET_SETTINGS, ...kept, ...settings }, undefined, 2));
}

async function vscodeVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(VSCODE, 'package.json'), 'utf8'));
  const has = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return has ? String(manifest.version) : 'unknown';
}
