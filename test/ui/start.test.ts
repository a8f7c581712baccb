// `npm start`: opens the sample with Paperside in sight, prints what to try, and ends without a trace.
import { assert } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { startGuarded } from '../vscode/guarded.ts';
import { root } from '../support/project.ts';
import { Screen } from './screen.ts';

describe('npm start', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'paperside-start-'));
  after(() => {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  it('shows the papers related to the sample beside it, and says what to try', async () => {
    // Without a display it prints an address, and opens no browser of its own.
    const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const start = startGuarded(process.execPath, [join(root, 'test/vscode/start.ts')], { env });
    try {
      let address = '';
      await eventually(() => {
        address = /http:\/\/127\.0\.0\.1:\S+/.exec(start.output())?.[0] ?? assert.fail(start.output());
      }, 60_000);
      for (const thing of ['Related to This File', 'Search Papers…', 'Follow New Papers…'])
        assert.include(start.output(), thing);
      const browser = await launchBrowser({ profile: join(scratch, 'profile') });
      try {
        const page = browser.pages()[0] ?? (await browser.newPage());
        await page.goto(address);
        const screen = new Screen(() => page);
        await screen.related.filter({ hasText: 'CoRe-ECG' }).waitFor({ timeout: 60_000 });
        await page.locator('.tab.active', { hasText: 'ecg_mae.py' }).waitFor();
      } finally {
        await browser.close();
      }
    } finally {
      await start.stop();
    }
  });
});
