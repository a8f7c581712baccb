// A real VS Code in a browser for tests to drive: server, browser, page, and the extension under development.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import { eventually } from '../support/eventually.ts';
import { workbenchAddress, type HostKind } from './address.ts';
import { launchBrowser } from './browser.ts';
import { consoleText, logText } from './logText.ts';
import { failuresFolder, writeReport } from './report.ts';
import { startServer, type Server } from './server.ts';
import type { Settings } from './settings.ts';

export interface WorkbenchOptions {
  /** The folder or `.code-workspace` file to open; an empty window if missing. */
  folder?: string;
  /** The extension under development. Without it, only the extensions in `extensionsDir` run. */
  extensionPath?: string;
  /** A folder of installed extensions, as filled by `installVsix`. */
  extensionsDir?: string;
  /** A module whose `run` the extension host calls. Leave it out to drive the page. */
  testsPath?: string;
  /** Which extension host runs the extension: Node (the default), or the browser's web worker. */
  hostKind?: HostKind;
  settings?: Settings;
  viewport?: { width: number; height: number };
  /** Pixels of a picture for one of the page. */
  scale?: number;
  /** Display language, such as `zh-cn`. English by default. */
  language?: string;
  /** Whether VS Code asks to trust the folder, as it does by default. Off except in tests of workspace trust. */
  workspaceTrust?: boolean;
  /** Folder for settings, storage and the browser's profile. Kept: open it again to see what a restart restores. */
  home?: string;
  /** Called with each line that the extension host logs, and its console method. */
  onHostLine?: (line: string, method: string, page: Page) => void;
}

/** A window of VS Code: a page of the browser, with an extension host of its own. */
export interface WorkbenchWindow {
  readonly page: Page;
  /** Lines logged by the extension host so far. */
  readonly hostLines: readonly string[];
  /** Lines written to the page's console so far. */
  readonly pageLines: readonly string[];
}

export interface Workbench extends WorkbenchWindow {
  readonly context: BrowserContext;
  readonly server: Server;
  /** VS Code's version. */
  readonly version: string;
  readonly address: string;
  /** Resolves to the exit code of the extension's tests; rejects when the page crashes or the server ends first. */
  readonly exitCode: Promise<number>;
  /** Reloads the window and resolves when it is ready again. */
  readonly reload: () => Promise<void>;
  /** Opens another window beside the first, as a user does with a second folder. */
  readonly openWindow: (folder: string) => Promise<WorkbenchWindow>;
  /** Closes the browser and the server; resolves when no process and no temporary folder is left. */
  readonly close: () => Promise<void>;
}

const Manifest = z.object({ publisher: z.string(), name: z.string() });
const READY_TIMEOUT_MS = 60_000;

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'paperside-vscode-')));
  const server = await startServerAt(home, options);
  let context: BrowserContext | undefined;
  let listened: Pick<Workbench, 'hostLines' | 'pageLines' | 'exitCode'> | undefined;
  const close = async (): Promise<void> => {
    await context?.close().catch(() => undefined);
    await server.stop();
  };
  try {
    const browser = await launchBrowser({
      profile: join(home, 'profile'),
      ...(options.viewport === undefined ? {} : { viewport: options.viewport }),
      ...(options.scale === undefined ? {} : { scale: options.scale }),
    });
    context = browser;
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { pageLines } = (listened = await listen(page, server, options));
    const address = workbenchAddress({ ...options, port: server.port });
    await page.goto(address);
    await ready(page, pageLines);
    const reload = async (): Promise<void> => {
      // The command saves what is open before it reloads; the browser's own reload would not wait for that.
      const reloaded = page.waitForEvent('domcontentloaded');
      const input = page.locator('.quick-input-box input');
      await eventually(async () => {
        if (!(await input.isVisible())) await page.keyboard.press('F1');
        await input.fill('>Developer: Reload Window', { timeout: 1500 });
      });
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Reload Window' }).first().click();
      await reloaded;
      await ready(page, pageLines);
    };
    const openWindow = async (folder: string): Promise<WorkbenchWindow> => {
      const another = await browser.newPage();
      const { hostLines, pageLines } = await listen(another, server, options);
      await another.goto(workbenchAddress({ ...options, folder, port: server.port }));
      await ready(another, pageLines);
      return { page: another, hostLines, pageLines };
    };
    const { version } = server;
    return { page, context, server, version, address, ...listened, reload, openWindow, close };
  } catch (error) {
    if (context !== undefined && listened !== undefined)
      await writeReport({ context, server, ...listened }, join(failuresFolder, 'opening'));
    await close();
    throw error;
  }
}

/** The browser's storage belongs to an origin with a port, so a home that is opened again gets the same port. */
async function startServerAt(home: string, options: WorkbenchOptions): Promise<Server> {
  const note = join(home, 'port');
  const port = existsSync(note) ? Number(await readFile(note, 'utf8')) : 0;
  await mkdir(home, { recursive: true });
  const server = await startServer({
    ...options,
    settings: { ...hostKindSetting(options), ...options.settings },
    dataDir: join(home, 'server'),
    port,
    ...(options.home === undefined ? { remove: home } : {}),
  });
  await writeFile(note, String(server.port));
  return server;
}

/**
 * The web workbench of VS Code 1.139 takes the payload's extensionDevelopmentKind but then reads it under another name,
 * so an extension with both entries runs where its manifest prefers. This setting outranks the manifest.
 */
function hostKindSetting({ hostKind, extensionPath }: WorkbenchOptions): Settings {
  if (hostKind !== 'web' || extensionPath === undefined) return {};
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8')));
  return { 'remote.extensionKind': { [`${manifest.publisher}.${manifest.name}`]: ['web'] } };
}

/** Collects the output of the extension host and the page, and the tests' exit code. */
async function listen(
  page: Page,
  server: Server,
  options: WorkbenchOptions,
): Promise<Pick<Workbench, 'hostLines' | 'pageLines' | 'exitCode'>> {
  const hostLines: string[] = [];
  const pageLines: string[] = [];
  await page.exposeFunction('codeAutomationLog', (method: string, args: unknown) => {
    const line = logText(args);
    hostLines.push(line);
    options.onHostLine?.(line, method, page);
  });
  page.on('console', message => pageLines.push(consoleText(message)));
  page.on('pageerror', error => pageLines.push(`uncaught: ${error.stack ?? error.message}`));
  let onExit: (code: number) => void = () => undefined;
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    onExit(code);
  });
  const exitCode = new Promise<number>((resolve, reject) => {
    onExit = resolve;
    page.on('crash', () => {
      reject(new Error('The page of VS Code crashed.'));
    });
    page.on('close', () => {
      reject(new Error('The page of VS Code was closed.'));
    });
    void server.ended.then(code => {
      reject(new Error(`The VS Code server ended with code ${code}. It said:\n${server.output()}`));
    });
  });
  // A test that only drives the page never reads it.
  exitCode.catch(() => undefined);
  return { hostLines, pageLines, exitCode };
}

async function ready(page: Page, pageLines: readonly string[]): Promise<void> {
  try {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: READY_TIMEOUT_MS });
    // The smoke-test driver: before this, the window is visible but does not take keys yet.
    const restored = 'globalThis.driver?.whenWorkbenchRestored().then(() => true)';
    await page.waitForFunction(restored, undefined, { timeout: READY_TIMEOUT_MS });
  } catch (error) {
    throw new Error(`VS Code did not show its window. The page said:\n${pageLines.join('\n')}`, {
      cause: error,
    });
  }
}
