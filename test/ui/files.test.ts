// Files of papers as a user has them: from the explorer's menu, dropped on the view, broken, gone, and there again after a restart.
import { assert } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../vscode/workbench.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

const entry = (key: string): string => `@misc{${key},\n  title = {The Paper ${key}}\n}\n`;

describe('papers from files', () => {
  let folder: string;
  let workbench: Workbench;
  let screen: Screen;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paperside-papers-'));
    writeFileSync(join(folder, 'library.bib'), entry('One') + entry('Two'));
    writeFileSync(join(folder, 'dropped.bib'), entry('Three'));
    ({ workbench, screen } = await openPaperside({ folder, hostKind: 'web' }));
    await screen.openPapersView();
    await screen.runCommand('Paperside: Group by Source');
  });
  after(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const status = (text: string): Locator => screen.page.locator('.statusbar-item', { hasText: text });
  const inExplorer = async (name: string): Promise<Locator> => {
    await screen.page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).click();
    return screen.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  };

  it('the menu of a file in the explorer adds it, and a line says how many papers came', async () => {
    await screen.choose(await inExplorer('library.bib'), 'Add Papers from File…');
    await status('2 papers from library.bib').waitFor();
    await screen.openPapersView();
    await screen.row('library.bib').filter({ hasText: '2' }).click();
    await screen.row('The Paper Two').waitFor();
  });

  it('so does a drop on the view', async () => {
    const { mouse } = screen.page;
    await (await inExplorer('dropped.bib')).hover();
    await mouse.down();
    // Over its icon for a while, the view opens.
    await moveTo(screen.activityBarIcon);
    await moveTo(screen.row('The Paper Two'));
    await mouse.up();
    await screen.row('dropped.bib').waitFor();
  });

  async function moveTo(target: Locator): Promise<void> {
    await target.waitFor();
    const box = await target.boundingBox();
    assert.isNotNull(box);
    for (const aside of [0, 2, 4, 6, 8, 10]) {
      await screen.page.mouse.move(box.x + box.width / 2 + aside, box.y + box.height / 2);
      await screen.page.waitForTimeout(200);
    }
  }

  it('an entry that breaks on disk is named above the rows; the others stay', async () => {
    writeFileSync(join(folder, 'library.bib'), `@misc{One,\n  title = {{On}\n}\n${entry('Two')}`);
    await screen.message.filter({ hasText: 'library.bib, line 1, One could not be read' }).waitFor();
    await status('1 paper from library.bib, 1 entry could not be read: Show Log').waitFor();
    await screen.row('The Paper Two').waitFor();
  });

  it('a file that is deleted keeps its papers for now, and the view says what to do', async () => {
    rmSync(join(folder, 'library.bib'));
    await screen.message.filter({ hasText: 'library.bib is not there; what was read of it stays' }).waitFor();
    await screen.row('The Paper Two').waitFor();
  });

  it('the links are there after a restart; removed, they are not', async () => {
    writeFileSync(join(folder, 'library.bib'), entry('Four'));
    await workbench.reload();
    await screen.openPapersView();
    await screen.row('library.bib').waitFor();
    await screen.choose(screen.row('dropped.bib'), 'Remove Linked File…');
    await screen.row('dropped.bib').waitFor({ state: 'detached' });
    await screen.row('library.bib').waitFor();
  });
});
