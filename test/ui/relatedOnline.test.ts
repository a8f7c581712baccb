// Searching the sources for code: the words that are sent, what is sent, and how what comes is ranked.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, cutOff, rateLimited, recordedText, replay } from '../support/replayServer.ts';
import { SAMPLE_WORKSPACE } from '../vscode/paths.ts';
import { usePaperside } from './usePaperside.ts';

const paper = 'FlowRL: Matching Reward Distributions';
const code = `"""Training with flow balance, so that a policy matches the reward distribution of an LLM."""

class RewardDistribution:
    def partition_function(self, rewards):
        return self.network(rewards)

    def flow_balance_loss(self, policy, reward, reference):
        log_partition = self.partition_function(reward)
        return (log_partition + policy.log_prob - self.beta * reward - reference.log_prob) ** 2

zqxtoken = 'zqxvalue'
`;

describe('searching online for code', () => {
  const paperside = usePaperside({ files: { 'flow_rl.py': code }, online: true }, async () => {
    await screen.openPapersView();
    await screen.openFile('flow_rl.py');
  });
  const { screen } = paperside;
  const searches = (): readonly string[] =>
    paperside.services.requests.filter(({ path }) => path.includes('search')).map(({ path }) => path);

  it('shows the words, sends them alone and after Enter alone, and ranks what comes against the code', async () => {
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    await screen.view('Related To This File').getByText('Nothing in this file points to a paper').waitFor();
    await screen.view('Related To This File').getByRole('button', { name: 'Search Online…' }).click();
    const input = screen.pickInput;
    await screen.pickTitle.filter({ hasText: 'Search Online for Papers Related to flow_rl.py' }).waitFor();
    const words = await input.inputValue();
    assert.include(words, 'reward');
    assert.isAtMost(words.split(' ').length, 12);
    assert.deepEqual(searches(), []);
    await screen.page.keyboard.press('Enter');
    const first = screen.pickRows.first();
    await first
      .filter({ hasText: paper })
      .filter({ hasText: 'Hugging Face' })
      .filter({ hasText: 'reward' })
      .waitFor();
    await screen.page.locator('.quick-input-list-separator', { hasText: 'less likely' }).first().waitFor();
    for (const path of searches()) assert.notInclude(decodeURIComponent(path), 'zqx');
    await screen.page.keyboard.press('Enter');
    await screen.heading.filter({ hasText: paper }).waitFor();
    await (await screen.openSearch()).fill('flowrl');
    await screen.pickRows.first().filter({ hasText: paper }).waitFor();
  });

  it('sends nothing when it is left, and says in one sentence each what failed', async () => {
    await screen.runCommand('Paperside: Find Related Papers Online');
    await screen.pickTitle.filter({ hasText: 'flow_rl.py' }).waitFor();
    await screen.page.keyboard.press('Escape');
    assert.deepEqual(searches(), []);
    for (const path of ['/api/papers/search', '/graph/v1/paper/search', '/api/query'])
      paperside.services.on(path, cutOff);
    await screen.runCommand('Paperside: Find Related Papers Online');
    await screen.pickTitle.filter({ hasText: 'flow_rl.py' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.filter({ hasText: 'Hugging Face cannot be reached' }).waitFor({ timeout: 60_000 });
    await screen.page.getByPlaceholder('Type to narrow the list').waitFor({ timeout: 60_000 });
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    for (const path of ['/graph/v1/paper/search', '/api/query']) paperside.services.on(path, answer('[]'));
    const others = await screen.pickRows.count();
    assert.equal(others, 4, 'three sentences, and one row that asks again');
    await screen.page.keyboard.press('ArrowUp');
    await screen.pickRows.last().filter({ hasText: 'Try Again' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.first().filter({ hasText: paper }).waitFor({ timeout: 60_000 });
    assert.equal(await screen.pickRows.filter({ hasText: 'Hugging Face cannot be reached' }).count(), 0);
  });
});
describe('searching online, for whatever is at hand', () => {
  const paperside = usePaperside(
    {
      files: {
        'flow_rl.py': code,
        'ecg_mae.py': readFileSync(join(SAMPLE_WORKSPACE, 'ecg_mae.py'), 'utf8'),
        'x.py': '{ } ( ) 1 2 3\n',
      },
      online: true,
    },
    () => screen.openPapersView(),
  );
  const { screen } = paperside;
  const input = () => screen.pickInput;
  const box = (subject: string) =>
    screen.pickTitle.filter({ hasText: `Search Online for Papers Related to ${subject}` }).waitFor();
  const asked = (path: string, parameter: string): string[] =>
    paperside.services.requests
      .filter(request => request.path.startsWith(path))
      .map(request => new URL(request.path, 'http://host').searchParams.get(parameter) ?? '');
  const separator = () => screen.page.locator('.quick-input-list-separator', { hasText: 'less likely' });

  it('a selection: each source is asked in its own way, and what is unrelated is less likely', async () => {
    const { services } = paperside;
    services.on('/api/papers/search', answer('[]'));
    services.on('/api/query', replay('arxiv_search.xml'));
    services.on('/graph/v1/paper/search', replay('s2_paper_search.json'));
    await screen.openFile('flow_rl.py');
    await screen.page.keyboard.press('Control+Home');
    for (let line = 0; line < 7; line++) await screen.page.keyboard.press('Shift+ArrowDown');
    await screen.runCommand('Paperside: Find Related Papers Online for Selection');
    await box('the selection in flow_rl.py, lines 1–7');
    await input().fill('flow balance, self-supervised (reward), a b c d');
    await screen.page.keyboard.press('Enter');
    await separator().waitFor();
    await screen.page.getByPlaceholder('Type to narrow the list').waitFor();
    assert.include((await screen.pickRows.first().textContent()) ?? '', 'less likely');
    await screen.pickRows.filter({ hasText: 'Semantic Scholar' }).first().waitFor();
    assert.deepEqual(asked('/api/papers/search', 'q'), ['flow balance, self-supervised (reward), a b c d']);
    assert.deepEqual(asked('/graph/v1/paper/search', 'query'), ['flow balance self supervised reward']);
    const [arxiv = ''] = asked('/api/query', 'search_query');
    assert.include(arxiv, 'ti:"flow balance" OR abs:"flow balance" OR ti:"self supervised reward" OR');
  });

  it('the rows of the view end with it, and a paper has it in its menu and on its page', async () => {
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    await screen.openFile('ecg_mae.py');
    const row = screen.view('Related to This File').getByText(/^Search Online for “.+…”$/);
    await row.click();
    await box('ecg_mae.py');
    await screen.page.keyboard.press('Escape');
    await screen.choose(screen.related.first(), 'Find Papers', 'Find Similar Papers Online…');
    await box('“CoRe-ECG');
    assert.match(await input().inputValue(), /ecg/);
    await screen.page.keyboard.press('Escape');
    await screen.related.first().click();
    await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor();
    await screen.abstract.getByRole('button', { name: 'Search Online…' }).click();
    await box('“CoRe-ECG');
    await screen.page.keyboard.press('Enter');
    await screen.pickTitle.filter({ hasText: 'Papers Online Related to “CoRe-ECG' }).waitFor();
    await screen.pickRows.first().filter({ hasText: 'Hugging Face' }).waitFor();
  });

  it('code without words: the user has to type some; a service that refuses them says so in a sentence', async () => {
    const { services } = paperside;
    services.on('/api/papers/search', answer('{"error":"Bad query"}', { status: 400 }));
    services.on('/api/query', answer(recordedText('arxiv_error_400.xml'), { status: 400 }));
    services.on('/graph/v1/paper/search', rateLimited('7200'));
    await screen.openFile('x.py');
    await screen.runCommand('Paperside: Find Related Papers Online');
    await box('x.py');
    assert.equal(await input().inputValue(), '');
    await screen.page.getByText('It has no words that papers use.').first().waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.page.getByText('Type a word or two.').first().waitFor();
    assert.isEmpty(asked('/', 'q'));
    await input().fill('masked autoencoder');
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.filter({ hasText: 'Hugging Face refused the request' }).waitFor();
    await screen.pickRows.filter({ hasText: 'arXiv refused the request' }).waitFor();
    await screen.pickRows.filter({ hasText: /Semantic Scholar can be asked again at / }).waitFor();
    assert.equal(await screen.pickRows.count(), 4, 'three sentences, and one row that asks again');
  });

  it('says whom it still asks, and drops what comes after the file was switched', async () => {
    const { services } = paperside;
    const held: (() => void)[] = [];
    services.on('/api/papers/search', replay('hf_daily_papers.json'));
    services.on('/graph/v1/paper/search', answer('{"total":0,"data":[]}'));
    services.on('/api/query', (request, response) => {
      held.push(() => {
        replay('arxiv_search.xml')(request, response);
      });
    });
    await screen.openFile('flow_rl.py');
    await screen.runCommand('Paperside: Find Related Papers Online');
    await box('flow_rl.py');
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.first().filter({ hasText: paper }).waitFor();
    await screen.page.getByPlaceholder('Asking arXiv…').waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.openFile('x.py');
    for (const release of held) release();
    await screen.openFile('ecg_mae.py');
    await screen.related.first().filter({ hasText: 'CoRe-ECG' }).waitFor();
    assert.equal(await screen.pickTitle.filter({ hasText: 'Papers Online' }).count(), 0);
  });
});

describe('searching online, where picks stay open', () => {
  const paperside = usePaperside({
    files: { 'flow_rl.py': code, 'x.py': '{ } ( ) 1 2 3\n' },
    online: true,
    settings: { 'workbench.quickOpen.closeOnFocusLost': false },
  });
  const { screen } = paperside;

  it('what was found for a file is gone when another is switched to', async () => {
    paperside.services.on('/api/papers/search', replay('hf_daily_papers.json'));
    for (const path of ['/graph/v1/paper/search', '/api/query']) paperside.services.on(path, answer('[]'));
    await screen.openFile('x.py');
    await screen.openFile('flow_rl.py');
    await screen.runCommand('Paperside: Find Related Papers Online');
    await screen.pickTitle.filter({ hasText: 'Search Online for Papers Related to flow_rl.py' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.pickRows.first().filter({ hasText: paper }).waitFor();
    await screen.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'x.py' }).click();
    await screen.pickTitle.waitFor({ state: 'hidden' });
  });
});
