// Opens VS Code with this checkout's Paperside in it and the sample workspace.
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../vscode/workbench.ts';
import { Screen } from './screen.ts';

export interface OpenPaperside {
  readonly workbench: Workbench;
  readonly screen: Screen;
}

/** Says which VS Code it is; the caller closes the workbench. */
export async function openPaperside(options: WorkbenchOptions = {}): Promise<OpenPaperside> {
  const workbench = await openWorkbench({
    folder: join(root, 'test/fixtures/sample-workspace'),
    extensionPath: root,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const host = options.hostKind === 'web' ? 'web-worker' : 'Node';
  console.log(`    VS Code ${workbench.version} from npm, in the browser, ${host} extension host`);
  return { workbench, screen: new Screen(workbench.page) };
}
