// "Look Up All" in "Papers in This Workspace": what it asks before, what it finds, and what it says when it cannot.
import { assert } from 'chai';
import { answer, noAnswer, rateLimited } from '../support/replayServer.ts';
import { usePaperside } from './usePaperside.ts';

const view = 'Papers in This Workspace';
const command = 'Look Up All Unknown Papers…';
const entry = (id: string): string =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title><summary>It says.</summary>
  <published>2024-01-01T00:00:00Z</published><author><name>Ada Lovelace</name></author></entry>`;
const feed = (...ids: readonly string[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${ids.map(entry).join('')}</feed>`;
const scholar = '/graph/v1/paper/batch';

describe('looking up all papers that the workspace names', () => {
  const paperside = usePaperside(
    {
      viewport: { width: 1280, height: 1000 },
      online: true,
      // The consciousness prior is in the catalogue.
      files: { 'notes.md': 'arXiv:1709.08568, arXiv:2401.10001, arXiv:2401.10002 and doi:10.1000/none1.\n' },
    },
    async () => {
      await screen.openPapersView();
      await screen.unfold(view);
      await rows().filter({ hasText: 'doi:10.1000/none1' }).waitFor();
    },
  );
  const { screen } = paperside;
  const rows = () => screen.view(view).locator('.monaco-list-row');
  const message = () => screen.view(view).locator('.message');
  const button = (name: string) => screen.view(view).locator('.actions').getByRole('button', { name });
  const dialog = () => screen.page.locator('.monaco-dialog-box');
  const confirm = async (): Promise<void> => {
    await screen.view(view).locator('.pane-header').hover();
    await button(command).click();
    await dialog().getByRole('button', { name: 'Look Up' }).click();
  };

  it('says what goes where, finds what there is, says the rest, and is not offered again', async () => {
    paperside.services.on('/api/query', answer(feed('2401.10001')));
    paperside.services.on(scholar, answer('[null, null]'));
    await screen.view(view).locator('.pane-header').hover();
    await button(command).click();
    await dialog().getByText('Look up 3 papers?').waitFor();
    await dialog()
      .getByText(
        '2 ids go to arXiv. What it does not have goes to Semantic Scholar, too. 1 id goes to Semantic',
      )
      .waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    assert.isEmpty(paperside.services.requests);
    await confirm();
    await message()
      .filter({ hasText: '1 of 3 found; 2 are unknown to arXiv and Semantic Scholar.' })
      .waitFor();
    await rows().filter({ hasText: 'Paper 2401.10001' }).filter({ hasText: '1 place' }).waitFor();
    await button(command).waitFor({ state: 'detached' });
    const sent = paperside.services.requests.map(({ method }) => method);
    assert.deepEqual(sent, ['GET', 'POST']);
  });

  it('keeps what was found before it is stopped, also after a reload, and offers the rest', async () => {
    paperside.services.on('/api/query', answer(feed('2401.10001')));
    paperside.services.on(scholar, noAnswer);
    await confirm();
    await message().filter({ hasText: '1 of 3 found…' }).waitFor();
    await screen.view(view).locator('.pane-header').hover();
    await button('Stop Looking Up Papers').click();
    await message().filter({ hasText: 'Stopped: 1 of 3 found.' }).waitFor();
    await paperside.workbench.reload();
    await rows().filter({ hasText: 'Paper 2401.10001' }).waitFor();
    await screen.view(view).locator('.pane-header').hover();
    await button(command).click();
    await dialog().getByText('Look up 2 papers?').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });

  it('says who is asked too often, keeps what another has, and offers the rest', async () => {
    paperside.services.on('/api/query', rateLimited('6000'));
    const known = { title: 'Found by DOI', externalIds: { DOI: '10.1000/none1' }, authors: [] };
    paperside.services.on(scholar, answer(JSON.stringify([null, null, known])));
    await confirm();
    await message().filter({ hasText: '1 of 3 found. arXiv can be asked again at' }).waitFor();
    await rows().filter({ hasText: 'Found by DOI' }).waitFor();
    await screen.view(view).locator('.pane-header').hover();
    await button(command).waitFor();
  });
});
