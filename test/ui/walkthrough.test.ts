// The walkthrough, by keyboard: its steps, their buttons, and that a step is done when its thing was done.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

describe('the walkthrough', () => {
  const { screen } = usePaperside({
    viewport: { width: 1600, height: 900 },
    settings: { 'paperside.landmarks': true },
  });

  it('opens the sample with related papers beside it, and ticks the step off', async () => {
    const { page } = screen;
    await screen.runCommand('Welcome: Open Walkthrough');
    await screen.pickRows.filter({ hasText: 'Get Started with Paperside' }).first().waitFor();
    await screen.pickInput.fill('Get Started with Paperside');
    await page.keyboard.press('Enter');
    const steps = page.locator('.getting-started-step');
    await steps.nth(3).filter({ hasText: 'Let the catalogue grow' }).waitFor();
    const first = steps.filter({ hasText: 'See the papers that code is about' });
    await page.locator('.getting-started-step.expanded', { hasText: 'Open Sample Code' }).waitFor();
    await page.locator('.getting-started-media img').waitFor();
    const button = first.getByRole('button', { name: 'Open Sample Code' });
    const isOnButton = (): Promise<boolean> => button.evaluate(each => each === document.activeElement);
    // From the step, Tab leads to its button, unless VS Code draws the steps again and so drops the focus.
    await eventually(async () => {
      await first.focus();
      for (let tabs = 0; tabs < 3 && !(await isOnButton()); tabs++) await page.keyboard.press('Tab');
      assert.isTrue(await isOnButton());
    });
    await page.keyboard.press('Enter');
    await screen.related.filter({ hasText: 'Masked' }).first().waitFor();
    await screen.tabs.filter({ hasText: 'Welcome' }).click();
    await first.getByRole('checkbox', { checked: true }).waitFor();
  });
});
