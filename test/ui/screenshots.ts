// `npm run screenshots`: drives VS Code and takes the pictures of the README, in media/screenshots, and those of the
// walkthrough, in media/walkthrough. With `--look`, also takes pictures in other themes, in dist/look, to check changes
// of the design. `npm run animation` makes the README's animation.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import type { Settings } from '../vscode/settings.ts';
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

/** Takes the picture of that name: all of the window, or a part. */
type Take = (name: string, clip?: Clip) => Promise<void>;
type Clip = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** Parts of the window, as a step shows its picture beside its text: the sidebar with what is beside it, and a quick pick. */
const beside: Clip = { x: 48, y: 36, width: 660, height: 440 };
const middle: Clip = { ...beside, x: 150, y: 0 };

/** The abstract's page with formulas, in three kinds of themes. */
const mathematics = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
};

for (const look of looks)
  await takePictures(look, { width: 1120, height: 620 }, takeReadmePictures, {}, { scale: 2 });
await takePictures(
  { folder: 'media/walkthrough', theme: 'Default Dark Modern' },
  { width: 960, height: 600 },
  takeWalkthroughPictures,
  { 'paperside.abstract.openIn': 'active' },
);

for (const [name, theme] of Object.entries(mathematics))
  await takePictures(
    { folder: 'media/screenshots', theme },
    { width: 900, height: 560 },
    (screen, take) => takeMathematics(screen, take, `mathematics-${name}`),
    { 'paperside.files': ['papers.jsonl'], 'paperside.landmarks': false },
    { folder: join(root, 'test/fixtures/mathematics'), scale: 2 },
  );

async function takePictures(
  { folder, theme, highContrast }: Look,
  viewport: { readonly width: number; readonly height: number },
  steps: (screen: Screen, take: Take) => Promise<void>,
  settings: Settings = {},
  workspace: { readonly folder?: string; readonly scale?: number } = {},
): Promise<void> {
  const workbench = await openWorkbench({
    folder: join(root, 'test/fixtures/sample-workspace'),
    extensionPath: root,
    viewport,
    ...workspace,
    settings: {
      'workbench.colorTheme': theme,
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
      ...settings,
    },
  });
  const { page } = workbench;
  try {
    mkdirSync(join(root, folder), { recursive: true });
    if (highContrast !== undefined)
      await page.emulateMedia({ forcedColors: 'active', colorScheme: highContrast });
    const screen = new Screen(() => page);
    await screen.activityBarIcon.waitFor();
    await steps(screen, async (name, clip) => {
      await page.waitForTimeout(settle);
      const png = await page.screenshot(clip === undefined ? {} : { clip });
      const picture = join(folder, `${name}.webp`);
      await sharp(png).webp({ quality: 36, effort: 6 }).toFile(join(root, picture));
      console.log(picture);
    });
  } finally {
    await workbench.close();
  }
}

async function takeReadmePictures(screen: Screen, take: Take): Promise<void> {
  await screen.page.locator('.explorer-viewlet .monaco-list-row', { hasText: 'ecg_mae.py' }).dblclick();
  await screen.openPapersView();
  await screen.openPaper('Biosignals', 'CoRe-ECG');
  await take('abstract', { x: 330, y: 36, width: 790, height: 500 });
  await screen.row('Biosignals').click();
  await screen.openFile('ecg_mae.py');
  // The file names the first paper; words lead to the second.
  await screen.related.first().filter({ hasText: 'Masked' }).waitFor();
  await screen.related.filter({ hasText: 'CoRe-ECG' }).locator('.monaco-tl-twistie').click();
  await take('related', { x: 0, y: 36, width: 740, height: 550 });
  const input = await screen.openSearch();
  await input.pressSequentially('concious prior');
  await screen.pickRows.filter({ hasText: 'The Consciousness Prior' }).waitFor();
  await take('search', { x: 250, y: 0, width: 620, height: 340 });
}

async function takeMathematics(screen: Screen, take: Take, name: string): Promise<void> {
  await screen.openPapersView();
  await screen.openFoundPaper('sampling neighbours', 'Sampling with k Neighbours');
  await screen.abstract.locator('math').first().waitFor();
  await screen.page.mouse.move(5, 5);
  const page = await screen.page.locator('iframe.webview.ready').boundingBox();
  if (page === null) throw new Error('The page is not on screen.');
  await take(name, { ...page, height: Math.min(page.height, 430) });
}

async function takeWalkthroughPictures(screen: Screen, take: Take): Promise<void> {
  const { page } = screen;
  await screen.runCommand('Paperside: Open Sample Code');
  const first = screen.related.first().filter({ hasText: 'Masked' });
  await first.locator('.monaco-tl-twistie').click();
  await screen
    .view('Papers')
    .locator('.pane-header .title')
    .click({ position: { x: 2, y: 5 } });
  await page.mouse.move(600, 500);
  await take('related', beside);
  const input = await screen.openSearch();
  await input.pressSequentially('concious pri');
  await screen.pickRows.filter({ hasText: 'The Consciousness Prior' }).waitFor();
  await take('search', middle);
  await page.keyboard.press('Enter');
  await screen.heading.filter({ hasText: 'The Consciousness Prior' }).waitFor();
  await screen.unfold('Reading List');
  await screen.abstract.getByRole('button', { name: 'To Read', exact: true }).click();
  await screen.abstract.getByRole('button', { name: 'Star' }).click();
  await screen.view('Reading List').locator('.monaco-list-row', { hasText: 'Consciousness' }).waitFor();
  await page.mouse.move(5, 5);
  await take('mark', beside);
  await screen.runCommand('Paperside: Follow');
  await screen.pickRows.first().waitFor();
  await take('grow', middle);
}
