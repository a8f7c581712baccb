// Files of papers as users have them: added from the Explorer, dropped, damaged, deleted, and kept across a restart.
import { assert } from 'chai';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { usePaperside } from './usePaperside.ts';

const entry = (key: string): string => `@misc{${key},\n  title = {The Paper ${key}}\n}\n`;

describe('papers from files', () => {
  const paperside = usePaperside(
    {
      hostKind: 'web',
      files: {
        'library.bib': entry('One') + entry('Two'),
        'dropped.bib': entry('Three'),
        'latin1.bib': Buffer.from(
          '@article{a, title={Stra\xdfe}, author={M\xfcller, K.}, year=2001}',
          'latin1',
        ),
      },
    },
    async () => {
      await screen.openPapersView();
      await screen.runCommand('Paperside: Group, Sort or Hide Papers', 'Group by Source');
    },
  );
  const { screen } = paperside;

  const status = (text: string): Locator => screen.page.locator('.statusbar-item', { hasText: text });
  const inExplorer = async (name: string): Promise<Locator> => {
    await screen.page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).click();
    return screen.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  };

  const library = (): string => join(paperside.folder, 'library.bib');
  /** Adds the file as the first test does. */
  const addLibrary = async (): Promise<void> => {
    await screen.choose(await inExplorer('library.bib'), 'Paperside', 'Add Papers from File…');
    await status('2 papers from library.bib').waitFor();
    await screen.openPapersView();
    await screen.row('library.bib').filter({ hasText: '2' }).click();
    await screen.row('The Paper Two').waitFor();
  };

  it('the menu of a file in the explorer adds it, and a line says how many papers came', addLibrary);

  it('a file that is not UTF-8 is read all the same, and the line says so', async () => {
    await screen.choose(await inExplorer('latin1.bib'), 'Paperside', 'Add Papers from File…');
    await status('1 paper from latin1.bib, not UTF-8, so read as windows-1252').waitFor();
    await screen.openPapersView();
    await screen.row('latin1.bib').filter({ hasText: '1' }).click();
    await screen.row('Straße').filter({ hasText: 'K. Müller' }).waitFor();
  });

  it('so does a drop on the view', async () => {
    const { mouse } = screen.page;
    await (await inExplorer('dropped.bib')).hover();
    await mouse.down();
    // The view opens after a moment of dragging over its icon.
    await moveTo(screen.activityBarIcon);
    await moveTo(screen.rows.first());
    await mouse.up();
    await status('1 paper from dropped.bib').waitFor();
    // The drag opened the view, and its papers fill it.
    await screen.rows.first().click();
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
    await addLibrary();
    writeFileSync(library(), `@misc{One,\n  title = {{On}\n}\n${entry('Two')}`);
    await screen.message.filter({ hasText: 'library.bib, line 1, One could not be read' }).waitFor();
    await status('1 paper from library.bib, 1 entry could not be read: Show Log').waitFor();
    await screen.row('The Paper Two').waitFor();
  });

  it('a file that is deleted keeps its papers for now, and the view says what to do', async () => {
    await addLibrary();
    rmSync(library());
    await screen.message.filter({ hasText: 'library.bib is not there; what was read of it stays' }).waitFor();
    await screen.row('The Paper Two').waitFor();
  });

  it('the links are there after a restart; removed, they are not', async () => {
    await addLibrary();
    await screen.choose(await inExplorer('dropped.bib'), 'Paperside', 'Add Papers from File…');
    await status('1 paper from dropped.bib').waitFor();
    await paperside.workbench.reload();
    await screen.openPapersView();
    await screen.row('library.bib').waitFor();
    await screen.choose(screen.row('dropped.bib'), 'Remove Linked File…');
    await screen.row('dropped.bib').waitFor({ state: 'detached' });
    await screen.row('library.bib').waitFor();
  });
});
