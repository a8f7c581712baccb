// The reading list: marks from every view, found by search, hidden, undone, shared, and kept across a reload.
import { assert } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { earlierList } from './earlierList.ts';
import type { Screen } from './screen.ts';
import { usePaperside } from './usePaperside.ts';

const listOf = (id: string, title: string): string =>
  JSON.stringify({ paperside: 'reading list', version: 1, papers: [{ id, title, status: 'read' }] });
const note = 'Ask the zebrafish people';
const viewport = { width: 1280, height: 1000 };

const open = async (screen: Screen): Promise<void> => {
  await screen.openPapersView();
  await screen.unfold('Reading List');
};
const group = (screen: Screen, name: string, count: number): Promise<void> =>
  screen
    .view('Reading List')
    .locator('.monaco-list-row', { hasText: new RegExp(`^${name}\\s*${count}$`) })
    .waitFor();
const pressed = (screen: Screen, name: string): Promise<void> =>
  screen.abstract.getByRole('button', { name, exact: true, pressed: true }).waitFor();
const search = async (screen: Screen, query: string, title: string): Promise<Locator> => {
  await (await screen.openSearch()).fill(query);
  const first = screen.pickRows.first();
  await first.filter({ hasText: title }).waitFor();
  return first;
};

describe('the reading list, while it is empty', () => {
  const files = { '.paperside/reading-list.json': listOf('doi:10.1000/team', 'Of the Team') };
  const { screen } = usePaperside({ files, viewport }, () => open(screen));

  it('says what it is for, and offers the workspace’s', async () => {
    const view = screen.view('Reading List');
    await view.getByText('This workspace shares a reading list').waitFor();
    await screen.runCommand("Paperside: Add the Workspace's Reading List");
    await group(screen, 'To Read', 1);
    await view.getByText('This workspace shares a reading list').waitFor({ state: 'hidden' });
  });

  it('takes a paper from the abstract’s buttons, and leaves the badge to new papers', async () => {
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await screen.abstract.getByRole('button', { name: 'To Read', exact: true }).click();
    await pressed(screen, 'To Read');
    await group(screen, 'To Read', 1);
    await screen.row('CoRe-ECG').filter({ hasText: 'To Read' }).waitFor();
    assert.equal(await screen.page.locator('.activitybar .action-item', { hasText: /^\d+$/ }).count(), 0);
  });

  it('takes one from a search result, which stays open', async () => {
    const first = await search(screen, 'tensor brain', 'The Tensor Brain');
    await first.hover();
    await first.getByRole('button', { name: 'Mark as To Read' }).click();
    await group(screen, 'To Read', 1);
    await first.getByRole('button', { name: 'Mark as Read' }).waitFor();
    await first.getByRole('button', { name: 'Star', exact: true }).click();
    await first.getByRole('button', { name: 'Unstar', exact: true }).waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('takes a star from a row of the tree', async () => {
    await screen.row('Biosignals').click();
    await screen.row('Neural Codecs').hover();
    await screen.row('Neural Codecs').getByRole('button', { name: 'Star or Unstar' }).click();
    await screen.row('Neural Codecs').filter({ hasText: '★' }).waitFor();
    await group(screen, 'Starred and Noted', 1);
  });

  it('has a note for each paper, written in an editor and saved as any file', async () => {
    await screen.row('Biosignals').click();
    await screen.choose(screen.row('CoRe-ECG'), 'Mark', 'Edit Note…');
    await screen.page.locator('.tab.active', { hasText: 'CoRe-ECG' }).waitFor();
    const editor = screen.page.locator('.editor-instance .monaco-editor').last();
    await editor.click();
    await screen.page.keyboard.type(`# ${note}`);
    await screen.page.keyboard.press('Control+S');
    await screen.row('CoRe-ECG').filter({ hasText: note }).waitFor();
    await screen.row('CoRe-ECG').click();
    await screen.abstract.getByText(note).waitFor();
  });
});

describe('the reading list of earlier', () => {
  const other = 'Of Another Computer';
  const paperside = usePaperside(
    {
      ...{ viewport, files: { 'other.json': listOf('doi:10.1000/other', other) } },
      earlier: earlierList({
        'CoRe-ECG': { status: 'toRead', note },
        'The Tensor Brain': { status: 'toRead', starred: true },
        'Neural Codecs': { starred: true },
      }),
    },
    () => open(screen),
  );
  const { screen } = paperside;

  /** Types a path into VS Code's own file dialog and presses its button, again while the dialog is busy. */
  const giveFile = async (title: string, path: string): Promise<void> => {
    const dialog = screen.pickTitle.filter({ hasText: title });
    await dialog.waitFor();
    // Once the dialog has read the folder, it replaces the typed text by its own path.
    await screen.pickRows.first().waitFor();
    await eventually(async () => {
      if (!(await dialog.isVisible())) return;
      await screen.pickInput.fill(path, { timeout: 1500 });
      await screen.page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden', timeout: 2000 });
    }, 20_000);
  };
  const importOther = async (): Promise<void> => {
    await screen.runCommand('Paperside: Export, Import or Share Reading List', 'Import…');
    await giveFile('Import Reading List', join(paperside.folder, 'other.json'));
    await group(screen, 'Read', 1);
  };

  it('is searched by note, status and star', async () => {
    await search(screen, 'zebrafish', 'CoRe-ECG');
    await search(screen, 'status:toRead ecg', 'CoRe-ECG');
    await search(screen, 'is:starred', 'Neural Codecs');
    await screen.pickRows.filter({ hasText: 'The Tensor Brain' }).waitFor();
    assert.equal(await screen.pickRows.filter({ hasText: 'CoRe-ECG' }).count(), 0);
    await screen.page.keyboard.press('Escape');
  });

  it('hides what is dismissed elsewhere, until that is undone', async () => {
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await screen.abstract.getByRole('button', { name: 'Dismissed', exact: true }).click();
    await screen.row('CoRe-ECG').waitFor({ state: 'detached' });
    await group(screen, 'Dismissed', 1);
    await screen.runCommand('Paperside: Undo Reading List Change');
    await screen.row('CoRe-ECG').filter({ hasText: 'To Read' }).waitFor();
    await pressed(screen, 'To Read');
  });

  it('is there after a reload, with what was added since', async () => {
    await group(screen, 'To Read', 2);
    await screen.openPaper('Cognition', 'The Consciousness Prior');
    await screen.abstract.getByRole('button', { name: 'To Read', exact: true }).click();
    await group(screen, 'To Read', 3);
    await pressed(screen, 'To Read');
    await paperside.workbench.reload();
    await open(screen);
    await group(screen, 'To Read', 3);
    await group(screen, 'Starred and Noted', 1);
  });

  it('is exported to a file', async () => {
    const path = join(paperside.folder, 'mine.json');
    await screen.runCommand('Paperside: Export, Import or Share Reading List', 'Export…');
    await giveFile('Export Reading List', path);
    await eventually(() => {
      assert.include(readFileSync(path, 'utf8'), note);
    });
  });

  it('takes in another computer’s', importOther);

  it('is written into the workspace on the user’s word alone, with what has just been taken in', async () => {
    await importOther();
    const path = join(paperside.folder, '.paperside/reading-list.json');
    await screen.runCommand('Paperside: Export, Import or Share Reading List', 'Share in Workspace…');
    const dialog = screen.page.getByRole('dialog', { name: /Write your reading list/ });
    await dialog.waitFor();
    assert.isFalse(existsSync(path));
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await eventually(() => {
      assert.include(readFileSync(path, 'utf8'), note);
    });
    assert.include(readFileSync(path, 'utf8'), other);
    await screen.page.locator('.tab.active', { hasText: 'reading-list.json' }).waitFor();
  });
});
