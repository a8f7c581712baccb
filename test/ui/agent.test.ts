// The tools in the chat view, called as an agent calls them: by a participant, with the request's token, so that VS Code
// shows what is called and asks what it must ask. VS Code's own agent needs an account, which tests have not.
import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tools } from '../../src/ids.ts';
import { root } from '../support/project.ts';
import { installVsix } from '../vscode/server.ts';
import { earlierList } from './earlierList.ts';
import { usePaperside } from './usePaperside.ts';

describe("Paperside's tools in the chat view", () => {
  const scratch = mkdtempSync(join(tmpdir(), 'paperside-agent-'));
  before(async () => {
    const vsix = join(scratch, 'agent.vsix');
    const packing = [
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--skip-license',
      '--out',
      vsix,
    ];
    const cwd = join(root, 'test/fixtures/stand-in-agent');
    execFileSync(join(root, 'node_modules/.bin/vsce'), packing, { cwd, stdio: 'pipe' });
    await installVsix(vsix, join(scratch, 'extensions'));
  });
  after(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  const note = 'Nobody else is to read this.';
  const noted = 'arxiv:1709.08568';
  const paperside = usePaperside(
    {
      ...{ online: true, extensionPath: root, extensionsDir: join(scratch, 'extensions') },
      settings: { 'chat.disableAIFeatures': false },
      viewport: { width: 1400, height: 1000 },
      earlier: earlierList({ 'The Consciousness Prior': { status: 'toRead', note } }),
    },
    async () => {
      await screen.runCommand('Chat: Open Chat');
      // The model is known.
      await screen.page.locator('.chat-input-container').getByText('Stand-in').first().waitFor();
    },
  );
  const { screen } = paperside;
  const answers = () => screen.page.locator('.interactive-response');
  const ask = async (words: string): Promise<void> => {
    const input = screen.page.locator('.chat-input-container .monaco-editor').first();
    await input.click();
    await screen.page.keyboard.press('Control+A');
    await screen.page.keyboard.insertText(`@standin ${words}`);
    await screen.page.keyboard.press('Escape');
    await screen.page.keyboard.press('Enter');
  };
  // VS Code keeps what a dialog says in the answer, too, unseen.
  const shown = (text: string) => screen.page.getByText(text).filter({ visible: true }).first();
  const press = (button: string | RegExp): Promise<void> =>
    screen.page.getByRole('button', { name: button }).first().click();
  const allow = (): Promise<void> => press(/^Allow/);
  const skip = async (): Promise<void> => {
    await press('Skip');
    await answers()
      .last()
      .getByText(/skip|cancel/i)
      .first()
      .waitFor();
  };
  const call = (name: string, input: object): Promise<void> => ask(`${name} ${JSON.stringify(input)}`);

  it('a search asks nothing, and each paper has its id and a link', async () => {
    await call(tools.searchPapers, { query: 'masked ECG', limit: 2 });
    const answer = answers().last();
    await answer.getByText('id: arxiv:2604.11359').waitFor();
    await answer.getByRole('link', { name: 'https://arxiv.org/abs/2604.11359' }).waitFor();
    assert.isEmpty(paperside.services.requests);
  });

  it('the check of citations asks first, says what goes where, and sends nothing when it is skipped', async () => {
    const { services } = paperside;
    await call(tools.checkCitations, { text: 'See arXiv:1706.03762 and arXiv:2313.01234.' });
    await shown('Check citations online?').waitFor();
    await shown('1 id goes to arXiv.').waitFor();
    assert.isEmpty(services.requests);
    await skip();
    assert.isEmpty(services.requests);
    await call(tools.checkCitations, { text: 'See arXiv:1706.03762 and arXiv:2313.01234.' });
    await allow();
    await answers().last().getByText('code: malformed-id').waitFor();
    assert.include(services.requests[0]?.path, '1706.03762');
  });

  it('what is checked offline asks nothing', async () => {
    await call(tools.checkCitations, { text: 'See arXiv:1706.03762 and arXiv:2313.01234.', offline: true });
    await answers().last().getByText('code: malformed-id').waitFor();
    assert.isEmpty(paperside.services.requests);
  });

  it('a note is given only after a question that names the paper, and nothing of the entry when that is skipped', async () => {
    await call(tools.getReadingList, {});
    const answer = answers().last();
    await answer.getByText(`id: ${noted}`).waitFor();
    assert.notInclude(await answer.innerText(), note);
    await call(tools.getReadingList, { id: noted });
    await shown('Let the agent read a note?').waitFor();
    await shown('The agent asks for your note on “The Consciousness Prior”.').waitFor();
    await skip();
    // Nowhere in the window, shown or not.
    assert.notInclude(await screen.page.locator('body').innerHTML(), note);
    assert.notInclude(await answers().last().innerText(), 'id: ');
    await call(tools.getReadingList, { id: noted });
    await allow();
    await answers().last().getByText(note).waitFor();
  });
});
