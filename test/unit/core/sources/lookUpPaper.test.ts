import { assert } from 'chai';
import { FailureError, type FailureCode } from '../../../../src/core/base/failures.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { lookUpPaper } from '../../../../src/core/sources/lookUpPaper.ts';
import { openSearch } from '../../../../src/core/sources/openSearch.ts';
import { OpenSearchFields } from '../../../../src/core/sources/openSearchHit.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import type { PaperSource, SourcePage } from '../../../../src/core/sources/source.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';
import { failureOf, neverAborted, stubService } from '../../../support/stubService.ts';

const id = 'arxiv:2401.00001';
const clock = countingClock();

type Answer = 'none' | 'cannot' | FailureCode | Paper;
const source = (answer: Answer): PaperSource => {
  const page = (...papers: Paper[]): SourcePage => ({ papers, failures: [], receivedAt: 0 });
  const get = (): Promise<SourcePage> => {
    if (answer === 'none') return Promise.resolve(page());
    if (typeof answer !== 'string') return Promise.resolve(page(answer));
    return answer === 'cannot'
      ? Promise.reject(new Error('asked'))
      : Promise.reject(new FailureError({ code: answer, subject: answer, detail: '' }));
  };
  return { id: 'arxiv', title: 'X', ...(answer === 'cannot' ? {} : { get }) };
};

describe('looking up a paper', () => {
  const [one, two] = [paper({ id, title: 'One' }), paper({ id, title: 'Two' })];
  for (const [what, answers, expected] of [
    ['takes the first that has it', ['none', one, two], 'One'],
    ['passes over those that cannot be asked', ['cannot', one], 'One'],
    ['passes over those that do not know it', ['missing', two], 'Two'],
    ['passes over those that fail', ['offline', two], 'Two'],
    ['has none where none knows it', ['none', 'missing', 'unsupported', 'cannot'], 'none'],
    ['has none where nobody is asked', [], 'none'],
    ['fails where one failed, though others do not know it', ['offline', 'missing'], 'offline'],
    ['fails as the last did', ['offline', 'rateLimited'], 'rateLimited'],
  ] as const)
    it(what, async () => {
      const said = await lookUpPaper(id, answers.map(source), neverAborted).then(
        found => found?.paper.title ?? 'none',
        (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
      );
      assert.equal(said, expected);
    });

  it('takes the first that is accepted', async () => {
    const found = await lookUpPaper(id, [one, two].map(source), neverAborted, ({ title }) => title === 'Two');
    assert.equal(found?.paper.title, 'Two');
    assert.isUndefined(await lookUpPaper(id, [source(one)], neverAborted, () => false));
  });

  it('hides no mistake of ours, and no reason to stop', async () => {
    const broken: PaperSource = {
      id: 'arxiv',
      title: 'X',
      get: () => Promise.reject(new TypeError('no function')),
    };
    const mistake = await lookUpPaper(id, [broken, source(one)], neverAborted).catch((error: unknown) =>
      String(error),
    );
    assert.equal(mistake, 'TypeError: no function');
    const stop = new AbortController();
    const stopping: PaperSource = {
      ...{ id: 'arxiv', title: 'X' },
      get: () => {
        stop.abort(new Error('stopped'));
        return Promise.reject(new FailureError({ code: 'missing', subject: '', detail: '' }));
      },
    };
    const reason = await lookUpPaper(id, [stopping, source(one)], stop.signal).catch((error: unknown) =>
      String(error),
    );
    assert.equal(reason, 'Error: stopped');
  });
});

describe('many ids', () => {
  const ids = Array.from({ length: 130 }, (_, at) => `arxiv:2401.${String(10_000 + at)}`);
  const endpoint = 'https://service.example';

  it('are asked of arXiv fifty at a time', async () => {
    const { send, requests } = stubService('<feed xmlns="http://www.w3.org/2005/Atom"></feed>');
    let page = await arxiv(send, endpoint, clock).getAll(ids, neverAborted);
    while (page.next !== undefined) page = await page.next(neverAborted);
    const asked = requests.map(({ url }) => new URL(url).searchParams.get('id_list')?.split(',') ?? []);
    assert.deepEqual(
      asked.map(({ length }) => length),
      [50, 50, 30],
    );
    assert.deepEqual(
      asked.flat(),
      ids.map(each => each.slice('arxiv:'.length)),
    );
  });

  it('are asked of Semantic Scholar a hundred at a time', async () => {
    const { send, requests } = stubService('[]');
    const scholar = semanticScholar(send, endpoint, () => Promise.resolve(undefined), clock);
    let page = await scholar.getAll(ids, neverAborted);
    while (page.next !== undefined) page = await page.next(neverAborted);
    const asked = requests.map(({ body }) => JSON.stringify(body).split('ARXIV:').length - 1);
    assert.deepEqual(asked, [100, 30]);
  });
});

describe('an index that is not there', () => {
  const own = (code: FailureCode | Error): PaperSource =>
    openSearch(
      () =>
        Promise.reject(code instanceof Error ? code : new FailureError({ code, subject: 'x', detail: 'd' })),
      'https://own.example',
      { index: 'papers', fields: OpenSearchFields.parse({}) },
      () => Promise.resolve({}),
      clock,
    );

  it('is named, and another failure left as it is', async () => {
    assert.deepEqual(await failureOf(own('missing').search?.('a', neverAborted) ?? assert.fail()), {
      ...{ code: 'missing', subject: 'OpenSearch, index papers', detail: 'd', reason: 'index' },
    });
    assert.deepEqual(await failureOf(own('offline').search?.('a', neverAborted) ?? assert.fail()), {
      ...{ code: 'offline', subject: 'x', detail: 'd' },
    });
    const mistake = await own(new TypeError('x'))
      .search?.('a', neverAborted)
      .catch((error: unknown) => String(error));
    assert.equal(mistake, 'TypeError: x');
  });
});
