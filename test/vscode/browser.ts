// Finds a Chromium-based browser and starts it with its own profile and without access to any host but this one.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { npmChromium } from './chromium.ts';

interface BrowserOptions {
  /** The browser's profile folder, kept after the browser closes. Its temporary files go beside it. */
  profile: string;
  viewport?: { width: number; height: number };
  /** Pixels of a picture for one of the page. */
  scale?: number;
}

/** Names of Linux commands, in order of preference. */
const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

const ARGUMENTS = [
  ...['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run', '--no-proxy-server'],
  // Resolve only the names of this machine. The web workbench serves webviews from itself, so it needs no other.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts the browser named by PAPERSIDE_BROWSER, else an installed one, else the one from npm. */
export async function launchBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const named = process.env.PAPERSIDE_BROWSER;
  const installed = named ?? installedBrowser();
  const found = installed === undefined ? await npmChromium() : { executable: installed, env: {} };
  if (!existsSync(found.executable)) throw new Error(`There is no browser at ${found.executable}.`);
  const scratch = `${options.profile}-tmp`;
  await mkdir(scratch, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  return chromium.launchPersistentContext(options.profile, {
    executablePath: found.executable,
    headless: true,
    args: [...ARGUMENTS, ...(isRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !isRoot && installed !== undefined,
    env: { ...definedVariables(), ...found.env, TMPDIR: scratch },
    artifactsDir: scratch,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    // The code that opened the workbench closes it in order, on signals, too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function installedBrowser(): string | undefined {
  return candidates().find(path => existsSync(path));
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap(name =>
      ['/Applications', join(homedir(), 'Applications')].map(folder =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      name => process.env[name] ?? [],
    );
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return programs.flatMap(program => folders.map(folder => join(folder, program)));
  }
  const path = (process.env.PATH ?? '').split(delimiter);
  return COMMANDS.flatMap(command => path.map(folder => join(folder, command)));
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
