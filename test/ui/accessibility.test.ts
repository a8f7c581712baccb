// The abstract page with all its content, in every kind of theme: no axe-core violations, nothing told by colour alone.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { earlierList } from './earlierList.ts';
import { violations } from './axe.ts';
import { usePaperside } from './usePaperside.ts';

/** Themes by the class that VS Code sets on a webview's body. */
const themes = {
  'vscode-dark': 'Dark Modern',
  'vscode-light': 'Light Modern',
  'vscode-high-contrast': 'Dark High Contrast',
  'vscode-high-contrast-light': 'Light High Contrast',
};

const note = `## What it *says*

- [x] read \`prior.py\`, see [the page](https://arxiv.org/abs/1709.08568)
- [ ] compare

> quoted

| model | score |
| --- | --- |
| ours | 1 |

\`\`\`py
prior = fit(states)
\`\`\`
`;

describe('the abstract', () => {
  const { screen } = usePaperside(
    {
      shared: true,
      files: { 'prior.py': 'prior = fit(states)  # after arXiv:1709.08568v2\n' },
      viewport: { width: 1280, height: 1400 },
      earlier: earlierList({ 'The Consciousness Prior': { status: 'toRead', starred: true, note } }),
    },
    async () => {
      await screen.openPapersView();
      await screen.openFoundPaper('consciousness prior', 'The Consciousness Prior');
      const { abstract } = screen;
      await abstract.getByRole('heading', { name: 'Cited here' }).waitFor();
      await abstract.getByRole('heading', { name: 'Similar papers' }).waitFor();
      await abstract.getByRole('button', { name: 'To Read', exact: true, pressed: true }).waitFor();
      await abstract.getByRole('button', { name: 'Star', pressed: true }).waitFor();
      await abstract.getByRole('heading', { name: 'What it says' }).waitFor();
    },
  );

  const choose = async (kind: string, theme: string): Promise<void> => {
    await screen.page.keyboard.press('Control+K');
    await screen.page.keyboard.press('Control+T');
    const input = screen.page.locator('.quick-input-box input');
    await screen.page.locator(`.quick-input-box input[placeholder^="Select Color Theme"]`).waitFor();
    await input.fill(theme);
    await screen.pickRows.first().filter({ hasText: theme }).waitFor();
    await screen.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await screen.abstract.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
  };

  for (const [kind, theme] of Object.entries(themes))
    it(`has nothing that axe-core finds wrong in ${theme}`, async () => {
      await choose(kind, theme);
      // Button colours change in a transition.
      await eventually(async () => {
        assert.deepEqual(await violations(screen.page), []);
      }, 5000);
    });

  it('tells a status that is pressed by a sign', async () => {
    const sign = (pressed: boolean): Promise<string> =>
      screen.abstract
        .getByRole('button', { name: pressed ? 'To Read' : 'Reading', exact: true, pressed })
        .evaluate(button => getComputedStyle(button, '::before').content);
    assert.include(await sign(true), '✓');
    assert.equal(await sign(false), 'none');
  });
});
