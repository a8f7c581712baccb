// Related papers and their evidence: the view, a selection, the quick pick, and similar papers.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { SAMPLE_WORKSPACE } from '../vscode/paths.ts';
import { usePaperside } from './usePaperside.ts';

describe('related papers', () => {
  const { screen } = usePaperside({ shared: true }, () => screen.openPapersView());

  const view = () => screen.view('Related to This File');
  const nothing = () => view().getByText('Nothing in this file points to a paper in the catalogue.');

  it('the view asks for a file while none is open', async () => {
    await view().getByText('Open a file to see the papers that it is about.').waitFor();
  });

  const openCode = async (): Promise<void> => {
    await screen.openFile('ecg_mae.py');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
  };

  it('CoRe-ECG stands first for masked reconstruction of ECG, with its reasons', async () => {
    await openCode();
    assert.match((await screen.related.first().textContent()) ?? '', /(ECG|electrocardiogram).* · /i);
  });

  it('a reason leads to its line', async () => {
    await openCode();
    await screen.related.first().locator('.monaco-tl-twistie').click();
    const reason = screen.related.filter({ hasText: /lines? \d+/ }).first();
    const line = /lines? (\d+)/.exec((await reason.textContent()) ?? '')?.[1] ?? '';
    await reason.click();
    await screen.cursor.filter({ hasText: `Ln ${line}, Col 1` }).waitFor();
  });

  it('the abstract says why it is there, marks the words, and leads to the line', async () => {
    await openCode();
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).click();
    const why = screen.abstract.locator('section.because');
    await why.getByRole('heading', { name: 'Why this paper?' }).waitFor();
    const marked = await screen.abstract
      .locator('body')
      .evaluate(() => [...(CSS.highlights.get('led-here') ?? [])].map(String).length);
    assert.isAbove(marked, 2);
    const reason = why.locator('article').first();
    const line = /lines? (\d+)/.exec((await reason.textContent()) ?? '')?.[1] ?? '';
    await reason.getByRole('link').click();
    await screen.cursor.filter({ hasText: `Ln ${line}, Col 1` }).waitFor();
  });

  it('a stylesheet has no related papers, and a sentence says so', async () => {
    await screen.openFile('style.css');
    await nothing().waitFor();
    assert.equal(await screen.related.count(), 0);
  });

  it('pinned, it stays with its file; unpinned, it follows again', async () => {
    await openCode();
    await screen.runCommand('Paperside: Pin Related Papers to This File');
    await view().getByText('ecg_mae.py · pinned').waitFor();
    await screen.openFile('style.css');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.runCommand('Paperside: Let Related Papers Follow the Editor');
    await nothing().waitFor();
  });

  it('paused, it stays as it is; resumed, it is about the file in front', async () => {
    await screen.openFile('style.css');
    await nothing().waitFor();
    await screen.runCommand('Paperside: Pause Related Papers');
    await view().getByText('style.css · paused').waitFor();
    await screen.openFile('ecg_mae.py');
    await screen.runCommand('Paperside: Resume Related Papers');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
  });

  it('a selection narrows it', async () => {
    await openCode();
    await screen.page.keyboard.press('Control+End');
    await screen.page.keyboard.press('Shift+ArrowUp');
    await view()
      .getByText(/ecg_mae\.py, lines? \d+/)
      .waitFor();
    await screen.page.keyboard.press('ArrowLeft');
    await view()
      .getByText(/^ecg_mae\.py$/)
      .waitFor();
  });

  it('the abstract has similar papers, each with its reasons, and opens one; the view keeps to the code', async () => {
    await openCode();
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).click();
    await screen.abstract.getByRole('heading', { name: 'Similar papers' }).waitFor();
    const first = screen.abstract.locator('section.similar article').first();
    await first.locator('summary').click();
    assert.isNotEmpty(await first.locator('dt').first().textContent());
    const title = (await first.getByRole('link').textContent()) ?? '';
    await first.getByRole('link').click();
    await screen.heading.filter({ hasText: title }).waitFor();
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
  });

  it('a pick finds the papers related to a file, and says why, by keyboard alone', async () => {
    await screen.openFile('ecg_mae.py');
    await screen.runCommand('Paperside: Find Papers Related to File');
    await screen.pickTitle.filter({ hasText: 'Papers Related to ecg_mae.py' }).waitFor();
    await screen.pickRows.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.abstractIsFocused();
  });

  it('a search result says why it is there, and leads back to the search', async () => {
    await screen.openFile('ecg_mae.py');
    const input = await screen.openSearch();
    await input.fill('masked ecg');
    const first = screen.pickRows.first();
    await first.filter({ hasText: 'ECG' }).waitFor();
    await first.hover();
    await first.getByRole('button', { name: 'Why This Paper?' }).click();
    await screen.pickTitle.filter({ hasText: 'Why “' }).waitFor();
    await screen.pickRows.filter({ hasText: 'masked' }).first().waitFor();
    await screen.page.locator('.quick-input-titlebar').getByRole('button', { name: 'Back' }).click();
    await screen.pickTitle.filter({ hasText: 'Search Papers' }).waitFor();
    assert.equal(await input.inputValue(), 'masked ecg');
    await screen.page.keyboard.press('Escape');
  });
});

describe('related papers in a narrow sidebar', () => {
  const { screen } = usePaperside(
    {
      shared: true,
      files: {
        'notes.md': '# To read\n\nThe one by arXiv:2604.11359, masked reconstruction of ECG.\n',
        'ecg_mae.py': readFileSync(join(SAMPLE_WORKSPACE, 'ecg_mae.py'), 'utf8'),
      },
    },
    async () => {
      await screen.openPapersView();
      const sidebar = screen.page.locator('.part.sidebar');
      const width = (await sidebar.boundingBox())?.width ?? 0;
      if (width === 300) return;
      const sash = await screen.page.locator('.monaco-sash.vertical').all();
      for (const handle of sash) {
        const box = await handle.boundingBox();
        const edge = await sidebar.boundingBox();
        if (box === null || edge === null || Math.abs(box.x + box.width / 2 - edge.x - edge.width) > 4)
          continue;
        await screen.page.mouse.move(box.x + box.width / 2, 400);
        await screen.page.mouse.down();
        await screen.page.mouse.move(edge.x + 300, 400);
        await screen.page.mouse.up();
      }
      assert.closeTo((await sidebar.boundingBox())?.width ?? 0, 300, 2);
    },
  );

  /** Returns the reasons of a row that are fully visible, without the ellipsis. */
  const readable = (row: Locator): Promise<readonly string[]> =>
    row.evaluate(element => {
      const text = element.querySelector('.label-description')?.firstChild;
      const label = element.querySelector('.monaco-icon-label-container');
      const canvas = document.createElement('canvas').getContext('2d');
      if (label === null || canvas === null) return [];
      canvas.font = getComputedStyle(label).font;
      const sign = label.scrollWidth > label.clientWidth ? canvas.measureText('…').width : 0;
      const right = label.getBoundingClientRect().right - sign;
      const reasons = text?.textContent?.split(' · ') ?? [];
      let end = 0;
      return reasons.filter(reason => {
        const range = document.createRange();
        if (text === null || text === undefined) return false;
        range.setStart(text, end);
        range.setEnd(text, end + reason.length);
        end += reason.length + ' · '.length;
        return range.getBoundingClientRect().right <= right;
      });
    });

  it('every row shows two reasons at least', async () => {
    await screen.openFile('ecg_mae.py');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
    const rows = await screen.related.all();
    assert.isAtLeast(rows.length, 2);
    for (const row of rows) {
      const shown = await readable(row);
      assert.isAtLeast(shown.length, 2, `${(await row.textContent()) ?? ''} shows ${shown.join()}`);
    }
  });

  it('a paper that a note names is first, named in its line, and the line is a click away', async () => {
    await screen.openFile('notes.md');
    const first = screen.related.first();
    await first.filter({ hasText: 'CoRe-ECG' }).filter({ hasText: 'named in line 3' }).waitFor();
    assert.include(await readable(first), 'named in line 3');
    await first.locator('.monaco-tl-twistie').click();
    await screen.related.nth(1).filter({ hasText: 'named in line 3' }).click();
    await screen.cursor.filter({ hasText: 'Ln 3, Col 1' }).waitFor();
  });
});

describe('related papers while many are read', () => {
  const many = 12_000;
  const words = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  const library = Array.from({ length: many }, (_, at) =>
    JSON.stringify({
      id: `2101.${String(at + 1).padStart(5, '0')}`,
      title: `Sparse codes ${at}`,
      abstract: `${words} ${at}`,
    }),
  );
  const { screen } = usePaperside({
    files: {
      'library.jsonl': library.join('\n'),
      'notes.md': 'After arXiv:2101.11999.\n',
      'style.css': 'body { margin: 0 }\n',
      '.vscode/settings.json': JSON.stringify({ 'paperside.files': ['library.jsonl'] }),
    },
  });
  const view = () => screen.view('Related to This File');
  const nothing = 'Nothing in this file points to a paper in the catalogue.';
  const progress = /Reading papers: [\d,]+ so far|Preparing related papers: [\d,]+ of 12,\d{3}/;

  /** Records each text that the view shows, until it shows `last`. */
  const shownUntil = (last: string): Promise<readonly string[]> =>
    view().evaluate(
      (pane, last) =>
        new Promise<string[]>(resolve => {
          const shown: string[] = [];
          const look = (): void => {
            const text = pane instanceof HTMLElement ? pane.innerText : '';
            shown.push(text);
            if (!text.includes(last)) return;
            observer.disconnect();
            resolve(shown);
          };
          const observer = new MutationObserver(look);
          observer.observe(pane, { attributes: true, characterData: true, childList: true, subtree: true });
          look();
        }),
      last,
    );

  it('the one that the file names is there at once, and how far the others are', async () => {
    await screen.openFile('notes.md');
    await screen.openPapersView();
    const shown = await shownUntil('named in line 1');
    assert.match(shown.at(-1) ?? '', progress);
    await view().locator('.message').waitFor({ state: 'hidden' });
    await screen.related.first().filter({ hasText: 'named in line 1' }).waitFor();
  });

  it('that nothing was found is said when all of them are there, not before', async () => {
    await screen.openFile('style.css');
    await screen.openPapersView();
    const shown = await shownUntil(nothing);
    const before = shown.filter(text => progress.test(text));
    assert.match(before.at(-1) ?? '', /of 12,\d{3}/);
    assert.notInclude(before.at(-1), nothing);
  });
});
