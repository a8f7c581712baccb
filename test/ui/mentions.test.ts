// Papers mentioned in code: the hover, the view of papers in the workspace, and "Cited here" below the abstract.
import { assert } from 'chai';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Screen } from './screen.ts';
import { usePaperside } from './usePaperside.ts';

const view = 'Papers in This Workspace';
const title = 'The Consciousness Prior';
const code = `# A low-dimensional conscious state
prior = fit(states)  # after arXiv:1709.08568v2
`;

const viewport = { width: 1280, height: 1000 };
const files = {
  'prior.py': code,
  'notes.md': 'See [it](https://arxiv.org/abs/1709.08568) and doi:10.1000/none1.\n',
};
const openAbstract = async (screen: Screen): Promise<void> => {
  await screen.openFoundPaper('consciousness prior', title);
  await screen.abstract.getByRole('heading', { name: 'Cited here' }).waitFor();
};
const places = (screen: Screen): Locator => screen.abstract.getByRole('link', { name: /:\d+$/ });

describe('papers in code', () => {
  const { screen } = usePaperside({ viewport, files, shared: true }, () => screen.openPapersView());

  it('the abstract has the lines that cite it, and leads back to them, beside the page', async () => {
    await openAbstract(screen);
    await eventually(async () => {
      assert.deepEqual(await places(screen).allTextContents(), ['notes.md:1', 'prior.py:2']);
    });
    await screen.abstract.getByRole('link', { name: 'prior.py:2' }).click();
    await screen.cursor.filter({ hasText: 'Ln 2' }).filter({ hasText: 'selected' }).waitFor();
    await screen.heading.filter({ hasText: title }).waitFor();
  });

  it('the hover on an id, by keyboard, shows the paper and marks it', async () => {
    await openAbstract(screen);
    await screen.abstract.getByRole('link', { name: 'prior.py:2' }).click();
    await screen.cursor.filter({ hasText: 'Ln 2' }).filter({ hasText: 'selected' }).waitFor();
    await screen.runCommand('Show or Focus Hover');
    const hover = screen.page.locator('.monaco-hover:visible', { hasText: title });
    await hover.getByText('Yoshua Bengio').waitFor();
    await hover.getByRole('link', { name: 'To Read' }).click();
    await screen.abstract.getByRole('button', { name: 'To Read', exact: true, pressed: true }).waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('the view has the papers that the workspace names, each with its lines', async () => {
    const rows = await screen.unfold(view);
    await rows.filter({ hasText: 'doi:10.1000/none1' }).filter({ hasText: '1 place' }).waitFor();
    const row = rows.filter({ hasText: title }).filter({ hasText: '2 places' });
    await row.locator('.monaco-tl-twistie').click();
    await rows.filter({ hasText: 'notes.md:1' }).click();
    await screen.page.locator('.tab.active', { hasText: 'notes.md' }).waitFor();
    // A paper opens, as in every other view, and the view keeps the focus; one that is not known has only its lines.
    await row.click();
    await screen.heading.filter({ hasText: title }).waitFor();
    await screen.page.keyboard.press('ArrowRight');
    await rows.filter({ hasText: 'prior.py:2' }).waitFor();
    const unknown = rows.filter({ hasText: /^doi:10\.1000/ });
    await unknown.click();
    await unknown.and(screen.page.locator('[aria-expanded=true]')).waitFor();
  });
});

describe('papers in code that changes', () => {
  const paperside = usePaperside({ viewport, files }, () => screen.openPapersView());
  const { screen } = paperside;

  it('a file that is saved is current at once, here and under the abstract', async () => {
    await openAbstract(screen);
    await screen.abstract.getByRole('link', { name: 'prior.py:2' }).click();
    await screen.cursor.filter({ hasText: 'Ln 2' }).filter({ hasText: 'selected' }).waitFor();
    await screen.page.keyboard.press('Control+Home');
    await screen.page.keyboard.type('# arXiv:1709.08568\n');
    await screen.page.keyboard.press('Control+S');
    const rows = await screen.unfold(view);
    await rows.filter({ hasText: title }).filter({ hasText: '3 places' }).waitFor();
    await eventually(async () => {
      assert.equal(await places(screen).count(), 3);
    });
  });

  it('so is one that something else changes, and a folder that is moved', async () => {
    const { folder } = paperside;
    const rows = await screen.unfold(view);
    const row = rows.filter({ hasText: title }).filter({ hasText: '2 places' });
    await row.locator('.monaco-tl-twistie').click();
    mkdirSync(join(folder, 'part'));
    writeFileSync(join(folder, 'part/more.md'), 'arXiv:1709.08568\n');
    await rows.filter({ hasText: title }).filter({ hasText: '3 places' }).waitFor();
    renameSync(join(folder, 'part'), join(folder, 'moved'));
    await rows.filter({ hasText: 'moved/more.md:1' }).waitFor();
    await rows.filter({ hasText: title }).filter({ hasText: '3 places' }).waitFor();
    rmSync(join(folder, 'moved'), { recursive: true });
    await rows.filter({ hasText: title }).filter({ hasText: '2 places' }).waitFor();
  });
});

describe('papers in code, without a folder', () => {
  const { screen } = usePaperside({ folder: '' });

  it('the view says what to do', async () => {
    await screen.openPapersView();
    await screen.unfold(view);
    await screen.view(view).getByText('Open a folder to see the papers').waitFor();
  });
});

describe('papers in code, in an untrusted workspace', () => {
  const { screen } = usePaperside({ files: { 'prior.py': code }, workspaceTrust: true });

  it('the view says that nothing has been read, and reads once it is trusted', async () => {
    await screen.openPapersView();
    const rows = await screen.unfold(view);
    await screen.view(view).getByText('This workspace is not trusted yet').waitFor();
    assert.equal(await rows.count(), 0);
    await screen.view(view).getByText('Manage Workspace Trust').click();
    await screen.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await rows.filter({ hasText: title }).waitFor();
  });
});
