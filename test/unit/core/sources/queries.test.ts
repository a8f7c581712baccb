import { assert } from 'chai';
import { FailureError } from '../../../../src/core/base/failures.ts';
import {
  arxivCategoryQuery,
  arxivQuery,
  arxivRelatedQuery,
} from '../../../../src/core/sources/arxivQuery.ts';
import {
  keywordQuery,
  normaliseQuery,
  type NormalisedQuery,
} from '../../../../src/core/sources/normalisedQuery.ts';
import { OpenSearchFields, rawRecordSchema } from '../../../../src/core/sources/openSearchHit.ts';
import { relatedQuery, searchQuery, termsQuery } from '../../../../src/core/sources/openSearchQuery.ts';
import { parseBody, parseRecords, type RawRecord } from '../../../../src/core/sources/rawRecords.ts';
import { encodePath, encodeText, requestUrl } from '../../../../src/core/sources/requestUrl.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';
import { neverAborted } from '../../../support/stubService.ts';
import * as z from 'zod/mini';

const none: NormalisedQuery = {
  ...{ words: [], phrases: [], titles: [], authors: [], excluded: [], ids: [] },
  ...{ from: undefined, to: undefined },
};

describe('a query for any service', () => {
  const cases: Readonly<Record<string, Partial<NormalisedQuery>>> = {
    'a b': { words: ['a', 'b'] },
    'a - … b': { words: ['a', 'b'] },
    'title:brain a': { words: ['a'], titles: ['brain'] },
    'TITLE:“two words”': { titles: ['two words'] },
    'subtitle:brain': { words: ['subtitle:brain'] },
    'title:a title:b': { titles: ['a', 'b'] },
    'author:ada author:"grace hopper" -author:x': { authors: ['ada', 'grace hopper'] },
    '-no -"not this"': { excluded: ['no', 'not this'] },
    'year:2020': { from: 2020, to: 2020 },
    'year:2020..': { from: 2020 },
    'year:..2020': { to: 2020 },
    '-year:2020': {},
    'has:code theme:x status:read': {},
    'a "open': { words: ['a', 'open'] },
    '10.1000/x 2401.00001': { ids: ['doi:10.1000/x', 'arxiv:2401.00001'] },
  };
  for (const [query, expected] of Object.entries(cases))
    it(query, () => {
      assert.deepEqual(normaliseQuery(query), { ...none, ...expected });
    });

  it('in words alone has those of all parts, and is refused without any', () => {
    const all = { ...none, words: ['a'], titles: ['b c'], phrases: ['d'], authors: ['e'], excluded: ['f'] };
    assert.equal(keywordQuery(all, 'X'), 'a b c d e');
    assert.throws(() => keywordQuery({ ...none, excluded: ['f'] }, 'X'), FailureError);
  });
});

describe('a query for arXiv', () => {
  for (const [query, expected] of [
    ['a sparse code', 'all:sparse AND all:code'],
    ['the of', 'all:the AND all:of'],
    ['sparse "in a row"', 'all:sparse AND all:"in a row"'],
    ['title:brain author:"ada lovelace"', 'ti:brain AND au:"ada lovelace"'],
    ['sparse -no -"not this"', 'all:sparse ANDNOT all:no ANDNOT all:"not this"'],
    ['sparse year:2020', 'all:sparse AND submittedDate:[202001010000 TO 202012312359]'],
    ['sparse year:2020..', 'all:sparse AND submittedDate:[202001010000 TO 209912312359]'],
    ['sparse year:..2020', 'all:sparse AND submittedDate:[199101010000 TO 202012312359]'],
    ['few-shot OR ANDNOT', 'all:"few-shot" AND all:"ANDNOT"'],
    ['ANDROID', 'all:ANDROID'],
    ['a\\b', 'all:"a b"'],
    ['-no', ''],
    ['', ''],
  ] as const)
    it(`${query} → ${expected}`, () => {
      assert.equal(arxivQuery(normaliseQuery(query)), expected);
    });

  it('of terms is for any of them, in title or abstract', () => {
    const terms = ['patch embedding', 'the', '—', 'ecg'].map(text => ({ text, weight: 1 }));
    assert.equal(
      arxivRelatedQuery(terms),
      'ti:"patch embedding" OR abs:"patch embedding" OR ti:ecg OR abs:ecg',
    );
    assert.equal(arxivRelatedQuery([]), '');
  });

  it('of a category has nothing but its name', () => {
    assert.equal(arxivCategoryQuery('cs.CV'), 'cat:cs.CV');
    assert.equal(arxivCategoryQuery('cs.* OR au:"x"'), 'cat:cs.*ORaux');
  });
});

describe('an address', () => {
  for (const [endpoint, path, query, expected] of [
    ['https://a.org', '/b', {}, 'https://a.org/b'],
    ['https://a.org//', '/b', { c: 'd e', f: 1 }, 'https://a.org/b?c=d%20e&f=1'],
    ['https://a.org', '/b', { c: '', d: undefined, e: 0 }, 'https://a.org/b?e=0'],
    ['https://a.org', '', { 'a&b': '&=?#/' }, 'https://a.org?a&b=%26%3D%3F%23%2F'],
  ] as const)
    it(expected, () => {
      assert.equal(requestUrl(endpoint, path, query), expected);
    });

  it('has any text encoded, and an id with its slashes and colons', () => {
    assert.equal(encodePath('ARXIV:hep-th/9901001 x?'), 'ARXIV:hep-th/9901001%20x%3F');
    assert.equal(encodeText('a\ud83d/é'), 'a%EF%BF%BD%2F%C3%A9');
  });
});

describe('a query for OpenSearch', () => {
  const fields = OpenSearchFields.parse({
    id: 'i',
    title: 't',
    abstract: 'b',
    authors: 'a',
    published: 'p',
    doi: 'd',
  });
  const match = (query: string, type: string, among = ['t^2', 'b']): object => ({
    multi_match: { query, type, fields: among },
  });
  const bool = (must: object[], must_not: object[] = [], filter: object[] = []): object => ({
    bool: { must, must_not, filter },
  });
  for (const [query, expected] of [
    ['sparse codes', bool([match('sparse codes', 'best_fields')])],
    ['"in a row"', bool([match('in a row', 'phrase')])],
    ['title:brain author:ada', bool([match('brain', 'phrase', ['t']), match('ada', 'phrase', ['a'])])],
    ['10.1000/x', bool([match('10.1000/x', 'phrase', ['i', 'd'])])],
    ['a -no', bool([match('a', 'best_fields')], [match('no', 'phrase')])],
    ['a year:2020', bool([match('a', 'best_fields')], [], [{ range: { p: { gte: '2020', lt: '2021' } } }])],
    ['a year:2020..', bool([match('a', 'best_fields')], [], [{ range: { p: { gte: '2020' } } }])],
    ['a year:..2020', bool([match('a', 'best_fields')], [], [{ range: { p: { lt: '2021' } } }])],
  ] as const)
    it(query, () => {
      assert.deepEqual(searchQuery(normaliseQuery(query), fields, 'X'), expected);
    });

  it('without words is refused', () => {
    assert.throws(() => searchQuery(normaliseQuery('-no year:2020'), fields, 'X'), FailureError);
  });

  it('of terms has each with its weight, and several words as a phrase', () => {
    const terms = [
      { text: 'patch embedding', weight: 2 },
      { text: 'ecg', weight: 1 },
    ];
    assert.deepEqual(termsQuery(terms, fields), {
      bool: {
        should: [
          { multi_match: { query: 'patch embedding', type: 'phrase', fields: ['t^2', 'b'], boost: 2 } },
          { multi_match: { query: 'ecg', type: 'best_fields', fields: ['t^2', 'b'], boost: 1 } },
        ],
      },
    });
  });

  it('of papers is for more like them', () => {
    assert.deepEqual(relatedQuery([paper({ title: 'T', abstract: 'A' })], fields), {
      more_like_this: {
        ...{ fields: ['t', 'b'], like: ['T A'] },
        ...{ min_term_freq: 1, min_doc_freq: 2, max_query_terms: 25 },
      },
    });
  });

  it('brings hits, whose fields may be within others', () => {
    const nested = OpenSearchFields.parse({ title: 'doc.title', authors: 'doc.by', published: 'when' });
    const read = (source: object): RawRecord => rawRecordSchema(nested).parse({ _source: source });
    assert.deepEqual(
      read({ id: '2401.00001', doc: { title: 'T', by: [{ name: 'Ada' }, 'Grace'] }, when: 2020, venue: 'V' }),
      {
        ...{ id: 'arxiv:2401.00001', title: 'T', abstract: '', authors: ['Ada', 'Grace'] },
        ...{ published: '2020', doi: undefined, venue: 'V' },
      },
    );
    assert.equal(read({ 'doc.title': 'Flat', doi: '10.1000/x' }).id, 'doi:10.1000/x');
    assert.equal(read({ 'doc.title': 'Flat' }).title, 'Flat');
    assert.match(String(read({ doc: { title: '<i>T</i>' } }).id), /^local:/);
    assert.equal(read({ doc: { title: '<i>T</i>' } }).id, read({ doc: { title: 'T' } }).id);
    assert.deepEqual(read({ doc: { by: 'Ada' } }).authors, ['Ada']);
    assert.isUndefined(read({ doc: { by: 7 } }).authors);
    assert.equal(read({ doc: 'x' }).title, '');
  });
});

describe('the records of an answer', () => {
  const any = z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((record): RawRecord => record),
  );
  const source = { id: 'arxiv', title: 'X' };
  const read = (records: readonly unknown[], more: object = {}) =>
    parseRecords(
      { ...source, ...more },
      { text: '', receivedAt: 7 },
      records,
      any,
      countingClock(),
      neverAborted,
    );
  const one = { id: 'local:1', title: 'T' };

  for (const [value, expected] of [
    ['2025-09-10T16:14:20.000Z', '2025-09-10'],
    ['2025-09', '2025-09'],
    ['2025', '2025'],
    [2025, '2025'],
    ['2025-02-30', '2025'],
    ['2025-13', '2025'],
    ['20250910', ''],
    ['x2025', ''],
    ['', ''],
    [null, ''],
    [true, ''],
  ] as const)
    it(`published ${String(value)} is ${expected}`, async () => {
      assert.equal((await read([{ ...one, published: value }])).papers[0]?.published, expected);
    });

  it('are papers with what of them parses, without markup', async () => {
    const record = {
      ...{ id: 'local:1', title: 'A <b>T</b>', abstract: 7, authors: ['<i>Ada</i>', '', 7], comments: 'x' },
      ...{ upvotes: -1, keywords: [], categories: ['a', null], code: ' http://x.org/a ', projectPage: 'x' },
      ...{ venue: '<i>V</i>', doi: 7, citationCount: 3, revision: 'x', aiSummary: '<p>S</p>', theme: 7 },
    };
    assert.deepEqual((await read([record])).papers, [
      {
        ...{ id: 'local:1', title: 'A T', abstract: '', authors: ['Ada'], published: '', theme: '' },
        ...{ sources: ['arxiv'], comments: 0, categories: ['a'], code: 'https://x.org/a', venue: 'V' },
        ...{ citationCount: 3, aiSummary: 'S' },
      },
    ]);
  });

  it('are each once, and each alone', async () => {
    const { papers, failures, receivedAt } = await read([
      one,
      7,
      { ...one, title: 'Again' },
      { id: 'local:2' },
    ]);
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['T'],
    );
    assert.deepEqual(
      failures.map(({ code, subject }) => [code, subject]),
      [
        ['malformed', 'X, record 2'],
        ['malformed', 'X, record 4'],
      ],
    );
    assert.equal(receivedAt, 7);
  });

  it('that were withdrawn are missing, and say why', async () => {
    const { papers, failures } = await read([{ ...one, withdrawal: 'y'.repeat(600) }]);
    assert.isEmpty(papers);
    assert.deepEqual(failures, [{ code: 'missing', subject: 'X, record 1', detail: 'y'.repeat(500) }]);
  });

  it('are a hundred at most, unless the source asks for more', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ id: `local:${at}`, title: 'T' }));
    const { papers, failures } = await read(many);
    assert.lengthOf(papers, 100);
    assert.deepEqual(failures, [
      { code: 'tooLarge', subject: 'X', detail: '101 records came, 100 were read.' },
    ]);
    assert.isEmpty((await read(many.slice(1))).failures);
    assert.lengthOf((await read(many, { maxRecords: 101 })).papers, 101);
  });

  it('fail one by one, twenty times', async () => {
    assert.lengthOf((await read(new Array(20).fill(7))).failures, 20);
    const { failures } = await read(new Array(22).fill(7));
    assert.lengthOf(failures, 21);
    assert.equal(failures[20]?.detail, '2 more records failed in the same answer.');
  });

  it('that are no JSON, or other JSON, are a failure that quotes nothing', () => {
    const schema = z.object({ a: z.number() });
    assert.deepEqual(parseBody('X', '{"a":1}', schema), { a: 1 });
    const detailOf = (text: string): string => {
      try {
        parseBody('X', text, schema);
      } catch (error) {
        return error instanceof FailureError ? `${error.failure.code}: ${error.failure.detail}` : '';
      }
      return '';
    };
    assert.equal(detailOf('secret'), 'malformed: 6 characters are not JSON.');
    assert.match(detailOf('{"a":"b"}'), /^malformed: .+/);
  });
});
