// What the Command Palette offers: only what makes sense where the user is, and each command says what it is for.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { aboutFiles, aboutPapers, anywhere } from '../support/paletteCommands.ts';
import { replay } from '../support/replayServer.ts';
import type { Screen } from './screen.ts';
import { usePaperside } from './usePaperside.ts';

const removing: string[] = [
  'Set All Papers as Seen',
  'Remove Linked File…',
  'Remove Papers of a Source…',
  'Unfollow…',
];

/** So tall that the palette draws all of Paperside's commands: rows further down would have no element. */
const viewport = { width: 1280, height: 4000 };
const files = { 'mine.bib': '@misc{one, title = {One of Mine}, year = {2020}}\n' };

/** Those that remove something and that the palette has. */
async function offered(screen: Screen): Promise<string[]> {
  const rows = await paletteRows(screen);
  return removing.filter(command => rows.includes(command));
}

/** All of Paperside's commands that the palette has. */
async function paletteRows({ page, pickInput, pickRows }: Screen): Promise<string[]> {
  await page.keyboard.press('F1');
  await pickInput.fill('>Paperside: ');
  let rows: readonly string[] = [];
  await eventually(async () => {
    // The second label of a row is what it had when it was another pick's, and hidden.
    rows = await pickRows.evaluateAll(all =>
      all.map(row => row.querySelector('.label-name')?.textContent ?? ''),
    );
    assert.isNotEmpty(rows);
    for (const row of rows) assert.match(row, /^Paperside: /);
    assert.equal(await pickRows.first().getAttribute('aria-setsize'), String(rows.length));
  });
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // VS Code has a command of its own for each view.
  const titles = rows
    .map(row => row.replace('Paperside: ', ''))
    .filter(title => !/^Focus on .* View$/.test(title));
  assert.includeMembers(titles, anywhere);
  return titles;
}

describe('the Command Palette', () => {
  describe('in a window without a folder', () => {
    const { screen } = usePaperside({
      ...{ folder: '', viewport },
      settings: { 'paperside.landmarks': true },
    });

    it('offers nine commands, and those about files or a paper where there is one', async () => {
      assert.sameMembers(await paletteRows(screen), anywhere);
      await screen.runCommand('New Untitled Text File');
      await screen.tabs.filter({ hasText: 'Untitled' }).first().waitFor();
      assert.sameMembers(await paletteRows(screen), [...anywhere, ...aboutFiles]);
      await screen.runCommand('View: Close All Editors');
      await screen.openFoundPaper('tensor brain', 'The Tensor Brain');
      assert.sameMembers(await paletteRows(screen), [...anywhere, ...aboutPapers]);
    });

    it('marks the paper in front, and asks for the kind of papers to add', async () => {
      await screen.openFoundPaper('tensor brain', 'The Tensor Brain');
      await screen.runCommand('Paperside: Mark Paper…', 'Mark as Reading');
      await screen.abstract.getByRole('button', { name: 'Reading', exact: true, pressed: true }).waitFor();
      await screen.runCommand('Paperside: Add Papers…', 'By Id or Link…');
      await screen.pickTitle.filter({ hasText: 'Add Paper' }).waitFor();
      await screen.page.keyboard.press('Escape');
    });
  });

  describe('where there is nothing to remove', () => {
    const { screen } = usePaperside({ files, viewport, shared: true }, () => screen.openPapersView());

    it('offers nothing that removes', async () => {
      assert.deepEqual(await offered(screen), []);
    });

    it('asks for a paper to copy the citation of, and says so', async () => {
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

  describe('where there is something to remove', () => {
    const settings = {
      'paperside.follow': [{ source: 'huggingFace', daily: 'today' }],
      'paperside.files': ['mine.bib'],
    };
    const paperside = usePaperside({ files, online: true, settings, viewport }, async () => {
      paperside.services.on('/api/daily_papers', replay('hf_daily_papers.json'));
      await screen.openPapersView();
      await screen.page.locator('.statusbar-item', { hasText: 'new papers' }).first().waitFor();
    });
    const { screen } = paperside;

    it('offers to remove it, as long as it is there', async () => {
      assert.deepEqual(await offered(screen), removing);
      await screen.runCommand('Paperside: Set All Papers as Seen');
      await eventually(async () => {
        assert.deepEqual(await offered(screen), removing.slice(1));
      });
    });
  });
});
