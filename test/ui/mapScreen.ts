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

  /** Moves the mouse to the point that has the focus; its box stands at one of four sides of it. */
  async hoverFocused(): Promise<void> {
    const frame = await this.frame();
    const box = frame.locator('.tooltip');
    const title = (await box.locator('strong').textContent()) ?? '';
    const { x = 0, y = 0, width = 0, height = 0 } = (await box.boundingBox()) ?? {};
    for (const left of [x - boxDistance, x + width + boxDistance])
      for (const top of [y - boxDistance, y + height + boxDistance]) {
        await this.#screen.page.mouse.move(left, top);
        const isOnPoint = await frame.locator('canvas.map.on-point').count();
        if (isOnPoint > 0 && (await box.locator('strong').textContent()) === title) return;
      }
    throw new Error(`${title} is at none of the corners of its box.`);
  }

  /** Moves the mouse to a line between two points. */
  async hoverLine(): Promise<void> {
    const canvas = (await this.frame()).locator('canvas.map');
    await eventually(async () => {
      const [x, y] = await canvas.evaluate(findLine);
      await canvas.hover({ position: { x: x ?? -1, y: y ?? -1 } });
    });
  }
}

/** Returns where the map has a box but no point, or nothing. Runs in the page. */
function findLine(canvas: Element): number[] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  for (let y = 2; y < height; y += 5)
    for (let x = 2; x < width; x += 5) {
      canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: top + y }));
      const isOnPoint = canvas.classList.contains('on-point');
      if (!isOnPoint && document.querySelector('.tooltip:not([hidden])') !== null) return [x, y];
    }
  return [];
}

/** Pixels between a point and its box. */
const boxDistance = 14;
