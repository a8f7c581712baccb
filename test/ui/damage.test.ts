// Damaged data, a paper that is gone, hostile titles: a sentence each, and everything else goes on.
import { assert } from 'chai';
import type { Workbench } from '../vscode/workbench.ts';
import { copyExtension, PapersFile, type ExtensionCopy } from './extensionCopy.ts';
import { openPaperside } from './openPaperside.ts';
import type { Screen } from './screen.ts';

const hostileTitle =
  '<script>document.title="owned"</script> ${7*7} $(trash) [x](command:workbench.action.quit) שלום \u202Eabc\u0007';

function changeRecord(
  id: string,
  change: (record: Record<string, unknown>) => object[],
): (text: string) => string {
  return text => {
    const file = PapersFile.parse(JSON.parse(text));
    return JSON.stringify({
      ...file,
      papers: file.papers.flatMap(record => (record.id === id ? change(record) : [record])),
    });
  };
}

describe('damaged data', () => {
  let copy: ExtensionCopy;
  let workbench: Workbench;
  let screen: Screen;
  const open = async (): Promise<void> => {
    ({ workbench, screen } = await openPaperside({ extensionPath: copy.path, hostKind: 'web' }));
  };
  beforeEach(() => {
    copy = copyExtension();
  });
  afterEach(async () => {
    await workbench.close();
    copy.remove();
  });

  it('a bad record: the view says so, the good ones show, the log tells more', async () => {
    copy.change(
      'papers.json',
      changeRecord('arxiv:2604.11359', record => [{ ...record, published: 'yesterday' }]),
    );
    await open();
    await screen.openPapersView();
    await screen.message
      .filter({ hasText: 'One entry of the bundled papers could not be read; the rest is shown.' })
      .waitFor();
    assert.equal(await screen.rows.count(), 9);
    await screen.row('Show Log').click();
    await screen.page.locator('.part.panel', { hasText: /papers\.json,\srecord\s1/ }).waitFor();
  });

  it('a file that is not JSON: a sentence instead of papers, and search finds none', async () => {
    copy.change('papers.json', text => text.slice(0, 5000));
    await open();
    await screen.openPapersView();
    await screen.message.filter({ hasText: 'The bundled papers could not be read.' }).waitFor();
    assert.equal(await screen.rows.count(), 1);
    const input = await screen.openSearch();
    await input.pressSequentially('ecg');
    await screen.pickRows.filter({ hasText: 'No paper matches “ecg”' }).waitFor();
  });

  it('a hostile title is text everywhere', async () => {
    copy.change(
      'papers.json',
      changeRecord('arxiv:2604.11359', record => [{ ...record, title: hostileTitle }]),
    );
    await open();
    const shown =
      '<script>document.title="owned"</script> ${7*7} $(trash) [x](command:workbench.action.quit) שלום abc';
    await screen.openPapersView();
    await screen.row('Biosignals').click();
    await screen.row(shown).click();
    await screen.heading.filter({ hasText: shown }).waitFor();
    const input = await screen.openSearch();
    await input.pressSequentially('owned');
    await screen.pickRows.filter({ hasText: shown }).waitFor();
    assert.equal(await screen.pickRows.locator('.codicon-trash').count(), 0);
  });

  it('a restored panel whose paper is gone says so and offers search', async () => {
    await open();
    await screen.openPapersView();
    await screen.row('Biosignals').click();
    await screen.row('CoRe-ECG').click();
    await screen.heading.filter({ hasText: 'CoRe-ECG' }).waitFor();
    copy.change(
      'papers.json',
      changeRecord('arxiv:2604.11359', () => []),
    );
    await workbench.reload();
    await screen.abstract.getByText('This paper is no longer in the catalogue.').waitFor();
    await screen.abstract.getByRole('button', { name: 'Search Papers' }).click();
    await screen.page.locator('.quick-input-title', { hasText: 'Search Papers' }).waitFor();
  });
});
