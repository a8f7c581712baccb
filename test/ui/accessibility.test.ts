// The abstract page with all its content, in every kind of theme: no axe-core violations, nothing told by colour alone.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { earlierList } from './earlierList.ts';
import { violations } from './axe.ts';
import { chooseTheme, themes } from './themes.ts';
import { usePaperside } from './usePaperside.ts';

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

  for (const [kind, theme] of Object.entries(themes))
    it(`has nothing that axe-core finds wrong in ${theme}`, async () => {
      await chooseTheme(screen, theme);
      await screen.abstract.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
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

  it('has nothing wrong while a note is written', async () => {
    await screen.abstract.getByRole('button', { name: 'Edit Note' }).click();
    await screen.abstract.getByRole('textbox', { name: 'Note' }).waitFor();
    await eventually(async () => {
      assert.deepEqual(await violations(screen.page), []);
    }, 5000);
    await screen.page.keyboard.press('Escape');
    await screen.abstract.getByRole('textbox', { name: 'Note' }).waitFor({ state: 'detached' });
  });

  it('has every control in reach of Tab, in the order of the page, with a visible focus', async () => {
    const { abstract, page } = screen;
    const controls = abstract.locator('a:visible, button:visible:enabled, summary:visible');
    const names = (): Promise<string[]> =>
      controls.evaluateAll(found => found.map(each => each.ariaLabel ?? each.textContent));
    await screen.heading.click();
    await page.keyboard.press('Shift');
    await controls.first().focus();
    const reached: string[] = [];
    for (let number = 0; number < (await controls.count()); number++) {
      if (number > 0) await page.keyboard.press('Tab');
      const { name, outline } = await abstract.locator('body').evaluate(() => {
        const focused = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return {
          name: focused.ariaLabel ?? focused.textContent,
          outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
        };
      });
      assert.isAtLeast(outline, 1, name);
      reached.push(name);
    }
    assert.sameMembers(reached, await names());
  });

  it('moves nothing by itself', async () => {
    const moving = await screen.abstract.locator('body').evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  });
});
