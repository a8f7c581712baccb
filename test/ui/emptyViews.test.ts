// What each empty view offers next: one button, and words that are at hand.
import { assert } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { PapersFile } from './extensionCopy.ts';
import { usePaperside } from './usePaperside.ts';

const related = 'Related to This File';
const settingsFile = '.vscode/settings.json';

/** Keeps one of the bundled papers. */
const onePaper = (text: string): string => {
  const file = PapersFile.parse(JSON.parse(text));
  return JSON.stringify({ ...file, papers: file.papers.slice(0, 1) });
};
const noPaper = (text: string): string =>
  JSON.stringify({ ...PapersFile.parse(JSON.parse(text)), papers: [] });

describe('empty views, with a folder', () => {
  const paperside = usePaperside(
    {
      files: {
        'model.py': readFileSync(join(root, 'test/fixtures/typical/attention.py')),
        [settingsFile]: JSON.stringify({ 'paperside.landmarks': false }),
      },
    },
    () => screen.openPapersView(),
  );
  const { screen } = paperside;

  it('Related: without a file offers to go to one; without landmarks turns them on, where they are off', async () => {
    const view = screen.view(related);
    await view.getByRole('button', { name: 'Go to File…' }).click();
    await screen.pickInput.waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.openFile('model.py');
    await view.getByText('Nothing in this file points to a paper').waitFor();
    assert.equal(await view.locator('.welcome-view .monaco-button').count(), 1);
    await view.locator('.welcome-view .monaco-link', { hasText: 'turn on the landmarks' }).click();
    await screen.related.first().filter({ hasText: 'Attention Is' }).waitFor();
    const settings = readFileSync(join(paperside.folder, settingsFile), 'utf8');
    assert.deepEqual(JSON.parse(settings), { 'paperside.landmarks': true });
  });

  it('Related: with landmarks lets the catalogue grow', async () => {
    writeFileSync(join(paperside.folder, settingsFile), '{"paperside.landmarks": true}');
    writeFileSync(join(paperside.folder, 'cart.ts'), 'export const total = 1;\n');
    await screen.openFile('cart.ts');
    const view = screen.view(related);
    await view.getByRole('button', { name: 'Search Online…' }).waitFor();
    await view.locator('.welcome-view .monaco-link', { hasText: 'follow' }).click();
    await screen.pickTitle.filter({ hasText: 'Follow' }).waitFor();
  });

  it('Papers: the filter clears, or its words go to the search', async () => {
    await screen.runCommand('Paperside: Filter Papers');
    await screen.pickInput.fill('zebrafish');
    await screen.page.keyboard.press('Enter');
    const view = screen.view('Papers');
    await view.getByText('No paper passes the filter.').waitFor();
    assert.equal(await view.locator('.welcome-view .monaco-button').count(), 1);
    await view.locator('.welcome-view .monaco-link', { hasText: 'search for its words' }).click();
    await screen.pickTitle.filter({ hasText: 'Search Papers' }).waitFor();
    assert.equal(await screen.pickInput.inputValue(), 'zebrafish');
    await screen.pickRows.filter({ hasText: 'Search online' }).waitFor();
  });
});

describe('empty views, with one paper', () => {
  const { screen } = usePaperside({ papers: onePaper }, () => screen.openPapersView());

  it('Similar papers: says that there is none, and searches online with its words', async () => {
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    const title = (await screen.heading.textContent()) ?? '';
    await screen.abstract.getByText('No other paper in the catalogue is much like it.').waitFor();
    await screen.abstract.getByRole('button', { name: 'Search Online…' }).click();
    await screen.pickTitle.filter({ hasText: `Search Online for Papers Related to “${title}”` }).waitFor();
    assert.include(await screen.pickInput.inputValue(), 'ecg');
  });
});

describe('empty views, without papers and without a folder', () => {
  const { screen } = usePaperside({ papers: noPaper, folder: '' });

  it('Papers: turns the landmarks on; Related: opens a file', async () => {
    await screen.activityBarIcon.click();
    await screen.view(related).getByRole('button', { name: 'Open File…' }).waitFor();
    await screen.view('Papers').getByRole('button', { name: 'Turn On Landmarks' }).click();
    await screen.row('Transformers and language models').waitFor();
  });
});
