import { assert } from 'chai';
import type { ServiceRequest } from '../../../../src/core/requests/serviceRequest.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, readRecording, stubService } from '../../../support/stubService.ts';

const clock = countingClock();

const endpoint = 'https://scholar.example';
const fields =
  'fields=title,abstract,authors,year,publicationDate,externalIds,venue,publicationVenue,journal,citationCount';

function asking(
  body: unknown,
  key?: string,
): { source: ReturnType<typeof semanticScholar>; asked: ServiceRequest[]; urls: () => string[] } {
  const { send, requests } = stubService(typeof body === 'string' ? body : JSON.stringify(body));
  const urls = (): string[] => requests.map(({ url }) => decodeURIComponent(url.slice(endpoint.length)));
  return {
    source: semanticScholar(send, endpoint, () => Promise.resolve(key), clock),
    asked: requests,
    urls,
  };
}

const found = async (record: object): Promise<unknown> =>
  (await asking({ total: 1, offset: 0, data: [record] }).source.search('x', neverAborted)).papers[0];

describe('semanticScholar', () => {
  it('reads a recorded batch, without the paper it does not know', async () => {
    const { source, asked, urls } = asking(readRecording('s2_paper_batch_full_fields.json'));
    const { papers, failures } = await source.getAll(
      ['arxiv:0001.00001', 'local:x', 'doi:10.1/x'],
      neverAborted,
    );
    assert.deepEqual(failures, []);
    const { abstract, ...first } = papers[0] ?? { abstract: '' };
    assert.match(abstract, /^Most Difference-in-Difference .* irrespective of sample size\. .*\.$/);
    assert.deepEqual(first, {
      id: 'doi:10.2139/ssrn.288970',
      title: 'How Much Should We Trust Differences-in-Differences Estimates?',
      authors: ['Marianne Bertrand', 'E. Duflo', 'S. Mullainathan'],
      published: '2001-10-01',
      theme: '',
      sources: ['semanticScholar'],
      comments: 0,
      venue: 'Experimental & Empirical Studies eJournal',
      doi: '10.2139/ssrn.288970',
      citationCount: 10670,
    });
    assert.deepEqual(
      papers.map(({ id, published, venue }) => [id, published, venue]),
      [
        ['doi:10.2139/ssrn.288970', '2001-10-01', 'Experimental & Empirical Studies eJournal'],
        ['doi:10.2139/ssrn.2250500', '2013-04-10', 'ERN: Credit Risk (Topic)'],
        ['doi:10.1257/rct.1355', '2023', undefined],
      ],
    );
    assert.deepEqual(urls(), [`/graph/v1/paper/batch?${fields}`]);
    assert.deepEqual(asked[0]?.body, { ids: ['ARXIV:0001.00001', 'DOI:10.1/x'] });
  });

  it('reads recorded results that have a title and nothing else', async () => {
    const { source, urls } = asking(readRecording('s2_paper_search.json'));
    const { papers, failures, next } = await source.search(
      'few-shot "turing machine" year:2020..',
      neverAborted,
    );
    assert.deepEqual(failures, []);
    assert.lengthOf(papers, 20);
    assert.deepEqual(papers[4], {
      ...{ id: papers[4]?.id ?? '', title: 'Neural Turing Machines', abstract: '', authors: [] },
      ...{ published: '', theme: '', sources: ['semanticScholar'], comments: 0 },
    });
    assert.match(papers[4]?.id ?? '', /^local:[0-9a-f]{14}$/);
    await next?.(neverAborted);
    assert.deepEqual(
      urls(),
      [0, 100].map(
        offset =>
          `/graph/v1/paper/search?query=few shot turing machine&year=2020-&${fields}&offset=${offset}&limit=100`,
      ),
    );
  });

  it('pages no further than the service does', async () => {
    const page = (next?: number): object => ({ total: 5000, offset: 0, next, data: [] });
    assert.isDefined((await asking(page(800)).source.search('x', neverAborted)).next);
    assert.isUndefined((await asking(page(900)).source.search('x', neverAborted)).next);
    assert.isUndefined((await asking(page()).source.search('x', neverAborted)).next);
    assert.isUndefined((await asking({ total: 0, offset: 0 }).source.search('x', neverAborted)).next);
  });

  it('reads recorded recommendations', async () => {
    const { source, asked, urls } = asking(readRecording('s2_recommendations.json'));
    const { papers } = await source.recommend(['arxiv:2401.00001', 'doi:10.1/x', 'local:y'], neverAborted);
    assert.lengthOf(papers, 20);
    assert.deepEqual(urls(), [`/recommendations/v1/papers/?${fields}&limit=100`]);
    assert.deepEqual(asked[0]?.body, { positivePaperIds: ['ARXIV:2401.00001', 'DOI:10.1/x'] });
  });

  for (const [id, path] of [
    ['arxiv:cs/0112017', 'ARXIV:cs/0112017'],
    ['doi:10.1000/a(b)?c#d', 'DOI:10.1000/a(b)?c#d'],
  ] as const)
    it(`gets ${id}`, async () => {
      const { source, asked, urls } = asking({ paperId: '1', title: 'T' });
      assert.lengthOf((await source.get(id, neverAborted)).papers, 1);
      assert.deepEqual(urls(), [`/graph/v1/paper/${path}?${fields}`]);
      assert.notMatch(asked[0]?.url ?? '', /#|\?.*\?/);
    });

  it('can know nothing of a paper with an id of ours', async () => {
    const { source, asked } = asking('');
    assert.equal((await failureOf(source.get('local:x', neverAborted))).code, 'missing');
    assert.equal((await failureOf(source.recommend(['local:x'], neverAborted))).code, 'missing');
    assert.deepEqual(asked, []);
  });

  it('sends the key when there is one', async () => {
    const one = { paperId: '1', title: 'T' };
    const withKey = asking(one, 'secret');
    const without = asking(one);
    for (const { source } of [withKey, without]) await source.get('arxiv:2401.00001', neverAborted);
    assert.deepEqual(withKey.asked[0]?.headers, { 'x-api-key': 'secret' });
    assert.isUndefined(without.asked[0]?.headers);
  });

  for (const [what, record, expected] of [
    ['names by arXiv first', { externalIds: { ArXiv: '2401.00001v2', DOI: '10.1/X' } }, 'arxiv:2401.00001'],
    ['then by DOI', { externalIds: { ArXiv: null, DOI: '10.1000/X' } }, 'doi:10.1000/x'],
    ["by arXiv's own DOI", { externalIds: { DOI: '10.48550/arXiv.2401.00001' } }, 'arxiv:2401.00001'],
    ['by neither', { externalIds: null }, 'local:0a9dba9e623728'],
  ] as const)
    it(`${what}: ${expected}`, async () => {
      assert.propertyVal(await found({ title: 'T', ...record }), 'id', expected);
    });

  it('takes arXiv for no venue and its DOI for none of a journal', async () => {
    const paper = await found({
      title: 'T',
      ...{ venue: 'arXiv.org', publicationVenue: { name: 'arXiv.org' }, journal: { name: 'ArXiv' } },
      externalIds: { ArXiv: '2401.00001', DOI: '10.48550/ARXIV.2401.00001' },
    });
    assert.notProperty(paper, 'venue');
    assert.notProperty(paper, 'doi');
  });

  it('takes an answer that says no as one that is none', async () => {
    const failure = await failureOf(
      asking({ error: 'Paper with id 0 not found' }).source.search('x', neverAborted),
    );
    assert.deepEqual([failure.code, failure.subject], ['malformed', 'Semantic Scholar']);
  });
});
