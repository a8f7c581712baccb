// `npm run screenshots`: drives VS Code and takes the pictures of the README, in media/screenshots. With `--look`, also
// takes pictures in other themes, in dist/look, to check changes of the design.
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { Screen } from './screen.ts';

interface Look {
  readonly folder: string;
  readonly theme: string;
  /** Emulates the high-contrast mode of an operating system, for which VS Code chooses its own theme. */
  readonly highContrast?: 'dark' | 'light';
}

const looks: readonly Look[] = [
  { folder: 'media/screenshots', theme: 'Default Dark Modern' },
  ...(process.argv.includes('--look')
    ? ([
        { folder: 'dist/look/light', theme: 'Default Light Modern' },
        { folder: 'dist/look/high-contrast-dark', theme: 'Default Dark Modern', highContrast: 'dark' },
        { folder: 'dist/look/high-contrast-light', theme: 'Default Light Modern', highContrast: 'light' },
      ] as const)
    : []),
];

/** Milliseconds for highlights, hovers and the caret to settle. */
const settle = 700;

for (const { folder, theme, highContrast } of looks) {
  const workbench = await openWorkbench({
    folder: join(root, 'test/fixtures/sample-workspace'),
    extensionPath: root,
    viewport: { width: 1120, height: 620 },
    settings: {
      'workbench.colorTheme': theme,
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
    },
  });
  const { page } = workbench;
  const screen = new Screen(() => page);
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(settle);
    const picture = join(folder, `${name}.jpg`);
    await page.screenshot({ path: join(root, picture), type: 'jpeg', quality: 40 });
    console.log(picture);
  };
  try {
    if (highContrast !== undefined)
      await page.emulateMedia({ forcedColors: 'active', colorScheme: highContrast });
    await screen.activityBarIcon.waitFor();
    await page.locator('.explorer-viewlet .monaco-list-row', { hasText: 'ecg_mae.py' }).dblclick();
    await screen.openPapersView();
    await screen.row('Biosignals').click();
    await screen.row('CoRe-ECG').click();
    await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor();
    await take('abstract');
    await screen.row('Biosignals').click();
    await screen.openFile('ecg_mae.py');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.related.first().locator('.monaco-tl-twistie').click();
    await take('related');
    await screen.row('Biosignals').click();
    await page.mouse.move(900, 600);
    await screen.row('Neural Codecs').hover();
    await page.locator('.monaco-hover', { hasText: 'Neurophysiological' }).waitFor();
    await take('sidebar');
    const input = await screen.openSearch();
    await input.pressSequentially('concious prior');
    await screen.pickRows.filter({ hasText: 'The Consciousness Prior' }).waitFor();
    await take('search');
  } finally {
    await workbench.close();
  }
}
