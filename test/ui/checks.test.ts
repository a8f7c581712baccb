// "Check Citations" by keyboard: what it asks before, what it says after, the Problems view, and a quick fix.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { servePapers } from '../support/paperServices.ts';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const bibliography = `@misc{he,
  title = {Deep Residual Learning for Image Recognition},
  author = {He, Kaiming and others},
  eprint = {1706.03762},
  archivePrefix = {arXiv}
}

@misc{vaswani,
  title = {Attention is all you need},
  author = {Vaswani, Ashish and others},
  eprint = {1706.03762},
  archivePrefix = {arXiv}
}
`;
const papers = [
  { arxiv: '1512.03385', title: 'Deep Residual Learning for Image Recognition', authors: ['Kaiming He'] },
  { arxiv: '1706.03762', title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] },
];

describe('checking citations', () => {
  const paperside = usePaperside(
    { online: true, viewport: { width: 1280, height: 900 }, files: { 'refs.bib': bibliography } },
    screen => screen.openFile('refs.bib'),
  );
  const { screen } = paperside;
  const dialog = () => screen.page.locator('.monaco-dialog-box');
  const notification = (text: string): Promise<Locator> => screen.notification(text);
  const problems = () => screen.page.locator('.markers-panel .monaco-list-row');
  const press = (key: string) => screen.page.keyboard.press(key);

  it('asks, finds, says what it found, and mends it', async () => {
    servePapers(paperside.services, papers);
    await screen.runCommand('Paperside: Check Citations in This File');
    await dialog().getByText('Check 2 citations online?').waitFor();
    await dialog()
      .getByText('1 id goes to arXiv. What it does not have goes to Semantic Scholar, too.')
      .waitFor();
    assert.isEmpty(paperside.services.requests);
    // The first button has the focus.
    await press('Enter');
    await notification('2 citations checked: 1 warning.');
    await screen.runCommand('Problems: Focus on Problems View');
    await problems()
      .filter({ hasText: 'is the id of another paper, “Attention Is All You Need”' })
      .filter({ hasText: 'other-paper' })
      .waitFor();

    await screen.runCommand('View: Focus Active Editor Group');
    await press('Control+Home');
    await press('F8');
    await screen.page.locator('.marker-widget').filter({ hasText: 'another paper' }).waitFor();
    await press('Escape');
    await eventually(async () => {
      await press('Control+.');
      await screen.page.locator('.action-widget').getByText('Use 1512.03385').waitFor({ timeout: 1500 });
    });
    await press('Enter');
    await screen.page.locator('.view-line').filter({ hasText: 'eprint = {1512.03385}' }).waitFor();
    await problems().filter({ hasText: 'another paper' }).waitFor({ state: 'detached' });
    await press('Control+s');
    await eventually(() => {
      assert.include(readFileSync(join(paperside.folder, 'refs.bib'), 'utf8'), 'eprint = {1512.03385}');
    });
  });

  it('sends nothing when told so, and says what is unchecked', async () => {
    await screen.runCommand('Paperside: Check Citations in This File');
    await dialog().getByRole('button', { name: 'Check Offline' }).click();
    await notification('2 citations checked: nothing found. 1 id or title is unchecked.');
    assert.isEmpty(paperside.services.requests);
  });

  it('a finding leads to its explanation', async () => {
    servePapers(paperside.services, papers);
    await screen.runCommand('Paperside: Check Citations in This File');
    await dialog().getByRole('button', { name: 'Check', exact: true }).click();
    const summary = await notification('2 citations checked: 1 warning.');
    await summary.getByRole('button', { name: 'Show Problems' }).click();
    await problems()
      .getByText('other-paper')
      .click({ modifiers: ['ControlOrMeta'] });
    await screen.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .getByRole('heading', { name: 'other-paper' })
      .waitFor();
  });
});
