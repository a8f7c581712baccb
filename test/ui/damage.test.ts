// Damaged data, a missing paper and hostile titles: each gets a message, and everything else still works.
import { assert } from 'chai';
import { PapersFile } from './extensionCopy.ts';
import { usePaperside } from './usePaperside.ts';

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

describe('damaged data: a bad record', () => {
  const { screen } = usePaperside({
    hostKind: 'web',
    papers: changeRecord('arxiv:2604.11359', record => [{ ...record, published: 'yesterday' }]),
  });

  it('the view says so, the good ones show, the log tells more', async () => {
    await screen.openPapersView();
    await screen.message
      .filter({ hasText: '1 entry of the bundled papers could not be read; the rest is shown.' })
      .waitFor();
    assert.equal(await screen.rows.count(), 9);
    await screen.row('Show Log').click();
    await screen.page.locator('.part.panel', { hasText: /papers\.json,\srecord\s1/ }).waitFor();
  });
});

describe('damaged data: a file that is not JSON', () => {
  const { screen } = usePaperside({ hostKind: 'web', papers: text => text.slice(0, 5000) });

  it('is a sentence instead of papers, and search finds none', async () => {
    await screen.openPapersView();
    await screen.message.filter({ hasText: 'The bundled papers could not be read.' }).waitFor();
    assert.equal(await screen.rows.count(), 1);
    const input = await screen.openSearch();
    await input.pressSequentially('ecg');
    await screen.pickRows.filter({ hasText: 'No paper matches “ecg”' }).waitFor();
  });
});

describe('damaged data: a hostile title', () => {
  const { screen } = usePaperside({
    hostKind: 'web',
    papers: changeRecord('arxiv:2604.11359', record => [{ ...record, title: hostileTitle }]),
  });

  it('is text everywhere', async () => {
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
});

describe('damaged data: a paper that is gone', () => {
  const paperside = usePaperside({ hostKind: 'web', papers: text => text });
  const { screen } = paperside;

  it('its restored panel says so and offers search', async () => {
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    paperside.changePapers(changeRecord('arxiv:2604.11359', () => []));
    await paperside.workbench.reload();
    await screen.abstract.getByText('This paper is no longer in the catalogue.').waitFor();
    await screen.abstract.getByRole('button', { name: 'Search Papers' }).click();
    await screen.page.locator('.quick-input-title', { hasText: 'Search Papers' }).waitFor();
  });
});
