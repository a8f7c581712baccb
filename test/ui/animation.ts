// `npm run animation`: drives VS Code and makes the README's animation, media/screenshots/paperside.webp, of what it shows.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { Screen } from './screen.ts';

const file = 'media/screenshots/paperside.webp';

const workbench = await openWorkbench({
  folder: join(root, 'test/fixtures/sample-workspace'),
  extensionPath: root,
  viewport: { width: 1000, height: 600 },
  settings: {
    'workbench.colorTheme': 'Default Dark Modern',
    'editor.minimap.enabled': false,
    'editor.cursorBlinking': 'solid',
    'breadcrumbs.enabled': false,
  },
});
const { page } = workbench;
const screen = new Screen(() => page);
const [frames, delays]: [Buffer[], number[]] = [[], []];
/** Adds the window as it is, to be seen for some milliseconds. */
const show = async (milliseconds: number): Promise<void> => {
  await page.waitForTimeout(300);
  frames.push(await page.screenshot());
  delays.push(milliseconds);
};

try {
  await screen.activityBarIcon.waitFor();
  await screen.openFile('ecg_mae.py');
  await screen.openPapersView();
  await screen
    .view('Papers')
    .locator('.pane-header .title')
    .click({ position: { x: 2, y: 5 } });
  await screen.related.first().filter({ hasText: 'Masked' }).waitFor();
  // A wider sidebar, for the reasons.
  const edge = (await page.locator('.part.sidebar').boundingBox()) ?? { x: 0, y: 0, width: 300 };
  await page.mouse.move(edge.x + edge.width, 300);
  await page.mouse.down();
  await page.mouse.move(470, 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(800, 560);
  await show(2200);
  await screen.related.filter({ hasText: 'CoRe-ECG' }).locator('.monaco-tl-twistie').click();
  await show(1600);
  await screen.related.filter({ hasText: 'reconstruct' }).last().click();
  await page.mouse.move(800, 560);
  await show(2200);
  const input = await screen.openSearch();
  await show(900);
  for (const letters of ['con', 'ciou', 's pr', 'ior']) {
    await input.pressSequentially(letters);
    await show(350);
  }
  await screen.pickRows.filter({ hasText: 'The Consciousness Prior' }).waitFor();
  await show(1800);
  await page.keyboard.press('Enter');
  await screen.heading.filter({ hasText: 'The Consciousness Prior' }).waitFor();
  await screen.abstract.getByRole('heading', { name: 'Similar papers' }).waitFor();
  await show(3200);
  await sharp(frames, { join: { animated: true } })
    .webp({ delay: delays, loop: 0, quality: 35, effort: 6, mixed: true })
    .toFile(join(root, file));
  console.log(
    `${file}: ${frames.length} pictures, ${(statSync(join(root, file)).size / 1024).toFixed(0)} KB`,
  );
} finally {
  await workbench.close();
}
