// Citing papers as a writer does: insert, complete while typing, copy, and add to the bibliography once.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const title = 'The Consciousness Prior';
const key = 'bengio2017consciousness';

describe('citations', () => {
  const files = {
    'refs.bib': `@article{knuth1984,\n  title = {Literate Programming},\n  year = {1984}\n}
@article{many2020,\n  title = {Zebra Crossings},\n  author = {${Array.from({ length: 12 }, (_, at) => `Family${at}, Given Name`).join(' and ')}}\n}
@article{later2021,\n  title = {Over crossings}\n}\n`,
    ...{ 'paper.tex': '', 'notes.md': '', 'prior.py': '' },
  };
  const paperside = usePaperside({ files, shared: true }, () => screen.openPapersView());
  const { screen } = paperside;
  const openAbstract = async (): Promise<void> => {
    await screen.openFoundPaper('consciousness prior', title);
  };

  /** Saves the active editor and returns the file's text. */
  const saved = async (name: string, expected: string | RegExp): Promise<void> => {
    await eventually(async () => {
      await screen.page.keyboard.press('Control+S');
      const text = readFileSync(join(paperside.folder, name), 'utf8');
      if (typeof expected === 'string') assert.include(text, expected);
      else assert.match(text, expected);
    });
  };
  const bibliography = (): string => readFileSync(join(paperside.folder, 'refs.bib'), 'utf8');
  const suggestion = (text: string) =>
    screen.page.locator('.suggest-widget .monaco-list-row', { hasText: text });
  const pick = async (): Promise<void> => {
    await screen.pickTitle.filter({ hasText: 'Search Papers' }).waitFor();
    await screen.page.keyboard.type('consciousness prior');
    await screen.pickRows.first().filter({ hasText: title }).waitFor();
    await screen.page.keyboard.press('Enter');
  };

  it('the abstract that is read goes into the bibliography, which is asked for once, and once into that', async () => {
    await openAbstract();
    await screen.runCommand('Paperside: Add to Bibliography');
    await screen.pickTitle.filter({ hasText: 'Bibliography of This Workspace' }).waitFor();
    await screen.pickRows.first().filter({ hasText: 'refs.bib' }).waitFor();
    await screen.page.keyboard.press('Enter');
    await eventually(() => {
      assert.include(bibliography(), `{${key},`);
    });
    await screen.abstract.getByText('A new prior is proposed').click();
    await screen.runCommand('Paperside: Add to Bibliography');
    await screen.page.locator('.statusbar-item', { hasText: key }).waitFor();
    assert.lengthOf(bibliography().match(/^@/gm) ?? [], 4);
    assert.include(bibliography(), 'Literate Programming');
  });

  it('a paper that is looked for is inserted as a comment of the code', async () => {
    await screen.openFile('prior.py');
    await screen.runCommand('Paperside: Insert Citation');
    await pick();
    await saved('prior.py', /^# Yoshua Bengio \(2017\)\. The Consciousness Prior\./);
  });

  it('and by its key in LaTeX', async () => {
    await screen.openFile('paper.tex');
    await screen.runCommand('Paperside: Insert Citation');
    await pick();
    await saved('paper.tex', `\\cite{${key}}`);
  });

  it('keys of the bibliography complete in LaTeX, by title and by author', async () => {
    await screen.openFile('paper.tex');
    await screen.page.keyboard.press('Control+End');
    await screen.page.keyboard.type(' \\cite{knu');
    await suggestion('knuth1984').waitFor();
    await screen.page.keyboard.press('Enter');
    await saved('paper.tex', '\\cite{knuth1984');
  });

  it('a word of a title comes before the same word of the text, whatever its capitals and however many the authors', async () => {
    await screen.openFile('paper.tex');
    await screen.page.keyboard.type('Crossings matter. \\cite{cros');
    await suggestion('many2020').waitFor();
    await screen.page.keyboard.press('Enter');
    await saved('paper.tex', 'Crossings matter. \\cite{many2020');
  });

  it('keys of the catalogue complete in Markdown', async () => {
    await screen.openFile('notes.md');
    await screen.page.keyboard.type('As [@consciousness');
    await suggestion(key).waitFor();
    await screen.page.keyboard.press('Enter');
    await saved('notes.md', `[@${key}`);
  });

  it('ids complete after arXiv: in a comment', async () => {
    await screen.openFile('prior.py');
    await screen.page.keyboard.press('Control+End');
    await screen.page.keyboard.type('\n# arXiv:consciousness');
    await suggestion(title).waitFor();
    await screen.page.keyboard.press('Enter');
    await saved('prior.py', '# arXiv:1709.08568');
  });

  it('one that is copied can be pasted', async () => {
    await paperside.workbench.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await screen.runCommand('Paperside: Copy Citation');
    await pick();
    await screen.pickRows.filter({ hasText: 'BibTeX' }).first().click();
    await screen.page.locator('.statusbar-item', { hasText: 'Citation copied' }).waitFor();
    await screen.openFile('paper.tex');
    await screen.page.keyboard.press('Control+End');
    await screen.page.keyboard.press('Control+V');
    await saved('paper.tex', `@misc{${key},`);
  });
});
