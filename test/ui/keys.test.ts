// Citation keys by keyboard: F12 from a citation to its entry, and F2 to rename it everywhere.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const files = {
  'paper.tex': '\\cite{prior} and \\cite{other}\n',
  'part/notes.md': 'See [@prior].\n',
  'refs.bib':
    '@misc{other, title = {Other}}\n@article{prior,\n  title = {The Consciousness Prior},\n  eprint = {1709.08568}\n}\n',
};

describe('citation keys', () => {
  const settings = { 'files.autoSave': 'off' };
  const paperside = usePaperside({ files, settings, shared: true }, async () => {
    await screen.openPapersView();
    await screen.openFile('paper.tex');
  });
  const { screen } = paperside;

  const textOf = (name: string): string => readFileSync(join(paperside.folder, name), 'utf8');

  it('lead to their entry with F12, and are renamed everywhere with F2, and back in one step', async () => {
    const { keyboard } = screen.page;
    await keyboard.press('Control+Home');
    for (let column = 0; column < 8; column++) await keyboard.press('ArrowRight');
    await screen.cursor.filter({ hasText: 'Col 9' }).waitFor();
    await keyboard.press('F12');
    await screen.page.locator('.tab.active', { hasText: 'refs.bib' }).waitFor();
    await screen.cursor.filter({ hasText: 'Ln 2, Col 10' }).waitFor();
    await keyboard.press('F2');
    const box = screen.page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'prior');
    await box.fill('bengio2017');
    await keyboard.press('Enter');
    await eventually(() => {
      for (const [name, text] of Object.entries(files))
        assert.equal(textOf(name), text.replace(/\bprior\b/, 'bengio2017'));
    });
    // What is undone while VS Code still saves it counts as saved. The badge is the number of files with unsaved changes.
    const explorer = screen.page.locator('.activitybar').getByRole('tab', { name: /^Explorer/ });
    await explorer.locator('.badge').waitFor({ state: 'hidden' });
    // One step takes all of it back.
    await keyboard.press('Control+Z');
    await screen.page.locator('.view-line', { hasText: '@article{prior,' }).waitFor();
    // VS Code opens what has unsaved changes and no tab; Save All means tabs.
    await screen.tabs.filter({ hasText: 'notes.md' }).waitFor();
    await screen.runCommand('File: Save All');
    await eventually(() => {
      for (const [name, text] of Object.entries(files)) assert.equal(textOf(name), text);
    });
  });

  it('say in the box why they are not renamed', async () => {
    const { keyboard } = screen.page;
    await keyboard.press('Control+Home');
    for (let column = 0; column < 8; column++) await keyboard.press('ArrowRight');
    await screen.cursor.filter({ hasText: 'Col 9' }).waitFor();
    const box = screen.page.locator('.rename-box input');
    await keyboard.press('F2');
    await box.waitFor();
    await box.fill('other');
    await keyboard.press('Enter');
    await screen.page.getByText('The key other is taken in refs.bib').first().waitFor();
    assert.equal(textOf('paper.tex'), files['paper.tex']);
  });
});

describe('citation keys, in an untrusted workspace', () => {
  const { screen } = usePaperside({ files, workspaceTrust: true }, async () => {
    await screen.openPapersView();
    await screen.openFile('paper.tex');
  });

  it('mean nothing until it is trusted, and renaming says so', async () => {
    const { keyboard } = screen.page;
    await keyboard.press('Control+Home');
    for (let column = 0; column < 8; column++) await keyboard.press('ArrowRight');
    await screen.cursor.filter({ hasText: 'Col 9' }).waitFor();
    await keyboard.press('F2');
    await screen.page.getByText('Paperside reads .bib files only in a trusted workspace.').first().waitFor();
    await screen.unfold('Papers in This Workspace');
    await screen.page.getByText('Manage Workspace Trust').first().click();
    await screen.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await screen.openFile('paper.tex');
    await keyboard.press('Control+Home');
    for (let column = 0; column < 8; column++) await keyboard.press('ArrowRight');
    await screen.cursor.filter({ hasText: 'Col 9' }).waitFor();
    await keyboard.press('F12');
    await screen.page.locator('.tab.active', { hasText: 'refs.bib' }).waitFor();
  });
});
