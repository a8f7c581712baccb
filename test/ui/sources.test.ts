// Downloads from a source: a server on loopback that replays answers recorded from Hugging Face.
import { assert } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { replay, serverError } from '../support/replayServer.ts';
import { usePaperside } from './usePaperside.ts';

const came = 'Qwen3-Omni';
/** Its title, which no row that names the query has. */
const searched = /LongLive:/;

describe('live sources', () => {
  const settings = {
    'paperside.follow': [{ source: 'huggingFace', daily: 'today', without: ['LongLive'] }],
  };
  const paperside = usePaperside({ online: true, settings }, async () => {
    paperside.services.on('/api/daily_papers', replay('hf_daily_papers.json'));
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    await screen.openPapersView();
    await statusLine('new papers');
  });
  const { screen } = paperside;

  const statusLine = (text: string): Promise<void> =>
    screen.page.locator('.statusbar-item', { hasText: text }).first().waitFor();
  const openGroup = async (): Promise<void> => {
    await screen.runCommand('Paperside: Group, Sort or Hide Papers', 'Group by Source');
    await screen.row(/^Hugging Face\d/).click();
    await screen.row(came).waitFor();
  };
  const searchOnline = async (): Promise<void> => {
    const input = await screen.openSearch();
    // Nothing else matches, so no row moves under the mouse when more papers are indexed.
    await input.fill('longlive');
    await screen.pickRows.filter({ hasText: 'Search online' }).click();
    await screen.pickRows.filter({ hasText: searched }).first().waitFor();
    await screen.pickRows.filter({ hasText: searched }).first().click();
    await screen.heading.filter({ hasText: searched }).waitFor();
  };

  const keptPapers = (): string =>
    globSync(join(paperside.storage, 'papers/*.jsonl'))
      .map(file => readFileSync(file, 'utf8'))
      .join('');

  it('the view opens, asks for what is followed, and its badge counts what came', async () => {
    const badge = screen.page.locator('.activitybar .action-item', { hasText: /^\d+$/ }).first();
    assert.isAbove(Number(await badge.textContent()), 5);
    await openGroup();
    await screen.row(came).filter({ hasText: 'new' }).waitFor();
    assert.equal(await screen.row(searched).count(), 0, 'what the follow leaves out');
  });

  it('a new paper opens, with what the service knows, and is new no more', async () => {
    await openGroup();
    await screen.row(came).click();
    await screen.heading.filter({ hasText: came }).waitFor();
    await screen.abstract.getByText('Summary written by a model').waitFor();
    await screen.row(came).filter({ hasNotText: 'new' }).waitFor();
    // The words find the command that marks this paper, not the one that takes the mark from all new ones.
    await screen.runCommand('Paperside: Mark Paper');
    await screen.pickTitle.filter({ hasText: 'Mark Paper' }).waitFor();
  });

  it('the digest shows what is new by theme, first what has to do with what was read', async () => {
    await openGroup();
    await screen.row(came).click();
    await screen.heading.filter({ hasText: came }).waitFor();
    await screen.runCommand('Paperside: Show Daily Digest');
    await screen.pickTitle.filter({ hasText: 'What Is New' }).waitFor();
    await screen.pickRows.filter({ hasText: 'HuMo' }).first().waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('a search with a thin answer goes on in the sources, and what is opened stays', searchOnline);

  it('that a source knows no such paper is said once, and not above the rows', async () => {
    paperside.services.on('/recommendations/v1/papers', serverError(404));
    await screen.openFoundPaper('consciousness prior', 'The Consciousness Prior');
    await screen.runCommand('Paperside: Get Recommendations');
    await screen.notification('Semantic Scholar knows no such paper.');
    await statusLine('No new papers');
    await screen.message.waitFor({ state: 'hidden' });
  });

  it('offline, after a restart, all of it is still there, and a refresh says what is wrong', async () => {
    await openGroup();
    await searchOnline();
    await eventually(() => {
      assert.match(keptPapers(), searched);
    });
    await paperside.services.stop();
    await paperside.restart();
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
