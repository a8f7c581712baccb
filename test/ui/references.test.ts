// References and citing papers: asked for when opened, added and opened from the list, and said when they fail.
import { assert } from 'chai';
import { answer, rateLimited, reset } from '../support/replayServer.ts';
import { usePaperside } from './usePaperside.ts';

const title = 'The Consciousness Prior';
const path = '/graph/v1/paper/ARXIV:1709.08568';

describe('the references of a paper', () => {
  const paperside = usePaperside({ online: true, viewport: { width: 1280, height: 1400 } }, async () => {
    await screen.openPapersView();
    await screen.openFoundPaper('consciousness prior', title);
    await screen.abstract.getByRole('heading', { name: 'References' }).waitFor();
  });
  const { screen } = paperside;
  const asked = (): readonly string[] =>
    paperside.services.requests.filter(request => request.path.startsWith(path)).map(request => request.path);
  const cited = (ArXiv: string, name: string, contexts: readonly string[] = []) => ({
    contexts,
    citedPaper: {
      paperId: ArXiv,
      title: name,
      abstract: `The abstract of ${name}.`,
      externalIds: { ArXiv },
      year: 2017,
      venue: 'NIPS',
      authors: [{ name: 'Ann Author' }, { name: 'Bo Writer' }, { name: 'Cy Third' }],
    },
  });
  const section = () => screen.abstract.locator('section.references');

  it('are asked for when the section is opened, page by page, and one is added, another opened', async () => {
    const page = (data: readonly object[], next?: number) =>
      answer(JSON.stringify({ offset: 0, data, ...(next === undefined ? {} : { next }) }));
    paperside.services.on(
      `${path}/references`,
      page([cited('1706.03762', 'Attention Is All You Need', ['We attend, as in [1].'])], 50),
      page([cited('1412.6980', 'Adam')]),
    );
    assert.deepEqual(asked(), []);
    await section().locator('summary').click();
    const first = section().locator('article').first();
    await first.getByText('Ann Author et al. · 2017 · NIPS').waitFor();
    await first.getByText('We attend, as in [1].').waitFor();
    assert.lengthOf(asked(), 1);
    await first.getByRole('button', { name: 'Add to Papers' }).click();
    await first.getByText('in your papers').waitFor();
    await section().getByRole('button', { name: 'Show More' }).click();
    await section().getByRole('link', { name: 'Adam' }).click();
    await screen.heading.filter({ hasText: 'Adam' }).waitFor();
    await screen.abstract.getByText('The abstract of Adam.').waitFor();
    assert.lengthOf(asked(), 2);
    await (await screen.openSearch()).fill('attention is all you need');
    await screen.pickRows.first().filter({ hasText: 'Attention Is All You Need' }).waitFor();
  });

  it('say in one sentence what failed, and are asked for again', async () => {
    paperside.services.on(`${path}/references`, rateLimited('3600'), answer('{"data": []}'));
    await section().locator('summary').click();
    await section()
      .getByText(/^Semantic Scholar (can be asked again at|is asked too often)/)
      .waitFor();
    paperside.services.on(`${path}/citations`, reset);
    const citing = screen.abstract.locator('section.citations');
    await citing.locator('summary').click();
    await citing.getByText(/^Semantic Scholar (cannot be reached|can be asked again at)/).waitFor();
    await citing.getByRole('button', { name: 'Try Again' }).waitFor();
  });
});
