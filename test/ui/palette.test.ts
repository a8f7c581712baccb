// What the Command Palette offers: what removes something only where there is something, and each command says what it is for.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { replay } from '../support/replayServer.ts';
import type { Screen } from './screen.ts';
import { usePaperside } from './usePaperside.ts';

const removing = [
  'Mark All Papers as Seen',
  'Remove Linked File…',
  'Remove Papers of a Source…',
  'Unfollow…',
] as const;

/** So tall that the palette draws all of Paperside's commands: rows further down would have no element. */
const viewport = { width: 1280, height: 4000 };
const files = { 'mine.bib': '@misc{one, title = {One of Mine}, year = {2020}}\n' };

/** Those of the commands that the palette has. */
async function offered({ page, pickRows }: Screen): Promise<readonly string[]> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill('>Paperside: ');
  let rows: readonly string[] = [];
  await eventually(async () => {
    rows = await pickRows.locator('.label-name').allInnerTexts();
    assert.isNotEmpty(rows);
    for (const row of rows) assert.match(row, /^Paperside: /);
    assert.equal(await pickRows.first().getAttribute('aria-setsize'), String(rows.length));
  });
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  assert.include(rows, 'Paperside: Follow…');
  return removing.filter(command => rows.includes(`Paperside: ${command}`));
}

describe('the Command Palette', () => {
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
      await screen.runCommand('Paperside: Mark All Papers as Seen');
      await eventually(async () => {
        assert.deepEqual(await offered(screen), removing.slice(1));
      });
    });
  });
});
