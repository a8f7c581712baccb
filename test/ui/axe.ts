// axe-core in the abstract's page: what it finds wrong there, in whatever theme.
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

type Axe = typeof axe;

declare global {
  // What the script leaves in the page.
  var axe: Axe;
}

/** The page itself, inside VS Code's two frames. */
async function abstractFrame(page: Page): Promise<Frame> {
  const outer = await page.locator('iframe.webview.ready').elementHandle();
  const shell = await outer.contentFrame();
  await shell?.waitForSelector('iframe#active-frame');
  const frame = shell?.childFrames()[0];
  if (frame === undefined) throw new Error('The abstract is not open.');
  return frame;
}

/** Each violation as one line: the rule, what it wants, and the elements. */
export async function violations(page: Page): Promise<readonly string[]> {
  const frame = await abstractFrame(page);
  // Evaluated from outside: the page's own policy lets no other script in.
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
