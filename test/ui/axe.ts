// Runs axe-core in the abstract page and returns its violations.
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

type Axe = typeof axe;

declare global {
  // The global that the script defines in the page.
  var axe: Axe;
}

/** Returns the frame of the page itself, inside VS Code's two frames. */
async function abstractFrame(page: Page): Promise<Frame> {
  const outer = await page.locator('iframe.webview.ready').elementHandle();
  const shell = await outer.contentFrame();
  await shell?.waitForSelector('iframe#active-frame');
  const frame = shell?.childFrames()[0];
  if (frame === undefined) throw new Error('The abstract is not open.');
  return frame;
}

/** Returns each violation as one line: the rule, its help text, and the elements. */
export async function violations(page: Page): Promise<readonly string[]> {
  return violationsIn(await abstractFrame(page));
}

/** The same for the page in a frame. */
export async function violationsIn(frame: Frame): Promise<readonly string[]> {
  // Evaluated from outside, because the page's content security policy blocks other scripts.
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`).join('\n')}`,
    );
  });
}
