import { assert } from 'chai';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, stubService } from '../../../support/stubService.ts';

const endpoint = 'https://scholar.example';
const id = 'arxiv:2111.06377';

function asking(body: unknown) {
  const { send, requests } = stubService(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    source: semanticScholar(send, endpoint, () => Promise.resolve(undefined), countingClock()),
    urls: () => requests.map(({ url }) => decodeURIComponent(url.slice(endpoint.length))),
  };
}

const cited = (ArXiv: string, title: unknown = `Paper ${ArXiv}`, contexts: unknown = []) => ({
  contexts,
  citedPaper: { paperId: 'x', title, externalIds: { ArXiv }, year: 2020, venue: 'ECCV' },
});

describe('references and citing papers', () => {
  it('have the papers in order, each with its first sentence', async () => {
    const { source, urls } = asking({
      offset: 0,
      next: 50,
      data: [cited('1706.03762', 'Attention', ['As in [1].', 'Later.']), cited('2010.11929')],
    });
    const page = await source.citations(id, 'references', neverAborted);
    assert.deepEqual(
      page.papers.map(paper => [paper.id, paper.title, paper.venue]),
      [
        ['arxiv:1706.03762', 'Attention', 'ECCV'],
        ['arxiv:2010.11929', 'Paper 2010.11929', 'ECCV'],
      ],
    );
    assert.deepEqual([...page.contexts], [['arxiv:1706.03762', 'As in [1].']]);
    await page.next?.(neverAborted);
    const path = '/graph/v1/paper/ARXIV:2111.06377/references?fields=contexts,title,abstract,authors,year';
    assert.deepEqual(
      urls().map(url => [url.startsWith(path), url.replace(/^.*&offset/, 'offset')]),
      [
        [true, 'offset=0&limit=50'],
        [true, 'offset=50&limit=50'],
      ],
    );
  });

  it('citing papers are read from the other end', async () => {
    const citing = { contexts: [], citingPaper: { title: 'Later work', externalIds: { DOI: '10.1234/X' } } };
    const { papers } = await asking({ data: [citing] }).source.citations(id, 'citations', neverAborted);
    assert.deepEqual(
      papers.map(paper => paper.id),
      ['doi:10.1234/x'],
    );
  });

  for (const [what, data, expected] of [
    ['null for elided references', null, []],
    ['nothing', undefined, []],
    ['a title of null', [cited('1', null), cited('1706.03762')], ['arxiv:1706.03762']],
    ['the paper itself', [cited('2111.06377'), cited('1706.03762')], ['arxiv:1706.03762']],
    ['one paper twice', [cited('1706.03762'), cited('1706.03762')], ['arxiv:1706.03762']],
    ['records that are none', [7, null, {}, { citedPaper: null }, cited('1706.03762')], ['arxiv:1706.03762']],
    ['contexts that are none', [cited('1706.03762', 'T', 'text')], ['arxiv:1706.03762']],
  ] as const)
    it(`keep the good of ${what}`, async () => {
      const { papers, failures } = await asking({ data }).source.citations(id, 'references', neverAborted);
      assert.deepEqual(
        papers.map(paper => paper.id),
        [...expected],
      );
      assert.deepEqual(failures, []);
    });

  it('read one page of 10,000 entries, and ask for no page twice', async () => {
    const data = Array.from({ length: 10_000 }, (_, at) => cited(`1706.${String(at).padStart(5, '0')}`));
    const page = await asking({ data, next: 0 }).source.citations(id, 'references', neverAborted);
    assert.lengthOf(page.papers, 50);
    assert.isUndefined(page.next);
  });

  it('are unknown for a paper without a public id', async () => {
    const failure = await failureOf(asking({}).source.citations('local:1', 'references', neverAborted));
    assert.equal(failure.code, 'missing');
  });
});
