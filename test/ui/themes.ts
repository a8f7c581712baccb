// One theme of each kind that VS Code tells pages apart by.
import type { Screen } from './screen.ts';

/** Themes by the class that VS Code sets on a page's body. */
export const themes = {
  'vscode-dark': 'Dark Modern',
  'vscode-light': 'Light Modern',
  'vscode-high-contrast': 'Dark High Contrast',
  'vscode-high-contrast-light': 'Light High Contrast',
};

/** Chooses the theme as a user does; a page has its colours a moment later. */
export async function chooseTheme({ page, pickRows }: Screen, theme: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  const input = page.locator('.quick-input-box input');
  await page.locator(`.quick-input-box input[placeholder^="Select Color Theme"]`).waitFor();
  await input.fill(theme);
  await pickRows.first().filter({ hasText: theme }).waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}
