// The sidebar and the abstract, by mouse and by keyboard alone.
import { assert } from 'chai';
import { bundledPapers } from '../support/papers.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

describe('browsing, by mouse', () => {
  let workbench: Workbench;
  let screen: Screen;
  before(async () => {
    ({ workbench, screen } = await openPaperside());
  });
  after(() => workbench.close());

  it('the Activity Bar icon opens the view: 8 themes with their counts', async () => {
    await screen.openPapersView();
    assert.equal(await screen.rows.count(), 8);
    await screen.row('Biosignals & Health').filter({ hasText: '4' }).waitFor();
  });

  it('a theme opens to its papers, a paper to its abstract', async () => {
    const { papers } = await bundledPapers();
    const paper = papers.find(({ title }) => title.startsWith('CoRe-ECG'));
    assert.isDefined(paper);
    await screen.row('Biosignals').click();
    await screen.row('CoRe-ECG').click();
    await screen.heading.filter({ hasText: paper.title }).waitFor();
    await screen.abstract.getByText(paper.abstract, { exact: true }).waitFor();
    await screen.abstract.getByText(paper.authors.join(', '), { exact: true }).waitFor();
    const links = screen.abstract.getByRole('navigation').getByRole('link');
    assert.deepEqual(await links.allTextContents(), ['arXiv', 'PDF', 'Hugging Face']);
  });

  it('another paper takes the same tab', async () => {
    await screen.row('Neural Codecs').click();
    await screen.heading.filter({ hasText: 'Neural Codecs as Biosignal Tokenizers' }).waitFor();
    assert.equal(await screen.tabs.filter({ hasText: /CoRe|Neural Codecs/ }).count(), 1);
  });

  it('a link asks VS Code to open its https address', async () => {
    await screen.abstract.getByRole('link', { name: 'arXiv' }).click();
    const dialog = screen.page.getByRole('dialog', { name: /external website/ });
    await dialog.filter({ hasText: 'https://arxiv.org/abs/2510.09095' }).waitFor();
    await screen.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('the page can be searched', async () => {
    await screen.abstract.getByText('Neurophysiological recordings').click();
    await screen.page.keyboard.press('Control+F');
    const find = screen.page.locator('.webview-find-widget.visible, .simple-find-part.visible');
    await find.waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('the view groups by year, and the choice and the abstract outlive a reload', async () => {
    await screen.runCommand('Paperside: Group by Year');
    await screen.row('2013').waitFor();
    await workbench.reload();
    await screen.heading.filter({ hasText: 'Neural Codecs as Biosignal Tokenizers' }).waitFor();
    await screen.row('2013').waitFor();
  });

  it('Reveal in Papers finds the abstract that is shown', async () => {
    await screen.abstract.getByText('Neurophysiological recordings').click();
    await screen.runCommand('Paperside: Reveal in Papers');
    const selected = screen.page.locator('.sidebar .monaco-list-row.selected');
    await selected.filter({ hasText: 'Neural Codecs' }).waitFor();
  });
});

describe('browsing, by keyboard alone', () => {
  let workbench: Workbench;
  let screen: Screen;
  before(async () => {
    ({ workbench, screen } = await openPaperside({ hostKind: 'web' }));
  });
  after(() => workbench.close());

  it('opens a paper from the view, in the web-worker host', async () => {
    await screen.runCommand('Paperside: Show Papers');
    await screen.page.locator('.sidebar .monaco-list-row.focused', { hasText: 'Biosignals' }).waitFor();
    for (const key of ['End', 'ArrowRight']) await screen.page.keyboard.press(key);
    await screen.row('EMBER').waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.locator('.sidebar .monaco-list-row.focused', { hasText: 'EMBER' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'EMBER: Autonomous Cognitive Behaviour' }).waitFor();
  });

  it('walks on down the list, which kept the focus', async () => {
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'HippoMM' }).waitFor();
  });
});
