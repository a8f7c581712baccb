// The catalogue grows from a service, here a server on loopback that replays what Hugging Face once answered.
import { assert } from 'chai';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recording, startReplayServer, type ReplayServer } from '../support/replayServer.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { reportRequests } from './failureReport.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

const came = 'Qwen3-Omni';
const searched = 'LongLive';

describe('live sources', () => {
  let home: string;
  let server: ReplayServer;
  let workbench: Workbench;
  let screen: Screen;
  const open = async (): Promise<void> => {
    const settings = {
      'paperside.follow': [{ source: 'huggingFace', daily: 'today', without: ['LongLive'] }],
      'paperside.huggingFace.endpoint': server.url,
      'paperside.arxiv.endpoint': server.url,
      'paperside.semanticScholar.endpoint': server.url,
    };
    ({ workbench, screen } = await openPaperside({ home, settings, folder: join(home, 'workspace') }));
  };
  const statusLine = (text: string): Promise<void> =>
    screen.page.locator('.statusbar-item', { hasText: text }).first().waitFor();

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'paperside-sources-'));
    await mkdir(join(home, 'workspace'));
    server = await startReplayServer({ cors: true });
    reportRequests(server);
    server.on('/api/daily_papers', recording('hf_daily_papers.json'));
    server.on('/api/papers/search', recording('hf_daily_papers.json'));
    await open();
  });
  after(async () => {
    await workbench.close();
    await server.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('the view opens, asks for what is followed, and its badge counts what came', async () => {
    await screen.openPapersView();
    await statusLine('new papers');
    const badge = screen.page.locator('.activitybar .action-item', { hasText: /^\d+$/ }).first();
    assert.isAbove(Number(await badge.textContent()), 5);
    await screen.runCommand('Paperside: Group by Source');
    await screen.row(/^Hugging Face\d/).click();
    await screen.row(came).filter({ hasText: 'new' }).waitFor();
    assert.equal(await screen.row(searched).count(), 0, 'what the follow leaves out');
  });

  it('a new paper opens, with what the service knows, and is new no more', async () => {
    await screen.row(came).click();
    await screen.heading.filter({ hasText: came }).waitFor();
    await screen.abstract.getByText('Summary written by a model').waitFor();
    await screen.row(came).filter({ hasNotText: 'new' }).waitFor();
  });

  it('the digest shows what is new by theme, and opens it', async () => {
    await screen.runCommand('Paperside: Daily Digest');
    await screen.pickTitle.filter({ hasText: 'What Is New' }).waitFor();
    await screen.pickRows.filter({ hasText: 'HuMo' }).first().waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('a search with a thin answer goes on in the sources, and what is opened stays', async () => {
    const input = await screen.openSearch();
    await input.fill('longlive interactive');
    await screen.pickRows.filter({ hasText: 'Search online' }).click();
    await screen.pickRows.filter({ hasText: searched }).first().waitFor();
    await screen.pickRows.filter({ hasText: searched }).first().click();
    await screen.heading.filter({ hasText: searched }).waitFor();
  });

  it('offline, after a restart, all of it is still there, and a refresh says what is wrong', async () => {
    await workbench.close();
    await server.stop();
    await open();
    await screen.openPapersView();
    await screen.row(/^Hugging Face\d/).click();
    await screen.row(came).waitFor();
    const input = await screen.openSearch();
    await input.fill('longlive interactive');
    await screen.pickRows.filter({ hasText: searched }).first().waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.runCommand('Paperside: Refresh Papers');
    await screen.message.filter({ hasText: 'Hugging Face' }).waitFor({ timeout: 60_000 });
    await statusLine('Show Log');
    await screen.row(came).waitFor();
  });
});
