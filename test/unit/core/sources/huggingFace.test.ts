import { assert } from 'chai';
import { huggingFace, type DailyPapersQuery } from '../../../../src/core/sources/huggingFace.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, readRecording, stubService } from '../../../support/stubService.ts';

const clock = countingClock();

const daily = readRecording('hf_daily_papers.json');
const endpoint = 'https://papers.example/';

const bare = {
  id: '2604.11359v2',
  title: 'A paper\n  of two lines',
  summary: 'What it\nsays.',
  publishedAt: '2026-04-13T01:00:00.000Z',
  authors: [{ name: 'Ada Lovelace', hidden: false }],
  upvotes: 3,
};
const row = (paper: object, changes: object = {}): object => ({ paper, numComments: 2, ...changes });

function asking(...bodies: readonly unknown[]): {
  source: ReturnType<typeof huggingFace>;
  urls: () => string[];
} {
  const { send, requests } = stubService(
    ...bodies.map(body => (typeof body === 'string' ? body : JSON.stringify(body))),
  );
  return { source: huggingFace(send, endpoint, clock), urls: () => requests.map(({ url }) => url) };
}

describe('huggingFace', () => {
  it('reads a recorded list', async () => {
    const { papers, failures, receivedAt } = await asking(daily).source.daily({}, neverAborted);
    assert.deepEqual(failures, []);
    assert.equal(receivedAt, 1000);
    assert.deepEqual(
      papers.map(({ id, published, authors, comments, upvotes }) =>
        [id, published, authors.length, comments, upvotes].join(' '),
      ),
      [
        'arxiv:2509.08721 2025-09-10 15 56 665',
        'arxiv:2509.08827 2025-09-10 39 5 193',
        'arxiv:2509.22622 2025-09-26 12 2 189',
        'arxiv:2509.08519 2025-09-10 10 5 130',
        'arxiv:2509.15207 2025-09-18 23 8 119',
        'arxiv:2508.18106 2025-08-25 21 5 350',
        'arxiv:2509.09372 2025-09-11 16 7 257',
        'arxiv:2509.02547 2025-09-02 25 4 239',
        'arxiv:2509.03867 2025-09-04 7 11 213',
        'arxiv:2509.04664 2025-09-04 4 9 200',
        'arxiv:2509.22186 2025-09-26 61 2 172',
        'arxiv:2509.17765 2025-09-22 38 5 154',
        'arxiv:2509.06160 2025-09-07 12 5 151',
        'arxiv:2508.21148 2025-08-28 103 4 143',
        'arxiv:2509.22576 2025-09-26 9 2 137',
        'arxiv:2509.18174 2025-09-17 7 14 134',
      ],
    );
  });

  it('reads all of a recorded paper', async () => {
    const { papers } = await asking(daily).source.daily({}, neverAborted);
    const { abstract, ...paper } = papers[9] ?? { abstract: '' };
    assert.match(abstract, /^Like students facing hard exam questions, .* trustworthy AI systems\.$/);
    assert.deepEqual(paper, {
      id: 'arxiv:2509.04664',
      title: 'Why Language Models Hallucinate',
      authors: ['Adam Tauman Kalai', 'Ofir Nachum', 'Santosh S. Vempala', 'Edwin Zhang'],
      published: '2025-09-04',
      theme: '',
      sources: ['huggingFace'],
      comments: 9,
      upvotes: 200,
      keywords: ['hallucinations', 'binary classification', 'uncertain responses', 'trustworthy AI systems'],
      aiSummary:
        'Language models produce incorrect statements due to training and evaluation procedures that reward guessing over acknowledging uncertainty, leading to a need for socio-technical changes in benchmark scoring.',
    });
    const [sapo, survey] = papers;
    assert.equal(
      sapo?.title,
      'Sharing is Caring: Efficient LM Post-Training with Collective RL Experience Sharing',
    );
    assert.equal(sapo?.code, 'https://github.com/gensyn-ai/rl-swarm');
    assert.match(sapo?.projectPage ?? '', /^https:\/\/blog\.gensyn\.ai\//);
    assert.include(survey?.authors ?? [], 'Yuxin Zuo', 'who hides it on a profile has still written it');
  });

  it('dates a paper by itself, not by the shifted clock of its row', async () => {
    const shifted = row(bare, { publishedAt: '2026-04-12T21:00:00.000Z' });
    const { papers } = await asking([shifted]).source.daily({}, neverAborted);
    assert.equal(papers[0]?.published, '2026-04-13');
  });

  for (const [which, query] of [
    [{}, 'limit=50'],
    [{ date: '2026-05-14' }, 'date=2026-05-14&limit=50'],
    [{ week: '2026-W20' }, 'week=2026-W20&limit=50'],
    [{ sort: 'trending' }, 'sort=trending&limit=50'],
  ] satisfies [DailyPapersQuery, string][])
    it(`asks for ${JSON.stringify(which)}`, async () => {
      const { source, urls } = asking([]);
      assert.isUndefined((await source.daily(which, neverAborted)).next);
      assert.deepEqual(urls(), [`https://papers.example/api/daily_papers?${query}`]);
    });

  it('pages until a page is not full', async () => {
    const full = Array.from({ length: 50 }, (_, index) => row({ ...bare, id: `2604.${10_000 + index}` }));
    const { source, urls } = asking(full, [row(bare)]);
    const first = await source.daily({ date: '2026-05-14' }, neverAborted);
    const second = await first.next?.(neverAborted);
    assert.lengthOf(first.papers, 50);
    assert.lengthOf(second?.papers ?? [], 1);
    assert.isUndefined(second?.next);
    assert.equal(urls()[1], 'https://papers.example/api/daily_papers?date=2026-05-14&p=1&limit=50');
  });

  for (const [form, body] of [
    ['wrapped', [row(bare)]],
    ['bare', [bare]],
  ] as const)
    it(`finds by words, ${form}`, async () => {
      const { source, urls } = asking(body);
      const { papers } = await source.search('sparse & dense "in a row" has:code', neverAborted);
      assert.deepEqual(
        papers.map(({ id, title, abstract }) => [id, title, abstract]),
        [['arxiv:2604.11359', 'A paper of two lines', 'What it says.']],
      );
      assert.deepEqual(urls(), [
        'https://papers.example/api/papers/search?q=sparse%20dense%20in%20a%20row&limit=50',
      ]);
    });

  it('gets one paper by id, or by the id in a query', async () => {
    const { source, urls } = asking({ ...bare, linkedModels: [] });
    assert.equal((await source.get('arxiv:2604.11359', neverAborted)).papers[0]?.id, 'arxiv:2604.11359');
    assert.equal((await source.search('arxiv.org/abs/2604.11359v3', neverAborted)).papers[0]?.comments, 0);
    assert.deepEqual(new Set(urls()), new Set(['https://papers.example/api/papers/2604.11359']));
  });

  it('knows no paper without an arXiv id', async () => {
    assert.equal((await failureOf(asking('').source.get('doi:10.1000/xyz', neverAborted))).code, 'missing');
  });

  it('has nothing to find for a query without words', async () => {
    assert.equal((await failureOf(asking('').source.search('has:code', neverAborted))).code, 'refused');
  });

  it('leaves a withdrawn paper out and says why', async () => {
    const { papers, failures } = await asking([
      row({ ...bare, withdrawnAt: '2026-05-01T10:00:00.000Z' }),
    ]).source.daily({}, neverAborted);
    assert.deepEqual(papers, []);
    assert.deepEqual(failures, [
      {
        code: 'missing',
        subject: 'Hugging Face, record 1',
        detail: '2604.11359v2 was withdrawn on 2026-05-01.',
      },
    ]);
  });

  it('takes what is good of a paper and leaves the rest', async () => {
    const half = {
      ...{ ...bare, summary: null, publishedAt: 'soon', authors: [null, { name: '' }, { name: 'Ada' }] },
      ...{ upvotes: -1, ai_keywords: ['', 'brain'], ai_summary: '', githubRepo: 'javascript:alert(1)' },
      ...{ projectPage: 'http://example.org/x' },
    };
    const { papers } = await asking([row(half, { numComments: 'many' })]).source.daily({}, neverAborted);
    assert.deepEqual(papers, [
      {
        ...{ id: 'arxiv:2604.11359', title: 'A paper of two lines', abstract: '', authors: ['Ada'] },
        ...{ published: '', theme: '', sources: ['huggingFace'], comments: 0, keywords: ['brain'] },
        projectPage: 'https://example.org/x',
      },
    ]);
  });
});
