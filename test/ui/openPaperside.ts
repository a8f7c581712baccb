// Opens VS Code with this checkout's Paperside in it and the sample workspace.
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../vscode/workbench.ts';
import { reported } from './failureReport.ts';
import { Screen } from './screen.ts';

/** Generous for a busy machine, short enough to tell a hang; milliseconds. */
const patience = 15_000;

interface OpenPaperside {
  readonly workbench: Workbench;
  readonly screen: Screen;
}

/** What was said last: most tests have the same VS Code as the one before. */
let said = '';
function say(sentence: string): void {
  if (sentence !== said) console.log(`    ${sentence}`);
  said = sentence;
}

const hostName = ({ hostKind }: WorkbenchOptions): string => (hostKind === 'web' ? 'web-worker' : 'Node');

/** Says which VS Code it is; the caller closes the workbench. */
export async function openPaperside(options: WorkbenchOptions = {}): Promise<OpenPaperside> {
  const workbench = reported(
    await openWorkbench({
      folder: join(root, 'test/fixtures/sample-workspace'),
      // Not beside an installed Paperside.
      ...(options.extensionsDir === undefined ? { extensionPath: root } : {}),
      viewport: { width: 1280, height: 800 },
      ...options,
    }),
  );
  say(`VS Code ${workbench.version} from npm, in the browser, ${hostName(options)} extension host`);
  workbench.page.setDefaultTimeout(patience);
  const screen = new Screen(() => workbench.page);
  try {
    // Commands and views are there once the extension's manifest has been read.
    await screen.activityBarIcon.waitFor();
    return { workbench, screen };
  } catch (error) {
    await workbench.close();
    throw error;
  }
}
