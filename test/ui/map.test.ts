// The map: opened from a paper, used by mouse, by keyboard and as a list, in every kind of theme, and restored.
import { assert } from 'chai';
import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { violationsIn } from './axe.ts';
import { earlierList } from './earlierList.ts';
import { frameWith, MapScreen } from './mapScreen.ts';
import { chooseTheme, themes } from './themes.ts';
import { usePaperside } from './usePaperside.ts';

describe('the map', () => {
  const paperside = usePaperside({
    shared: true,
    earlier: earlierList({ 'The Consciousness Prior': { status: 'toRead' } }),
  });
  const { screen } = paperside;
  const map = new MapScreen(screen);

  const openFromPaper = async (): Promise<Frame> => {
    await screen.openPapersView();
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await screen.heading.click();
    await openMap('Around the paper in front');
    return map.drawn(/^Around “CoRe-ECG/);
  };
  const openMap = async (row: string): Promise<void> => {
    // A late focus change, such as an abstract that is still opening, closes the box, so open it again.
    await eventually(async () => {
      await screen.runCommand('Paperside: Open Map of Papers');
      await screen.pickRows.filter({ hasText: row }).click({ timeout: 3000 });
    });
  };
  const abstractHeading = async (): Promise<string> => {
    const frame = await frameWith(screen.page, 'p.authors');
    return (await frame.locator('h1').textContent()) ?? '';
  };

  it('opens from a paper; arrow keys go from paper to paper, are told, and Enter opens the abstract', async () => {
    const frame = await openFromPaper();
    await frame.locator('canvas.map').focus();
    await eventually(async () => {
      assert.match(await map.told(), /^CoRe-ECG/);
    });
    const seen = new Set<string>();
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await screen.page.keyboard.press(key);
      seen.add(await map.told());
    }
    assert.isAtLeast(seen.size, 2);
    const [title = ''] = (await map.told()).split('. ');
    await screen.page.keyboard.press('Enter');
    await eventually(async () => {
      assert.equal(await abstractHeading(), title);
    });
    // The map is still there, beside it.
    assert.isTrue(await frame.locator('canvas.map').isVisible());
  });

  it('a click opens the abstract and the map keeps the focus; a double click shows the papers around', async () => {
    const frame = await openFromPaper();
    await frame.locator('canvas.map').focus();
    await screen.page.keyboard.press('ArrowUp');
    await screen.page.keyboard.press('ArrowLeft');
    const title = (await frame.locator('.tooltip strong').textContent()) ?? '';
    await map.hoverFocused();
    await screen.page.mouse.down();
    await screen.page.mouse.up();
    await eventually(async () => {
      assert.equal(await abstractHeading(), title);
    });
    assert.isTrue(await frame.locator('canvas.map').evaluate(canvas => canvas === document.activeElement));
    await screen.page.keyboard.press('ArrowDown');
    const next = (await frame.locator('.tooltip strong').textContent()) ?? '';
    await map.hoverFocused();
    for (const clickCount of [1, 2]) {
      await screen.page.mouse.down({ clickCount });
      await screen.page.mouse.up({ clickCount });
    }
    await map.drawn(`Around “${next.split(': ')[0] ?? ''}”`);
    await frame.getByRole('button', { name: 'Back' }).click();
    await map.drawn(/^Around “CoRe-ECG/);
    await frame.locator('canvas.map').focus();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('ArrowUp');
    await screen.page.keyboard.press('Control+Enter');
    await map.drawn(/^Around “/);
    await frame.getByRole('button', { name: 'Back' }).click();
    await map.drawn(/^Around “CoRe-ECG/);
  });

  it('says on a line what the two papers have in common', async () => {
    const frame = await openFromPaper();
    await map.hoverLine();
    const box = frame.locator('.tooltip');
    assert.isNotEmpty(await box.locator('strong').textContent());
    const ends = await box.locator('span').allTextContents();
    assert.lengthOf(ends, 2);
    assert.includeMembers(await frame.locator('.list .paper').allTextContents(), ends);
  });

  it('finds papers, Enter goes to the first, Escape shows all again', async () => {
    await openMap('All papers');
    const frame = await map.drawn('All Papers');
    const search = frame.getByRole('searchbox', { name: 'Find on the map' });
    await search.fill('consciousness prior');
    await frame.locator('.matches').filter({ hasText: '1 found' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await eventually(async () => {
      assert.match(await map.told(), /^The Consciousness Prior\. /);
    });
    await screen.page.keyboard.press('Escape');
    await eventually(async () => {
      assert.equal(await frame.locator('.matches').textContent(), '');
    });
    assert.equal(await search.inputValue(), '');
  });

  it('is also a list, with all papers and why each is there', async () => {
    const frame = await openFromPaper();
    await frame.getByRole('button', { name: 'List', exact: true }).click();
    const rows = frame.locator('.list li');
    assert.isAbove(await rows.count(), 5);
    await rows
      .first()
      .getByRole('button', { name: /^CoRe-ECG/ })
      .waitFor();
    assert.include(await rows.nth(1).textContent(), 'In common with');
    const title = (await rows.nth(1).getByRole('button').textContent()) ?? '';
    await rows.nth(1).getByRole('button').click();
    await eventually(async () => {
      assert.equal(await abstractHeading(), title);
    });
    await frame.getByRole('button', { name: 'List', exact: true }).click();
    assert.isTrue(await frame.locator('canvas.map').isVisible());
  });

  it('shows the papers around the reading list, and around a file', async () => {
    await openMap('Around the reading list');
    await map.drawn('Papers around Your Reading List');
    await screen.openFile('ecg_mae.py');
    await openMap('Around ecg_mae.py');
    const frame = await map.drawn('Papers around ecg_mae.py');
    await frame.getByRole('button', { name: 'List', exact: true }).click();
    await frame.locator('.list li').first().waitFor();
    await frame.getByRole('button', { name: 'List', exact: true }).click();
  });

  it('a file that points to no paper says so and leads on', async () => {
    await screen.openFile('style.css');
    await openMap('Around style.css');
    const frame = await map.frame();
    await frame.locator('.notice', { hasText: 'Nothing in style.css points to a paper' }).waitFor();
    await frame.getByRole('button', { name: 'Search Papers' }).click();
    await screen.pickTitle.filter({ hasText: 'Search Papers' }).waitFor();
  });

  for (const [kind, theme] of Object.entries(themes))
    it(`has nothing that axe-core finds wrong in ${theme}, as a map and as a list`, async () => {
      const frame = await openFromPaper();
      await chooseTheme(screen, theme);
      await (await map.frame()).locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      for (let view = 0; view < 2; view++) {
        await eventually(async () => {
          assert.deepEqual(await violationsIn(frame), []);
        }, 5000);
        await frame.getByRole('button', { name: 'List', exact: true }).click();
      }
    });

  it('moves nothing by itself', async () => {
    const frame = await openFromPaper();
    assert.equal(await frame.evaluate(() => document.getAnimations().length), 0);
  });

  it('zooms at once for those who want nothing to move', async () => {
    const { page } = screen;
    try {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const frame = await openFromPaper();
      assert.equal(await frame.locator('canvas.map').evaluate(picturesAfterZoom), 1);
    } finally {
      await page.emulateMedia({ reducedMotion: null });
    }
  });

  it('writes nothing under the buttons that lie on it', async () => {
    await openMap('All papers');
    const frame = await map.drawn('All Papers');
    const canvas = frame.locator('canvas.map');
    await canvas.evaluate(countLabels);
    await canvas.hover({ position: { x: 60, y: 60 } });
    await screen.page.mouse.down();
    const { x, y } = (await canvas.boundingBox()) ?? { x: 0, y: 0 };
    // To the corner with the buttons.
    await screen.page.mouse.move(x + 460, y + 360, { steps: 80 });
    await screen.page.mouse.up();
    assert.isAbove(Number(await canvas.getAttribute('data-labels')), 100);
    assert.equal(await canvas.getAttribute('data-covered'), '0');
  });

  it('has room for the map, and nothing outside of its page, at a zoom of 200 %', async () => {
    const { page } = screen;
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
    try {
      const frame = await openFromPaper();
      await page.setViewportSize({ width: width / 2, height: height / 2 });
      await eventually(async () => {
        const { side, overflow } = await frame.locator('.stage').evaluate(stage => {
          const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
          const { width, height } = stage.getBoundingClientRect();
          const overflow = Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight);
          return { side: Math.min(width, height), overflow };
        });
        assert.isAtLeast(side, 120);
        assert.equal(overflow, 0);
      });
    } finally {
      await page.setViewportSize({ width, height });
    }
  });
});

/** Zooms in and returns how many pictures the canvas shows in the next 30 frames, twice the time of a motion. */
async function picturesAfterZoom(canvas: Element): Promise<number> {
  const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const pictures = new Set<string>();
  canvas.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
  await nextFrame();
  for (let frames = 0; frames < 30; frames++) {
    await nextFrame();
    if (canvas instanceof HTMLCanvasElement) pictures.add(canvas.toDataURL());
  }
  return pictures.size;
}

/** From now on counts the labels that are drawn, and those of them under the buttons, in attributes of the canvas. */
function countLabels(canvas: Element): void {
  const zoom = document.querySelector<HTMLElement>('.zoom');
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
  if (zoom === null || context === null) throw new Error('The map is not there.');
  let [labels, covered] = [0, 0];
  context.drawImage = (_: CanvasImageSource, ...place: number[]) => {
    const [left = 0, top = 0, width = 0, height = 0] = place;
    labels++;
    if (left + width > zoom.offsetLeft && top + height > zoom.offsetTop) covered++;
    canvas.setAttribute('data-labels', String(labels));
    canvas.setAttribute('data-covered', String(covered));
  };
}

describe('the map after a reload', () => {
  const paperside = usePaperside();
  const { screen } = paperside;

  it('is there again, with the same papers at the same places', async () => {
    const map = new MapScreen(screen);
    await screen.runCommand('Paperside: Open Map of Papers');
    await screen.pickRows.first().click();
    const frame = await map.drawn('All Papers');
    await frame.locator('canvas.map').focus();
    await screen.page.keyboard.press('ArrowLeft');
    const path = async (): Promise<string[]> => {
      const told: string[] = [];
      for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight']) {
        await screen.page.keyboard.press(key);
        told.push((await map.told()).split('. ')[0] ?? '');
      }
      return told;
    };
    const before = await path();
    await paperside.workbench.reload();
    const again = await map.drawn('All Papers');
    await again.locator('canvas.map').focus();
    await screen.page.keyboard.press('ArrowLeft');
    assert.deepEqual(await path(), before);
  });
});
