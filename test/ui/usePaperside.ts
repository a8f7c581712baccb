// Provides a new VS Code for each test of a suite, so that no test depends on the actions or the success of another.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startReplayServer, type ReplayServer } from '../support/replayServer.ts';
import type { Workbench, WorkbenchOptions } from '../vscode/workbench.ts';
import { reportRequests } from './failureReport.ts';
import { copyExtension, type ExtensionCopy } from './extensionCopy.ts';
import { openPaperside } from './openPaperside.ts';
import { Screen } from './screen.ts';

interface Options extends Omit<WorkbenchOptions, 'home'> {
  /** Tests share a VS Code, with all closed in between, until one fails. For tests that leave nothing else behind. */
  readonly shared?: boolean;
  /** Files of a folder, created and opened with each VS Code; by default the sample workspace is open. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The folder within `files` to open; by default their root. */
  readonly opens?: string;
  /**
   * Uses a server on this machine, `services`, as the paper services. It answers nothing until a test sets behaviours.
   */
  readonly online?: boolean;
  /** Changes the bundled papers, in a copy of the extension. */
  readonly papers?: (text: string) => string;
  /** Writes the state of an earlier session into Paperside's storage. */
  readonly earlier?: (storage: string) => Promise<void>;
}

interface Open {
  readonly shared: boolean;
  workbench: Workbench;
  readonly services: ReplayServer | undefined;
  readonly copy: ExtensionCopy | undefined;
  readonly folder: string;
  readonly storage: string;
  readonly options: WorkbenchOptions;
  readonly close: () => Promise<void>;
}

interface Paperside {
  /** The screen of the running test's VS Code. */
  readonly screen: Screen;
  readonly workbench: Workbench;
  readonly services: ReplayServer;
  /** The root folder of `files`. */
  readonly folder: string;
  /** Paperside's storage folder. */
  readonly storage: string;
  /** Changes the bundled papers again. */
  readonly changePapers: (change: (text: string) => string) => void;
  /** Closes VS Code and opens it again with the same storage. */
  readonly restart: () => Promise<void>;
}

/** Registers the hooks that open and close VS Code. `start` prepares the screen for each test. */
export function usePaperside(
  options: Options | (() => Options) = {},
  start: (screen: Screen) => Promise<void> = () => Promise.resolve(),
): Paperside {
  let open: Open | undefined;
  const current = (): Open => {
    if (open === undefined)
      throw new Error('No VS Code is open: read this in a test, or in a hook after this one.');
    return open;
  };
  const close = async (): Promise<void> => {
    const closing = open;
    open = undefined;
    await closing?.close();
  };
  const screen = new Screen(() => current().workbench.page);

  beforeEach(async function (this: Mocha.Context) {
    let failure: unknown;
    const attempts = open === undefined ? ['new'] : ['shared', 'new'];
    for (const attempt of attempts)
      try {
        if (attempt === 'new') open = await openNew(typeof options === 'function' ? options() : options);
        else await screen.closeAll();
        await start(screen);
        return;
      } catch (error) {
        failure = error;
        await close();
      }
    // A hook that fails would make all later tests fail. Instead, this test alone fails, with the hook's error.
    if (this.currentTest !== undefined)
      this.currentTest.fn = () => {
        throw failure;
      };
  });
  afterEach(async function (this: Mocha.Context) {
    if (open?.shared !== true || this.currentTest?.state !== 'passed') await close();
  });
  after(close);

  return {
    screen,
    get workbench() {
      return current().workbench;
    },
    get services() {
      const { services } = current();
      if (services === undefined) throw new Error('The suite did not ask for services.');
      return services;
    },
    get folder() {
      return current().folder;
    },
    get storage() {
      return current().storage;
    },
    changePapers(change) {
      current().copy?.change('papers.json', change);
    },
    async restart() {
      // Leave the page first, as a user who closes the tab: VS Code then stores its state.
      await current().workbench.page.goto('about:blank');
      await current().workbench.close();
      current().workbench = (await openPaperside(current().options)).workbench;
    },
  };
}

async function openNew({
  shared = false,
  files,
  opens = '',
  online,
  papers,
  earlier,
  ...given
}: Options): Promise<Open> {
  const scratch = mkdtempSync(join(tmpdir(), 'paperside-ui-'));
  const folder = join(scratch, 'workspace');
  const storage = join(scratch, 'home/server/data/User/globalStorage/paperside.paperside');
  const services = online === true ? await startReplayServer({ cors: true }) : undefined;
  const copy = papers === undefined ? undefined : copyExtension();
  const remove = async (): Promise<void> => {
    await services?.stop();
    copy?.remove();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    for (const [name, text] of Object.entries(files ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await earlier?.(storage);
    if (papers !== undefined) copy?.change('papers.json', papers);
    if (services !== undefined) reportRequests(services);
    const options: WorkbenchOptions = {
      home: join(scratch, 'home'),
      ...(files === undefined ? {} : { folder: join(folder, opens) }),
      ...(copy === undefined ? {} : { extensionPath: copy.path }),
      ...given,
      settings: { ...(services && endpointsAt(services.url)), ...given.settings },
    };
    const { workbench } = await openPaperside(options);
    const opened: Open = {
      ...{ shared, workbench, services, copy, folder, storage, options },
      async close() {
        await opened.workbench.close();
        await remove();
      },
    };
    return opened;
  } catch (error) {
    await remove();
    throw error;
  }
}

function endpointsAt(url: string): Record<string, string> {
  const services = ['huggingFace', 'arxiv', 'semanticScholar'];
  return Object.fromEntries(services.map(name => [`paperside.${name}.endpoint`, url]));
}
