// The reading list as a user keeps it: marked from every view, found, hidden, undone, shared, and there again after a reload.
import { assert } from 'chai';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

const listOf = (id: string, title: string): string =>
  JSON.stringify({ paperside: 'reading list', version: 1, papers: [{ id, title, status: 'read' }] });

describe('the reading list', () => {
  let folder: string;
  let workbench: Workbench;
  let screen: Screen;
  let listed: Locator;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paperside-listed-'));
    mkdirSync(join(folder, '.paperside'));
    writeFileSync(join(folder, '.paperside/reading-list.json'), listOf('doi:10.1000/team', 'Of the Team'));
    writeFileSync(join(folder, 'other.json'), listOf('doi:10.1000/other', 'Of Another Computer'));
    ({ workbench, screen } = await openPaperside({ folder, viewport: { width: 1280, height: 1000 } }));
    await screen.openPapersView();
    listed = await screen.unfold('Reading List');
  });
  after(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const group = (name: string, count: number): Promise<void> =>
    listed.filter({ hasText: new RegExp(`^${name}\\s*${count}$`) }).waitFor();
  const pressed = (name: string): Locator =>
    screen.abstract.getByRole('button', { name, exact: true, pressed: true });
  const search = async (query: string, title: string): Promise<Locator> => {
    await (await screen.openSearch()).fill(query);
    const first = screen.pickRows.first();
    await first.filter({ hasText: title }).waitFor();
    return first;
  };
  /** Types a path into VS Code's own dialog and presses its button. */
  const giveFile = async (path: string): Promise<void> => {
    const input = screen.page.locator('.quick-input-box input');
    await eventually(async () => {
      await input.fill(path, { timeout: 1500 });
      await screen.page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: 2000 });
    }, 20_000);
  };

  it('says what it is for while it is empty, and offers the workspace’s', async () => {
    const view = screen.view('Reading List');
    await view.getByText('This workspace shares a reading list').waitFor();
    await screen.runCommand("Paperside: Add the Workspace's Reading List");
    await group('To Read', 1);
    await view.getByText('This workspace shares a reading list').waitFor({ state: 'hidden' });
  });

  it('takes a paper from the abstract’s buttons, and leaves the badge to new papers', async () => {
    // Rows move while the paper that was just added takes its place; a user clicks again.
    await eventually(async () => {
      if (!(await screen.row('CoRe-ECG').isVisible())) await screen.row('Biosignals').click();
      await screen.row('CoRe-ECG').click({ timeout: 1500 });
      await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor({ timeout: 3000 });
    });
    await screen.abstract.getByRole('button', { name: 'To Read', exact: true }).click();
    await pressed('To Read').waitFor();
    await group('To Read', 2);
    await screen.row('CoRe-ECG').filter({ hasText: 'To Read' }).waitFor();
    assert.equal(await screen.page.locator('.activitybar .action-item', { hasText: /^\d+$/ }).count(), 0);
  });

  it('takes one from a search result, which stays open', async () => {
    const first = await search('tensor brain', 'The Tensor Brain');
    await first.hover();
    await first.getByRole('button', { name: 'Mark as To Read' }).click();
    await group('To Read', 3);
    await first.getByRole('button', { name: 'Mark as Read' }).waitFor();
    await first.getByRole('button', { name: 'Star', exact: true }).click();
    await first.getByRole('button', { name: 'Unstar', exact: true }).waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('takes a star from a row of the tree', async () => {
    await screen.row('Neural Codecs').hover();
    await screen.row('Neural Codecs').getByRole('button', { name: 'Star or Unstar' }).click();
    await screen.row('Neural Codecs').filter({ hasText: '★' }).waitFor();
    await group('Starred and Noted', 1);
  });

  it('has a note for each paper, written in an editor and saved as any file', async () => {
    await screen.choose(screen.row('CoRe-ECG'), 'Edit Note…');
    await screen.page.locator('.tab.active', { hasText: 'CoRe-ECG' }).waitFor();
    const editor = screen.page.locator('.editor-instance .monaco-editor').last();
    await editor.click();
    await screen.page.keyboard.type('# Ask the zebrafish people');
    await screen.page.keyboard.press('Control+S');
    await screen.row('CoRe-ECG').filter({ hasText: 'Ask the zebrafish people' }).waitFor();
    await screen.row('CoRe-ECG').click();
    await screen.abstract.getByText('Ask the zebrafish people').waitFor();
  });

  it('is searched by note, status and star', async () => {
    await search('zebrafish', 'CoRe-ECG');
    await search('status:toRead ecg', 'CoRe-ECG');
    await search('is:starred', 'Neural Codecs');
    await screen.pickRows.filter({ hasText: 'The Tensor Brain' }).waitFor();
    assert.equal(await screen.pickRows.filter({ hasText: 'CoRe-ECG' }).count(), 0);
    await screen.page.keyboard.press('Escape');
  });

  it('hides what is dismissed elsewhere, until that is undone', async () => {
    await screen.row('CoRe-ECG').click();
    await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.abstract.getByRole('button', { name: 'Dismissed', exact: true }).click();
    await screen.row('CoRe-ECG').waitFor({ state: 'detached' });
    await group('Dismissed', 1);
    await screen.runCommand('Paperside: Undo Reading List Change');
    await screen.row('CoRe-ECG').filter({ hasText: 'To Read' }).waitFor();
    await pressed('To Read').waitFor();
  });

  it('is there after a reload', async () => {
    await workbench.reload();
    await screen.openPapersView();
    listed = await screen.unfold('Reading List');
    await group('To Read', 3);
    await group('Starred and Noted', 1);
  });

  it('is exported to a file, and takes in another computer’s', async () => {
    const path = join(folder, 'mine.json');
    await screen.runCommand('Paperside: Export Reading List');
    await giveFile(path);
    await eventually(() => {
      assert.include(readFileSync(path, 'utf8'), 'Ask the zebrafish people');
    });
    await screen.runCommand('Paperside: Import Reading List');
    await giveFile(join(folder, 'other.json'));
    await group('Read', 1);
  });

  it('is written into the workspace on the user’s word alone', async () => {
    const path = join(folder, '.paperside/reading-list.json');
    rmSync(path);
    await screen.runCommand('Paperside: Share Reading List in Workspace');
    const dialog = screen.page.getByRole('dialog', { name: /Write your reading list/ });
    await dialog.waitFor();
    assert.isFalse(existsSync(path));
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await eventually(() => {
      assert.include(readFileSync(path, 'utf8'), 'Of Another Computer');
    });
    await screen.page.locator('.tab.active', { hasText: 'reading-list.json' }).waitFor();
  });
});
