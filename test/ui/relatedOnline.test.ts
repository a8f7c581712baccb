// Searching the sources for code: the words that are sent, what is sent, and how what comes is ranked.
import { assert } from 'chai';
import { cutOff, replay } from '../support/replayServer.ts';
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
    const input = screen.page.locator('.quick-input-box input');
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
  });
});
