// Damaged data, a missing paper and hostile titles: each gets a message, and everything else still works.
import { assert } from 'chai';
import { eventually } from '../support/eventually.ts';
import { allPayloads } from '../support/hostileText.ts';
import { PapersFile } from './extensionCopy.ts';
import { MapScreen } from './mapScreen.ts';
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

describe('damaged data: papers that are hostile in every field', () => {
  const hostile = (record: Record<string, unknown>): Record<string, unknown> => ({
    ...record,
    title: `${String(record.title)} <img src=https://evil.example/a onerror=alert(1)> [x](https://evil.example/b)`,
    abstract: `${allPayloads.join(' ')} ${String(record.abstract)}`,
    authors: allPayloads.filter(text => /\w/.test(text)),
    keywords: ['<svg/onload=alert(1)>', '![x](https://evil.example/c.png)'],
    venue: '<iframe src="https://evil.example/d">',
  });
  const { screen } = usePaperside({
    hostKind: 'web',
    papers: text => {
      const file = PapersFile.parse(JSON.parse(text));
      return JSON.stringify({ ...file, papers: file.papers.map(hostile) });
    },
  });

  it('run nothing, fetch nothing and break no rule of the pages: abstract and map', async () => {
    const { page, abstract } = screen;
    const reports: string[] = [];
    page.on('console', message => {
      if (/Content.Security.Policy|Refused|evil/i.test(message.text())) reports.push(message.text());
    });
    page.on('request', request => {
      if (request.url().includes('evil.example')) reports.push(request.url());
    });
    page.on('dialog', dialog => {
      reports.push(dialog.message());
      void dialog.dismiss();
    });
    await screen.openPaper('Biosignals', 'CoRe-ECG');
    await abstract.getByText('onerror=alert(1)').first().waitFor();
    await abstract.locator('.abstract', { hasText: 'Accurate interpretation' }).waitFor();
    assert.equal(await abstract.locator('img, iframe, object, embed, form, base').count(), 0);
    for (const link of await abstract.locator('a[href]').all())
      assert.match((await link.getAttribute('href')) ?? '', /^(?:#|https:\/\/(?!evil))/);
    await screen.heading.click();
    await eventually(async () => {
      await screen.runCommand('Paperside: Open Map of Papers');
      await screen.pickRows.filter({ hasText: 'Around the paper in front' }).click({ timeout: 3000 });
    });
    const frame = await new MapScreen(screen).drawn(/^Around “CoRe-ECG/);
    await frame.getByRole('button', { name: 'List', exact: true }).click();
    await frame.locator('.list li', { hasText: 'onerror=alert(1)' }).first().waitFor();
    assert.equal(await frame.locator('img, iframe, a[href]').count(), 0);
    assert.deepEqual(reports, []);
  });
});
