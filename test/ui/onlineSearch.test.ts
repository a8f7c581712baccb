// Online search: the first row with an action is active, and a failure is a sentence until the source works again.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { cutOff, replay } from '../support/replayServer.ts';
import { usePaperside } from './usePaperside.ts';

/** Technical terms that must not appear in messages for users. */
const raw = /Error|fetch failed|ENOTFOUND|ECONN|EAI_|undefined|HTTP \d|socket|terminated/;

describe('searching online', () => {
  const settings = {
    'paperside.follow': [{ source: 'huggingFace', daily: 'today' }],
    'paperside.refresh.hours': 0,
    // No server listens on this port.
    'paperside.arxiv.endpoint': 'http://127.0.0.1:9',
  };
  const paperside = usePaperside({ online: true, settings }, () => screen.openPapersView());
  const { screen } = paperside;

  const focused = (text: string) =>
    screen.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });

  it('Enter goes on from "No paper matches", and from what failed', async () => {
    paperside.services.on('/api/papers/search', cutOff);
    paperside.services.on('/graph/v1/paper/search', cutOff);
    await (await screen.openSearch()).fill('zzzzqqqq');
    await screen.pickRows.filter({ hasText: 'No paper matches “zzzzqqqq”' }).waitFor();
    await focused('Search online for “zzzzqqqq”').waitFor();
    await screen.page.keyboard.press('Enter');
    for (const source of ['Hugging Face', 'arXiv', 'Semantic Scholar'])
      await screen.pickRows
        .filter({ hasText: `${source} cannot be reached` })
        .first()
        .waitFor({ timeout: 40_000 });
    await focused('Try Again').waitFor();
    assert.notMatch((await screen.pickRows.allInnerTexts()).join('\n'), raw);
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    await screen.page.keyboard.press('Enter');
    await focused('Hugging Face').waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.heading.waitFor();
  });

  it('what could not be reached is said above the rows until it answers, whoever asks', async () => {
    paperside.services.on('/api/daily_papers', cutOff);
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    await screen.runCommand('Paperside: Refresh Papers');
    await screen.message.filter({ hasText: 'Hugging Face cannot be reached' }).waitFor({ timeout: 40_000 });
    assert.notMatch((await screen.message.textContent()) ?? '', raw);
    await (await screen.openSearch()).fill('longlive interactive');
    await screen.pickRows.filter({ hasText: 'Search online' }).click();
    await screen.pickRows.filter({ hasText: 'LongLive' }).first().waitFor();
    await eventually(async () => {
      assert.notInclude((await screen.message.allTextContents()).join(), 'cannot be reached');
    });
  });
});
