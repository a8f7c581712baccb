// Notes: written in place, or in an editor that opens beside the text being read, belongs to the paper, and is rendered as Markdown below it.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { savedInList } from './savedList.ts';
import { usePaperside } from './usePaperside.ts';

const hint = 'What do you think of this paper?';

describe('a note', () => {
  const viewport = { width: 1280, height: 1000 };
  const paperside = usePaperside({ viewport, shared: true }, () => screen.openPapersView());
  const { screen } = paperside;

  /** Each test takes another paper, because a note stays. */
  const openAbstract = (title: string): Promise<void> => screen.openFoundPaper(title, title);
  const editNote = async (title: string): Promise<void> => {
    await screen.abstract.getByRole('button', { name: /^(Add|Edit) Note$/ }).click();
    await screen.abstract.getByRole('button', { name: 'Open in an Editor' }).click();
    await screen.page.locator('.tab.active', { hasText: `${title}.md` }).waitFor();
  };

  it('opens below the abstract, under the title of its paper, with a hint that is not in it', async () => {
    const title = 'Decoding speech from non-invasive brain recordings';
    await screen.openFile('ecg_mae.py');
    await openAbstract(title);
    await editNote(title);
    const [above, below] = await Promise.all([
      screen.heading.boundingBox(),
      screen.page.locator('.tab.active', { hasText: `${title}.md` }).boundingBox(),
    ]);
    assert.isNotNull(above);
    assert.isNotNull(below);
    assert.isAbove(below.y, above.y + above.height);
    assert.approximately(below.x, above.x, 100);
    await screen.page.locator('.tab.active', { hasText: 'ecg_mae.py' }).waitFor();
    const crumbs = screen.page.locator('.breadcrumbs-below-tabs').filter({ hasText: title });
    assert.include(await crumbs.textContent(), `${title}.md`);
    assert.notMatch((await crumbs.textContent()) ?? '', /%3A|arxiv/i);
    const shown = await screen.page.locator('.view-lines').allTextContents();
    assert.notInclude(shown.join(), hint);
    const hinted = (): Promise<boolean> =>
      screen.page.evaluate(
        text =>
          [...document.querySelectorAll('.view-lines span')].some(span =>
            getComputedStyle(span, '::after').content.includes(text),
          ),
        hint,
      );
    await eventually(async () => {
      assert.isTrue(await hinted());
    });
    await screen.page.keyboard.type('# Mine');
    await eventually(async () => {
      assert.isFalse(await hinted());
    });
  });

  it('is no code: the related papers stay with the file', async () => {
    const title = 'Neural Codecs as Biosignal Tokenizers';
    await screen.openFile('ecg_mae.py');
    const related = screen.view('Related to This File');
    await screen.related.first().waitFor();
    await openAbstract(title);
    await editNote(title);
    await screen.page.keyboard.type('grid cells of the entorhinal cortex');
    // Longer than the view's debounce time.
    await screen.page.waitForTimeout(1500);
    assert.include(await related.locator('.pane-header').textContent(), 'ecg_mae.py');
    await screen.related.first().filter({ hasText: 'ECG' }).waitFor();
  });

  it('is read as Markdown under its paper, where HTML is text', async () => {
    const title = 'Circuit Component Reuse Across Tasks in Transformer Language Models';
    await openAbstract(title);
    await editNote(title);
    await screen.page.keyboard.insertText(
      '## Mine\n\nIt is *so* <b>bold</b>, see [it](https://arxiv.org).\n',
    );
    await screen.page.keyboard.press('Control+S');
    const { abstract } = screen;
    await abstract.getByRole('heading', { name: 'Mine' }).waitFor();
    await abstract.locator('.note em', { hasText: 'so' }).waitFor();
    await abstract.getByText('<b>bold</b>').waitFor();
    assert.equal(await abstract.locator('.note b').count(), 0);
    assert.equal(
      await abstract.getByRole('link', { name: 'it', exact: true }).getAttribute('href'),
      'https://arxiv.org',
    );
  });

  it('is there again when its paper is opened after a reload', async () => {
    const title = 'The Neural Representation Benchmark and its Evaluation on Brain and Machine';
    await openAbstract(title);
    await editNote(title);
    await screen.page.keyboard.insertText('- [x] read');
    await screen.page.keyboard.press('Control+S');
    await screen.abstract.getByText('☑ read').waitFor();
    await paperside.workbench.reload();
    await screen.page.locator('.tab', { hasText: `${title}.md` }).waitFor();
    await screen.abstract.getByText('☑ read').waitFor();
  });

  it('is written in place, saved as it is typed, and read as Markdown when the field is left', async () => {
    const title = 'Brain Diffusion for Visual Exploration';
    await openAbstract(title);
    const { abstract, page } = screen;
    await abstract.getByRole('button', { name: 'Add Note' }).click();
    const field = abstract.getByRole('textbox', { name: 'Note' });
    await field.waitFor();
    assert.include(await field.getAttribute('placeholder'), hint);
    await page.keyboard.type('It is *so*');
    await eventually(async () => {
      const list = await screen.unfold('Reading List');
      await list.filter({ hasText: title }).waitFor({ timeout: 1500 });
    });
    await abstract.getByRole('button', { name: 'Edit Note' }).click();
    await field.waitFor();
    await page.keyboard.type(' and more');
    await page.keyboard.press('Escape');
    await abstract.locator('.note em', { hasText: 'so' }).waitFor();
    await abstract.getByText('and more').waitFor();
    await savedInList(paperside.storage, /and more/);
    await paperside.workbench.reload();
    await abstract.locator('.note em', { hasText: 'so' }).waitFor();
    await abstract.getByText('and more').waitFor();
  });

  it('opens below the abstract by keyboard, too', async () => {
    const title = 'Can Brain Signals Reveal Inner Alignment with Human Languages?';
    await openAbstract(title);
    const { page } = screen;
    await screen.runCommand('Paperside: Mark Paper');
    const box = screen.pickTitle.filter({ hasText: 'Mark Paper' });
    await box.waitFor();
    // Keys are faster here than any hand: those that come while the page takes the focus from the box go to the page.
    await eventually(async () => {
      if (await box.isVisible()) {
        await screen.pickInput.fill('Edit Note', { timeout: 1500 });
        await page.keyboard.press('Enter');
      }
      await page.locator('.tab.active', { hasText: `${title}.md` }).waitFor({ timeout: 1500 });
    });
    await screen.heading.filter({ hasText: title }).waitFor();
    await page.keyboard.type('Typed at once');
    await page.locator('.view-line', { hasText: 'Typed at once' }).waitFor();
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    assert.equal(await page.locator('.editor-group-container.empty').count(), 0);
  });

  it('keeps what is typed up to the moment at which the tab is left', async () => {
    const title = 'Convergent Learning';
    await openAbstract(title);
    const { abstract, page } = screen;
    await abstract.getByRole('button', { name: 'Add Note' }).click();
    await abstract.getByRole('textbox', { name: 'Note' }).waitFor();
    await page.keyboard.type('half a tho');
    await screen.openFile('ecg_mae.py');
    await openAbstract(title);
    await abstract.getByText('half a tho').waitFor();
  });

  it('takes selected words of the abstract as a quotation', async () => {
    const title = 'The Consciousness Prior';
    await openAbstract(title);
    const { abstract } = screen;
    await abstract.locator('.abstract').selectText();
    await abstract.getByRole('button', { name: 'Add to Note' }).click();
    await abstract.locator('.note blockquote', { hasText: 'A new prior is proposed' }).waitFor();
    await abstract.getByRole('button', { name: 'Edit Note' }).waitFor();
  });

  it('keeps each word once and in order, with pauses in which it is saved, and while other things change', async () => {
    const title = 'The Tensor Brain';
    await openAbstract(title);
    const { abstract, page } = screen;
    await abstract.getByRole('button', { name: 'Add Note' }).click();
    const field = abstract.getByRole('textbox', { name: 'Note' });
    await field.waitFor();
    const words = ['one ', 'two ', 'three ', 'four ', 'five ', 'six '];
    // The pauses are about as long as the delay of a save, so that keys come while it is on its way.
    for (const [at, word] of words.entries()) {
      for (const letter of word) await page.keyboard.type(letter, { delay: 30 });
      await page.waitForTimeout(440 + 40 * at);
    }
    assert.equal(await field.inputValue(), words.join(''));
    await page.keyboard.press('Escape');
    await abstract.locator('.note', { hasText: /^one two three four five six\s*$/ }).waitFor();
    // The keyboard goes on from the button.
    await page.keyboard.press('Enter');
    await page.keyboard.type('seven');
    await page.keyboard.press('Escape');
    await abstract.locator('.note', { hasText: /^one two three four five six seven\s*$/ }).waitFor();
    await abstract.getByRole('button', { name: 'Star' }).click();
    await abstract.getByRole('button', { name: 'Star', pressed: true }).waitFor();
    await savedInList(paperside.storage, /one two three four five six seven/);
    await paperside.workbench.reload();
    await abstract.locator('.note', { hasText: /^one two three four five six seven\s*$/ }).waitFor();
  });
});
