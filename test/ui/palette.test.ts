// What the Command Palette offers: what removes something only where there is something, and each command says what it is for.
import { assert } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { recording, startReplayServer, type ReplayServer } from '../support/replayServer.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { reportRequests } from './failureReport.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

const removing = [
  'Unfollow…',
  'Remove Linked File…',
  'Remove Papers of a Source…',
  'Mark All Papers as Seen',
];

describe('the Command Palette', () => {
  let folder: string;
  let server: ReplayServer;
  let workbench: Workbench;
  let screen: Screen;
  const open = async (settings: Record<string, unknown> = {}): Promise<void> => {
    folder = mkdtempSync(join(tmpdir(), 'paperside-palette-'));
    writeFileSync(join(folder, 'mine.bib'), '@misc{one, title = {One of Mine}, year = {2020}}\n');
    server = await startReplayServer({ cors: true });
    reportRequests(server);
    server.on('/api/daily_papers', recording('hf_daily_papers.json'));
    const endpoint = { 'paperside.huggingFace.endpoint': server.url };
    ({ workbench, screen } = await openPaperside({ folder, settings: { ...endpoint, ...settings } }));
    await screen.openPapersView();
  };
  afterEach(async () => {
    await workbench.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Those of the commands that are there to be chosen. */
  const offered = async (): Promise<readonly string[]> => {
    const input = screen.page.locator('.quick-input-box input');
    await screen.page.keyboard.press('F1');
    const found: string[] = [];
    for (const command of removing) {
      await input.fill(`>Paperside: ${command}`);
      await screen.pickRows.first().waitFor();
      if ((await screen.pickRows.allInnerTexts()).some(row => row.includes(command))) found.push(command);
    }
    await screen.page.keyboard.press('Escape');
    await screen.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    return found;
  };

  it('offers nothing that removes where there is nothing', async () => {
    await open();
    assert.deepEqual(await offered(), []);
  });

  it('offers it where there is', async () => {
    await open({
      'paperside.follow': [{ source: 'huggingFace', daily: 'today' }],
      'paperside.files': ['mine.bib'],
    });
    await eventually(async () => {
      assert.deepEqual(await offered(), removing);
    }, 30_000);
    await screen.runCommand('Paperside: Mark All Papers as Seen');
    await eventually(async () => {
      assert.deepEqual(await offered(), removing.slice(0, 3));
    }, 30_000);
  });

  it('asks for a paper to copy the citation of, and says so', async () => {
    await open();
    await screen.runCommand('Paperside: Copy Citation…');
    await screen.pickTitle.filter({ hasText: 'Copy Citation' }).waitFor();
    await screen.page.locator('input[placeholder="Which paper’s citation to copy?"]').waitFor();
    await screen.page.keyboard.insertText('tensor brain');
    await screen.pickRows.first().filter({ hasText: 'The Tensor Brain' }).waitFor();
    await screen.pickTitle.filter({ hasText: 'Copy Citation' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.filter({ hasText: 'BibTeX' }).first().waitFor();
  });
});
