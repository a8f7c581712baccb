// The map as a user sees it: its page, and what tests click and read there.
import { assert } from 'chai';
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Screen } from './screen.ts';

/** Returns the frame of the page that has the element; VS Code nests each page in two frames. */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  let found: Frame | undefined;
  await eventually(async () => {
    for (const frame of page.frames()) {
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0 && frame.name() !== '' && !frame.isDetached()) found = frame;
    }
    assert.isDefined(found);
  });
  if (found === undefined) throw new Error(`No page has ${selector}.`);
  return found;
}

export class MapScreen {
  readonly #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  frame(): Promise<Frame> {
    return frameWith(this.#screen.page, 'canvas.map');
  }

  /** Resolves with the map once it has been drawn. */
  async drawn(title: string | RegExp): Promise<Frame> {
    const frame = await this.frame();
    await frame.locator('h1').filter({ hasText: title }).waitFor();
    await frame.waitForFunction(() => performance.getEntriesByName('map').length > 0);
    return frame;
  }

  /** What screen readers were told last. */
  async told(): Promise<string> {
    return (await (await this.frame()).locator('[role=status]').textContent()) ?? '';
  }

  /** Moves the mouse to the point that has the focus. */
  async hoverFocused(): Promise<void> {
    const title = (await (await this.frame()).locator('.tooltip strong').textContent()) ?? '';
    await this.#hover(title);
  }

  /** Moves the mouse to a line between two points. */
  hoverLine(): Promise<void> {
    return this.#hover('');
  }

  async #hover(title: string): Promise<void> {
    const canvas = (await this.frame()).locator('canvas.map');
    await eventually(async () => {
      const [x, y] = await canvas.evaluate(findPlace, title);
      await canvas.hover({ position: { x: x ?? -1, y: y ?? -1 } });
    });
  }
}

/** Returns where the map has the point of that title; without one, a line between two points; nothing if nowhere. Runs in the page. */
function findPlace(canvas: Element, title: string): number[] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  for (let y = 2; y < height; y += 5)
    for (let x = 2; x < width; x += 5) {
      canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: top + y }));
      const box = document.querySelector('.tooltip:not([hidden])');
      const isOnPoint = canvas.classList.contains('on-point');
      if (
        title === ''
          ? box !== null && !isOnPoint
          : isOnPoint && box?.querySelector('strong')?.textContent === title
      )
        return [x, y];
    }
  return [];
}
