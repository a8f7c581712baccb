// Browsing in the sidebar and the abstract, by mouse and by keyboard alone.
import { assert } from 'chai';
import { bundledPapers } from '../support/papers.ts';
import { usePaperside } from './usePaperside.ts';

describe('the Papers view', () => {
  const paperside = usePaperside();
  const { screen } = paperside;

  it('opens by its icon in the Activity Bar: 8 themes with their counts', async () => {
    await screen.openPapersView();
    assert.equal(await screen.rows.count(), 8);
    await screen.row('Biosignals & Health').filter({ hasText: '4' }).waitFor();
  });

  it('groups by year, and the choice and the abstract outlive a reload', async () => {
    await screen.openPaper('Biosignals', 'Neural Codecs');
    await screen.runCommand('Paperside: Group, Sort or Hide Papers', 'Group by Year');
    await screen.row('2013').waitFor();
    await paperside.workbench.reload();
    await screen.heading.filter({ hasText: 'Neural Codecs as Biosignal Tokenizers' }).waitFor();
    await screen.row('2013').waitFor();
  });
});

describe('browsing, by mouse', () => {
  const { screen } = usePaperside({ shared: true });

  it('a theme opens to its papers, a paper to its abstract', async () => {
    const { papers } = await bundledPapers();
    const paper = papers.find(({ title }) => title.startsWith('CoRe-ECG'));
    assert.isDefined(paper);
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await screen.heading.filter({ hasText: paper.title }).waitFor();
    await screen.abstract.getByText(paper.abstract, { exact: true }).waitFor();
    const links = screen.abstract.getByRole('navigation', { name: 'Links' }).getByRole('link');
    assert.deepEqual(await links.allTextContents(), ['arXiv', 'PDF', 'Hugging Face']);
  });

  it('another paper takes the same tab', async () => {
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await screen.openPaper('Biosignals', 'Neural Codecs');
    await screen.heading.filter({ hasText: 'Neural Codecs as Biosignal Tokenizers' }).waitFor();
    assert.equal(await screen.tabs.filter({ hasText: /CoRe|Neural Codecs/ }).count(), 1);
  });

  it('a link asks VS Code to open its https address', async () => {
    await screen.openPaper('Biosignals', 'Neural Codecs');
    await screen.abstract.getByRole('link', { name: 'arXiv' }).click();
    const dialog = screen.page.getByRole('dialog', { name: /external website/ });
    await dialog.filter({ hasText: 'https://arxiv.org/abs/2510.09095' }).waitFor();
    await screen.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('the page can be searched', async () => {
    await screen.openPaper('Biosignals', 'Neural Codecs');
    await screen.abstract.getByText('Neurophysiological recordings').click();
    await screen.page.keyboard.press('Control+F');
    const find = screen.page.locator('.webview-find-widget.visible, .simple-find-part.visible');
    await find.waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('Reveal in Papers finds the abstract that is shown', async () => {
    await screen.openPaper('Biosignals', 'Neural Codecs');
    await screen.abstract.getByText('Neurophysiological recordings').click();
    await screen.row('Biosignals').click();
    await screen.row('Neural Codecs').waitFor({ state: 'detached' });
    await screen.abstract.getByText('Neurophysiological recordings').click();
    await screen.runCommand('Paperside: Reveal in Papers');
    const selected = screen.page.locator('.sidebar .monaco-list-row.selected');
    await selected.filter({ hasText: 'Neural Codecs' }).waitFor();
  });
});

describe('browsing, by keyboard alone', () => {
  const { screen } = usePaperside({ hostKind: 'web' });

  it('opens a paper from the view, in the web-worker host, and walks on down the list, which kept the focus', async () => {
    const focused = (text: string) =>
      screen.page.locator('.sidebar .monaco-list-row.focused', { hasText: text });
    await screen.runCommand('Paperside: Show Papers');
    await focused('Biosignals').waitFor();
    for (const key of ['End', 'ArrowRight']) await screen.page.keyboard.press(key);
    await screen.row('EMBER').waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await focused('EMBER').waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'EMBER: Autonomous Cognitive Behaviour' }).waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'HippoMM' }).waitFor();
  });
});
