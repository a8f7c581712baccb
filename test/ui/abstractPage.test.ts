// The abstract page in a narrow panel: the abstract is in sight, nothing scrolls sideways, other papers are a key away.
import { assert } from 'chai';
import { bundledPapers } from '../support/papers.ts';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const window = { width: 1280, height: 800 };
const sides = { width: 400, height: 700 };

describe('the abstract page', () => {
  const { screen } = usePaperside({ shared: true, viewport: window });

  /** Makes the page as large as asked, in pixels, by the size of the window. */
  const resize = async ({ width, height }: typeof sides): Promise<void> => {
    const { page, abstract } = screen;
    await eventually(async () => {
      const inner = await abstract.locator('body').evaluate(() => [innerWidth, innerHeight] as const);
      const outer = page.viewportSize() ?? window;
      if (inner[0] !== width || inner[1] !== height)
        await page.setViewportSize({
          width: outer.width + width - inner[0],
          height: outer.height + height - inner[1],
        });
      assert.deepEqual(inner, [width, height]);
    });
  };

  const openFirst = async (): Promise<void> => {
    await screen.page.setViewportSize(window);
    await screen.openPapersView();
    const source = screen.row('Hugging Face Daily Papers');
    if ((await source.count()) === 0)
      await screen.runCommand('Paperside: Group, Sort or Hide Papers', 'Group by Source');
    await screen.openPaper('Hugging Face Daily Papers', 'Zero-Shot Imagined Speech');
    await screen.abstract.locator('.abstract').waitFor();
    await screen.heading.click();
  };

  it('shows the first sentence of each of the 41 abstracts in 400 × 700 pixels, and walks through them by key', async () => {
    const { papers } = await bundledPapers();
    await openFirst();
    await screen.page.keyboard.press('Control+B');
    await resize(sides);
    await screen.heading.click();
    const seen = new Set<string>();
    for (let number = 1; number <= papers.length; number++) {
      await screen.abstract.getByText(`${number} of ${papers.length} in`).waitFor();
      const { title, sentence, text } = await screen.abstract.locator('.abstract').evaluate(abstract => {
        const [node] = abstract.childNodes;
        const text = abstract.textContent;
        const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
        const range = document.createRange();
        range.setStart(node ?? abstract, 0);
        range.setEnd(node ?? abstract, (first?.segment ?? '').trimEnd().length);
        return {
          title: document.querySelector('h1')?.textContent ?? '',
          text,
          sentence: range.getBoundingClientRect().bottom,
        };
      });
      assert.isNotEmpty(text);
      assert.isAtMost(sentence, sides.height, title);
      seen.add(title);
      if (number < papers.length) await screen.page.keyboard.press('Alt+ArrowDown');
    }
    assert.equal(seen.size, papers.length);
  });

  it('goes back and forward by key, to where it was left', async () => {
    await openFirst();
    await resize({ width: 400, height: 400 });
    const title = await screen.heading.textContent();
    const scrolled = (): Promise<number> => screen.abstract.locator('body').evaluate(() => scrollY);
    await screen.abstract.locator('body').evaluate(() => {
      scrollTo(0, 150);
    });
    await eventually(async () => {
      assert.equal(await scrolled(), 150);
    });
    await screen.page.keyboard.press('Alt+ArrowDown');
    await screen.heading.filter({ hasNotText: title ?? '' }).waitFor();
    assert.equal(await scrolled(), 0);
    await screen.page.keyboard.press('Alt+ArrowLeft');
    await screen.heading.filter({ hasText: title ?? '' }).waitFor();
    assert.equal(await scrolled(), 150);
    await screen.page.keyboard.press('Alt+ArrowRight');
    await screen.heading.filter({ hasNotText: title ?? '' }).waitFor();
    await screen.abstract.getByRole('button', { name: 'Back' }).click();
    await screen.heading.filter({ hasText: title ?? '' }).waitFor();
  });

  it('fits into 300 pixels, with lines of 60 to 75 characters where there is room', async () => {
    await openFirst();
    await screen.page.keyboard.press('Control+B');
    for (const width of [300, 1000]) {
      await resize({ width, height: 700 });
      const { overflow, perLine, sizes } = await screen.abstract.locator('.abstract').evaluate(abstract => {
        const { lineHeight, fontSize } = getComputedStyle(abstract);
        const heading = document.querySelector('h1') ?? abstract;
        return {
          overflow: document.documentElement.scrollWidth - innerWidth,
          perLine:
            abstract.textContent.length / (abstract.getBoundingClientRect().height / parseFloat(lineHeight)),
          sizes: [parseFloat(fontSize), parseFloat(getComputedStyle(heading).fontSize)] as const,
        };
      });
      assert.isAtMost(overflow, 0, `${width}`);
      assert.isAtMost(sizes[1] / sizes[0], 1.35);
      if (width === 1000) assert.isTrue(perLine >= 60 && perLine <= 75, `${perLine} characters`);
    }
  });

  it('names three authors, and the others on demand', async () => {
    const { papers } = await bundledPapers();
    const paper = papers.find(({ title }) => title.startsWith('CoRe-ECG'));
    assert.isDefined(paper);
    await screen.openPapersView();
    await screen.openFoundPaper('CoRe-ECG', 'CoRe-ECG');
    await screen.abstract.getByText(paper.authors.slice(0, 3).join(', '), { exact: true }).waitFor();
    await screen.abstract.getByRole('button', { name: `and ${paper.authors.length - 3} more` }).click();
    await screen.abstract.getByText(paper.authors.join(', '), { exact: true }).waitFor();
  });

  it('prints how long it takes from the click until the abstract can be read', async () => {
    const { abstract, page } = screen;
    const median = (times: readonly number[]): number =>
      Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN);
    const clickOn = async (title: string): Promise<number> => {
      const pressed = page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const tell = (): void => {
              resolve(Date.now());
            };
            addEventListener('pointerdown', tell, { capture: true, once: true });
          }),
      );
      await screen.row(title).click();
      return pressed;
    };
    await openFirst();
    const first: number[] = [];
    const second: number[] = [];
    for (let round = 0; round < 3; round++) {
      await screen.closeAll();
      const start = await clickOn('Physiology-Aware Masked');
      await screen.heading.filter({ hasText: 'Physiology-Aware Masked' }).waitFor();
      const painted = await abstract
        .locator('body')
        .evaluate(
          () =>
            performance.timeOrigin +
            (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
        );
      first.push(painted - start);
      for (const title of ['EMBER', 'CoRe-ECG', 'Meta-learning In-Context']) {
        // In an object, whose promise is not awaited: the page looks before the click.
        const watched = await abstract.locator('main').evaluateHandle(main => ({
          shown: new Promise<number>(resolve => {
            const observer = new MutationObserver(() => {
              observer.disconnect();
              // The first frame after the change is on screen when the next one begins.
              requestAnimationFrame(() =>
                requestAnimationFrame(() => {
                  resolve(Date.now());
                }),
              );
            });
            observer.observe(main, { childList: true });
          }),
        }));
        const clicked = await clickOn(title);
        second.push((await watched.evaluate(({ shown }) => shown)) - clicked);
        await screen.heading.filter({ hasText: title }).waitFor();
      }
    }
    console.log(`      first paper ${median(first)} ms, another paper ${median(second)} ms (medians)`);
    assert.isBelow(median(second), median(first));
  });
});
