// Landmarks: what code that implements one shows, with nothing but what ships, and how its abstract is got.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, cutOff } from '../support/replayServer.ts';
import { root } from '../support/project.ts';
import { usePaperside } from './usePaperside.ts';

const title = 'Attention Is All You Need';
const abstract = 'A test server says that attention is enough.';
const settingsFile = '.vscode/settings.json';
const files = {
  'model.py': readFileSync(join(root, 'test/fixtures/typical/attention.py')),
  [settingsFile]: JSON.stringify({ 'paperside.landmarks': true }),
};

describe('landmarks', () => {
  const paperside = usePaperside({ files, online: true, viewport: { width: 1280, height: 1400 } }, () =>
    screen.openPapersView(),
  );
  const { screen } = paperside;

  it('are related to code that implements them, without a network and an account', async () => {
    await screen.openFile('model.py');
    const related = screen.view('Related To This File').locator('.monaco-list-row');
    await related.first().filter({ hasText: 'Attention Is' }).waitFor();
  });

  it('come after the themes of the papers, and go when they are switched off', async () => {
    const last = screen.row('HCI and visualisation');
    await screen.row('Cognition').waitFor();
    await screen.row('Transformers and language models').waitFor();
    writeFileSync(join(paperside.folder, settingsFile), '{}');
    await screen.row('Transformers and language models').waitFor({ state: 'detached' });
    await screen.row('Cognition').waitFor();
    await last.waitFor({ state: 'detached' });
  });

  it('open with what is known; Get Abstract gets the rest, which is there after a reload', async () => {
    const record = { id: '1706.03762', title, summary: abstract, publishedAt: '2017-06-12T00:00:00.000Z' };
    paperside.services.on('/api/papers/1706.03762', answer(JSON.stringify({ ...record, authors: [] })));
    await screen.openFoundPaper('attention is all you need', title);
    await screen.abstract.getByText('The abstract of this paper is not here yet.').waitFor();
    await screen.abstract.getByRole('button', { name: 'Get Abstract' }).click();
    await screen.abstract.getByText(abstract).waitFor();
    await screen.abstract.getByRole('button', { name: 'Get Abstract' }).waitFor({ state: 'detached' });
    await paperside.workbench.reload();
    await screen.abstract.getByText(abstract).waitFor();
  });

  it('say that there are more authors, until a source names them all', async () => {
    const names = ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar', 'Jakob Uszkoreit'];
    const record = { id: '1706.03762', title, summary: abstract, publishedAt: '2017-06-12T00:00:00.000Z' };
    const authors = names.map(name => ({ name }));
    paperside.services.on('/api/papers/1706.03762', answer(JSON.stringify({ ...record, authors })));
    await screen.openFoundPaper('attention is all you need', title);
    await screen.abstract.getByText(`${names.slice(0, 3).join(', ')} et al.`, { exact: true }).waitFor();
    await screen.abstract.getByRole('button', { name: 'Get Abstract' }).click();
    await screen.abstract.getByText(names.join(', '), { exact: true }).waitFor();
  });

  it('say why, when no source has the abstract, and when none can be reached, and try again', async () => {
    const getAbstract = screen.abstract.getByRole('button', { name: 'Get Abstract' });
    await screen.openFoundPaper('attention is all you need', title);
    await getAbstract.click();
    await screen.notification('No source has the abstract of arxiv:1706.03762.');
    await screen.runCommand('Notifications: Clear All Notifications');
    for (const path of ['/api/papers/1706.03762', '/api/query']) paperside.services.on(path, cutOff);
    await getAbstract.click();
    const failure = await screen.notification('cannot be reached');
    const record = { id: '1706.03762', title, summary: abstract, publishedAt: '2017-06-12T00:00:00.000Z' };
    paperside.services.on('/api/papers/1706.03762', answer(JSON.stringify({ ...record, authors: [] })));
    await failure.getByRole('button', { name: 'Try Again' }).click();
    await screen.abstract.getByText(abstract).waitFor();
  });
});
