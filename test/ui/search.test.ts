// The search pick: VS Code must show the results of Paperside's index, in the same order.
import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { SearchEngine } from '../../src/core/search/searchEngine.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { eventually } from '../support/eventually.ts';
import { bundledPapers } from '../support/papers.ts';
import { PapersFile } from './extensionCopy.ts';
import { usePaperside } from './usePaperside.ts';

describe('the search, opened for the first time', () => {
  const { screen } = usePaperside();

  it('begins with the newest papers', async () => {
    await screen.openSearch();
    await screen.pickRows.filter({ hasText: 'Zero-Shot Imagined Speech' }).waitFor();
    assert.match((await screen.pickTitles())[0] ?? '', /^Zero-Shot Imagined Speech/);
  });

  it('and from then on with what was searched and opened, before anything is typed', async () => {
    const input = await screen.openSearch();
    await input.fill('tensor brain');
    await screen.pickRows.first().filter({ hasText: 'The Tensor Brain' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'The Tensor Brain: Semantic Decoding' }).waitFor();
    await screen.abstractIsFocused();
    await screen.openSearch();
    await screen.pickRows.filter({ hasText: 'recent searches' }).first().waitFor();
    await screen.pickRows.filter({ hasText: 'recently opened' }).first().waitFor();
    await screen.pickRows.filter({ hasText: 'tensor brain' }).first().click();
    await eventually(async () => {
      assert.equal(await input.inputValue(), 'tensor brain');
      assert.match((await screen.pickTitles())[0] ?? '', /^The Tensor Brain/);
    });
  });
});

describe('searching from the Command Palette', () => {
  let engine: SearchEngine;
  let input: Locator;
  const { screen } = usePaperside({ shared: true }, async () => {
    input = await screen.openSearch();
  });
  before(async () => {
    const { papers, themes } = await bundledPapers();
    engine = new SearchEngine(hostClock);
    await engine.index(papers, themes);
  });

  it('shows how a filter is written, and its star leaves starred papers only', async () => {
    const box = screen.page.locator('.quick-input-widget');
    await input.fill('year:');
    await box.getByText('For instance: year:2024').waitFor();
    await input.fill('tensor');
    await box.getByText('For instance').waitFor({ state: 'hidden' });
    const star = box.getByLabel('Starred Papers Only');
    await star.click();
    await eventually(async () => {
      assert.equal(await input.inputValue(), 'is:starred tensor');
    });
    await screen.pickRows.filter({ hasText: 'No paper matches “is:starred tensor”' }).waitFor();
    await star.click();
    await screen.pickRows.first().filter({ hasText: 'The Tensor Brain' }).waitFor();
    assert.equal(await input.inputValue(), 'tensor');
  });

  // Labels that match fully, in part and not at all: VS Code's own filter would drop or reorder them.
  for (const query of [
    'visual cor',
    'brain model',
    'concious prior',
    'bengio',
    '2306.03089',
    'cortex visual',
    'defossez',
  ])
    it(`"${query}" shows our answer in our order`, async () => {
      const expected = engine.search(query, 50).papers.map(({ title }) => title);
      assert.isNotEmpty(expected);
      await input.pressSequentially(query);
      await eventually(async () => {
        const shown = await screen.pickTitles();
        assert.isAtLeast(shown.length, Math.min(expected.length, 5));
        assert.deepEqual(shown, expected.slice(0, shown.length));
      });
    });

  it('Enter, pressed before the answer is drawn, opens the first of it', async () => {
    await input.fill('tensor brain');
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'The Tensor Brain: Semantic Decoding' }).waitFor();
    await screen.abstractIsFocused();
  });

  it('Enter, pressed while answers to fewer letters come in, opens the first of the last one', async () => {
    for (const words of ['brain model', 'concious prior', 'cortex visual', 'hippo']) {
      const expected = engine.search(words, 1).papers[0]?.title;
      assert.isDefined(expected);
      await screen.openSearch();
      await input.pressSequentially(words);
      await screen.page.keyboard.press('Enter');
      await screen.heading.filter({ hasText: expected }).waitFor();
      await screen.abstractIsFocused();
    }
  });

  it('Enter opens the abstract', async () => {
    await input.pressSequentially('tensor brain');
    await screen.pickRows.filter({ hasText: 'The Tensor Brain' }).first().waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: 'The Tensor Brain: Semantic Decoding' }).waitFor();
    await screen.abstractIsFocused();
  });

  it('one button opens it to the side', async () => {
    await input.pressSequentially('hippo');
    const row = screen.pickRows.filter({ hasText: 'HippoMM' }).first();
    await row.hover();
    await row.getByRole('button', { name: 'Open to the Side' }).click();
    await screen.heading.filter({ hasText: 'HippoMM' }).waitFor();
    await screen.abstractIsFocused();
  });

  it('another copies the link, and leaves the search open', async () => {
    await screen.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await input.pressSequentially('hippo');
    const row = screen.pickRows.filter({ hasText: 'HippoMM' }).first();
    await row.hover();
    await row.getByRole('button', { name: 'Copy Link' }).click();
    await screen.page.locator('.statusbar-item', { hasText: 'Link copied' }).waitFor();
    assert.equal(
      await screen.page.evaluate(() => navigator.clipboard.readText()),
      'https://arxiv.org/abs/2504.10739',
    );
    assert.isTrue(await input.isVisible());
  });

  it('a filter that is half typed is explained in the title, and hides nothing', async () => {
    await input.pressSequentially('prior author:');
    await screen.pickTitle.filter({ hasText: 'author: still needs a value' }).waitFor();
    assert.isNotEmpty(await screen.pickTitles());
    await input.pressSequentially('bengio');
    await eventually(async () => {
      assert.deepEqual(await screen.pickTitles(), ['The Consciousness Prior']);
    });
  });

  it('says so when nothing matches', async () => {
    await input.pressSequentially('zzzzqqqq');
    await screen.pickRows.filter({ hasText: 'No paper matches “zzzzqqqq”' }).waitFor();
    await screen.page.keyboard.press('Enter');
    assert.isTrue(await input.isVisible());
  });
});

describe('searching while 30,000 papers are still being indexed', () => {
  const copies = 750;
  const { screen } = usePaperside({ papers: manyTimes(copies) });

  it('says how far it is, answers from what it has, and ends quietly', async () => {
    const input = await screen.openSearch();
    await screen.pickTitle.filter({ hasText: /[\d,]+ of 30,750 indexed/ }).waitFor();
    await input.pressSequentially('tensor brain');
    await screen.pickRows.filter({ hasText: 'The Tensor Brain' }).first().waitFor();
    assert.include(await screen.pickTitle.textContent(), 'of 30,750 indexed');
    await screen.pickTitle.filter({ hasText: /^Search Papers$/ }).waitFor({ timeout: 60_000 });
    assert.match((await screen.pickTitles())[0] ?? '', /^The Tensor Brain/);
  });
});

/** Repeats the same papers under other ids. */
function manyTimes(count: number): (text: string) => string {
  return text => {
    const file = PapersFile.parse(JSON.parse(text));
    const numbers = Array.from({ length: count }, (_, number) => number);
    const papers = numbers.flatMap(number =>
      // With the same title they would be merged as one work.
      file.papers.map(paper => ({
        ...paper,
        id: `${paper.id}-${number}`,
        title: `${paper.title} ${number}`,
      })),
    );
    return JSON.stringify({ ...file, papers });
  };
}
