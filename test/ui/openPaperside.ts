// Opens VS Code on the sample workspace with Paperside from this checkout.
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../vscode/workbench.ts';
import { reported } from './failureReport.ts';
import { Screen } from './screen.ts';

/** Timeout in milliseconds: long enough for a busy machine, short enough to detect a hang. */
const patience = 15_000;

interface OpenPaperside {
  readonly workbench: Workbench;
  readonly screen: Screen;
}

/** The line printed last; most tests use the same VS Code version as the one before. */
let said = '';
function say(sentence: string): void {
  if (sentence !== said) console.log(`    ${sentence}`);
  said = sentence;
}

const hostName = ({ hostKind }: WorkbenchOptions): string => (hostKind === 'web' ? 'web-worker' : 'Node');

/** Opens VS Code and prints its version. The caller closes the workbench. */
export async function openPaperside(options: WorkbenchOptions = {}): Promise<OpenPaperside> {
  const workbench = reported(
    await openWorkbench({
      folder: join(root, 'test/fixtures/sample-workspace'),
      // Unless a packaged Paperside is installed.
      ...(options.extensionsDir === undefined ? { extensionPath: root } : {}),
      viewport: { width: 1280, height: 800 },
      ...options,
      // The tests are about the 41 papers, but for those that say otherwise.
      settings: { 'paperside.landmarks': false, ...options.settings },
    }),
  );
  say(`VS Code ${workbench.version} from npm, in the browser, ${hostName(options)} extension host`);
  workbench.page.setDefaultTimeout(patience);
  const screen = new Screen(() => workbench.page);
  try {
    // Commands and views exist once VS Code has read the extension's manifest.
    await screen.activityBarIcon.waitFor();
    return { workbench, screen };
  } catch (error) {
    await workbench.close();
    throw error;
  }
}
