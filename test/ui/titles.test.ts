// Papers named by title in code: the view of papers in the workspace, "Cited here" below the abstract, the hover and Related.
import { assert } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const view = 'Papers in This Workspace';
const title = 'The Consciousness Prior';
const code = `"""A low-dimensional conscious state.

Reference:
    Yoshua Bengio. "The Consciousness
    Prior." 2017.
"""
TITLE = "The Consciousness Prior"
`;

describe('papers named by title', () => {
  const paperside = usePaperside(
    { viewport: { width: 1280, height: 1000 }, files: { 'prior.py': code, 'notes.md': '# Notes\n' } },
    () => screen.openPapersView(),
  );
  const { screen } = paperside;
  const places = () => screen.abstract.getByRole('link', { name: /:\d+$/ });

  it('the abstract has the line that names it, and leads there; the hover and Related know it', async () => {
    await screen.openFoundPaper('consciousness prior', title);
    await screen.abstract.getByRole('heading', { name: 'Cited here' }).waitFor();
    await eventually(async () => {
      assert.deepEqual(await places().allTextContents(), ['prior.py:4']);
    });
    await places().click();
    await screen.cursor.filter({ hasText: 'Ln 4' }).filter({ hasText: 'selected' }).waitFor();
    await screen.runCommand('Show or Focus Hover');
    await screen.page
      .locator('.monaco-hover:visible', { hasText: title })
      .getByText('Yoshua Bengio')
      .waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.related.first().filter({ hasText: 'named in line 4' }).waitFor();
  });

  it('the view has it with its line, and a file that is written later', async () => {
    const rows = await screen.unfold(view);
    await rows.filter({ hasText: title }).filter({ hasText: '1 place' }).waitFor();
    writeFileSync(
      join(paperside.folder, 'notes.md'),
      '# Notes\n\nBased on “The consciousness prior” by Bengio.\n',
    );
    await rows.filter({ hasText: title }).filter({ hasText: '2 places' }).waitFor();
  });
});
