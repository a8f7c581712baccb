import { assert } from 'chai';
import * as z from 'zod/mini';
import type { ServiceRequest } from '../../../../src/core/requests/serviceRequest.ts';
import { openSearch } from '../../../../src/core/sources/openSearch.ts';
import { OpenSearchFields } from '../../../../src/core/sources/openSearchHit.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';
import { failureOf, neverAborted, stubService } from '../../../support/stubService.ts';

const clock = countingClock();

/** A response of `_search` in the form documented by OpenSearch and Elasticsearch. */
const answer = (...sources: readonly unknown[]): object => ({
  took: 5,
  timed_out: false,
  _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
  hits: {
    total: { value: sources.length, relation: 'eq' },
    max_score: 1.3862942,
    hits: sources.map((_source, index) => ({ _index: 'papers', _id: `${index}`, _score: 1.38, _source })),
  },
});

function asking(
  body: unknown,
  names: object = {},
): { source: ReturnType<typeof openSearch>; asked: ServiceRequest[]; query: () => unknown } {
  const { send, requests } = stubService(JSON.stringify(body));
  const index = { index: 'papers,preprints-*', fields: OpenSearchFields.parse(names) };
  const headers = (): Promise<Record<string, string>> => Promise.resolve({ authorization: 'ApiKey abc' });
  return {
    source: openSearch(send, 'https://cluster.example:9200/', index, headers, clock),
    asked: requests,
    query: () => z.object({ query: z.unknown() }).parse(requests[0]?.body).query,
  };
}

const texts = ['title^2', 'abstract'];

describe('openSearch', () => {
  it('reads hits', async () => {
    const hit = {
      ...{ id: 'arXiv:2401.00001v3', title: 'A\ntitle', abstract: 'Says.', authors: ['Ada', 'Grace'] },
      ...{ published: '2024-01-02T10:00:00Z', doi: '10.1000/X', venue: 'Nature' },
    };
    const { papers, failures, next } = await asking(answer(hit, { title: '' })).source.search(
      'x',
      neverAborted,
    );
    assert.deepEqual(papers, [
      {
        ...{ id: 'arxiv:2401.00001', title: 'A title', abstract: 'Says.', authors: ['Ada', 'Grace'] },
        ...{ published: '2024-01-02', theme: '', sources: ['openSearch'], comments: 0 },
        ...{ doi: '10.1000/x', venue: 'Nature' },
      },
    ]);
    assert.deepEqual(
      failures.map(({ subject }) => subject),
      ['OpenSearch, record 2'],
    );
    assert.isUndefined(next);
  });

  it('reads fields of other names, inside others, and of other types', async () => {
    const names = { id: 'meta.arxiv', title: 'name', abstract: 'text.en', authors: 'by', published: 'year' };
    const hit = {
      ...{ 'meta.arxiv': '2401.00001', name: 'T', text: { en: 'Says.' }, year: 2024 },
      by: [{ name: 'Ada' }, 'Grace'],
    };
    const { source, asked } = asking(answer(hit, { name: 'U', by: 'Emmy', year: 20240102 }), names);
    const { papers } = await source.search('x', neverAborted);
    assert.deepEqual(
      papers.map(({ id, abstract, authors, published }) => [id, abstract, authors.join(), published]),
      [
        ['arxiv:2401.00001', 'Says.', 'Ada,Grace', '2024'],
        ['local:1bf6b6bc93539d', '', 'Emmy', ''],
      ],
    );
    assert.deepEqual(z.object({ _source: z.unknown() }).parse(asked[0]?.body)._source, [
      ...['meta.arxiv', 'name', 'text.en', 'by', 'year', 'doi', 'venue'],
    ]);
  });

  it('searches title and abstract', async () => {
    const { source, asked } = asking(answer());
    await source.search('sparse codes', neverAborted);
    assert.deepEqual(asked, [
      {
        url: 'https://cluster.example:9200/papers%2Cpreprints-*/_search',
        headers: { authorization: 'ApiKey abc' },
        body: {
          query: {
            bool: {
              must: [{ multi_match: { query: 'sparse codes', type: 'best_fields', fields: texts } }],
              must_not: [],
              filter: [],
            },
          },
          from: 0,
          size: 50,
          _source: ['id', 'title', 'abstract', 'authors', 'published', 'doi', 'venue'],
        },
      },
    ]);
  });

  it('asks for phrases, authors, years, and without', async () => {
    const { source, query } = asking(answer());
    await source.search('"in a row" title:x author:ada year:2023..2024 -survey', neverAborted);
    const phrase = (text: string, fields: readonly string[]): object => ({
      multi_match: { query: text, type: 'phrase', fields },
    });
    assert.deepEqual(query(), {
      bool: {
        must: [phrase('in a row', texts), phrase('x', ['title']), phrase('ada', ['authors'])],
        must_not: [phrase('survey', texts)],
        filter: [{ range: { published: { gte: '2023', lt: '2025' } } }],
      },
    });
  });

  it('finds related papers by their words', async () => {
    const { source, query } = asking(answer());
    await source.related([paper({ title: 'Codes', abstract: 'Sparse.' })], neverAborted);
    assert.deepEqual(query(), {
      more_like_this: {
        fields: ['title', 'abstract'],
        like: ['Codes Sparse.'],
        min_term_freq: 1,
        min_doc_freq: 2,
        max_query_terms: 25,
      },
    });
  });

  it('asks for weighted terms, enough of them to rank again, and takes several words as a phrase', async () => {
    const { source, asked, query } = asking(answer());
    const terms = [
      { text: 'MAE', weight: 1 },
      { text: 'masked autoencoder', weight: 0.5 },
    ];
    await source.searchRelated(terms, neverAborted);
    assert.deepEqual(query(), {
      bool: {
        should: [
          { multi_match: { query: 'MAE', type: 'best_fields', fields: texts, boost: 1 } },
          { multi_match: { query: 'masked autoencoder', type: 'phrase', fields: texts, boost: 0.5 } },
        ],
      },
    });
    assert.propertyVal(asked[0]?.body, 'size', 200);
  });

  describe('says what did not answer', () => {
    const shards = (total: number, successful: number, failed: number): object => ({
      ...answer({ title: 'T' }),
      _shards: { total, successful, failed },
    });
    const cases: Readonly<Record<string, readonly [body: object, detail: string | undefined]>> = {
      nothing: [shards(3, 3, 0), undefined],
      'a shard that fails': [shards(3, 2, 1), '1 of 3 shards did not answer.'],
      'shards that no node has': [shards(3, 1, 0), '2 of 3 shards did not answer.'],
      'a search that took too long': [{ ...shards(3, 3, 0), timed_out: true }, 'The search timed out.'],
      'an answer without shards': [{ hits: { hits: [] } }, undefined],
      'an answer whose shards make no sense': [{ hits: { hits: [] }, _shards: 'all' }, undefined],
    };
    for (const [what, [body, detail]] of Object.entries(cases))
      it(what, async () => {
        const { partialBecause } = await asking(body).source.search('x', neverAborted);
        assert.equal(partialBecause?.detail, detail);
        assert.equal(partialBecause?.reason, detail && 'partial');
      });
  });

  it('pages', async () => {
    const full = answer(...Array.from({ length: 50 }, (_, index) => ({ title: `Paper ${index}` })));
    const { source, asked } = asking(full);
    const second = await (await source.search('x', neverAborted)).next?.(neverAborted);
    assert.isDefined(second?.next);
    assert.propertyVal(asked[1]?.body, 'from', 50);
  });

  for (const [what, body] of Object.entries({
    'an error': { error: { root_cause: [], type: 'index_not_found_exception' }, status: 404 },
    'another service': { hits: [] },
  }))
    it(`refuses the answer of ${what}`, async () => {
      assert.equal((await failureOf(asking(body).source.search('x', neverAborted))).code, 'malformed');
    });

  it('has nothing to find for a query without words', async () => {
    assert.equal((await failureOf(asking(answer()).source.search('-x', neverAborted))).code, 'refused');
  });
});
