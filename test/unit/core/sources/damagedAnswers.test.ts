// Whatever a service answers, a source returns valid papers or rejects with a FailureError.
import { assert } from 'chai';
import fc from 'fast-check';
import { FailureError } from '../../../../src/core/base/failures.ts';
import type { Clock } from '../../../../src/core/base/ports.ts';
import { localPaperId } from '../../../../src/core/papers/identifiers.ts';
import { Paper } from '../../../../src/core/papers/paper.ts';
import type { SendRequest } from '../../../../src/core/requests/serviceRequest.ts';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { huggingFace } from '../../../../src/core/sources/huggingFace.ts';
import { openSearch } from '../../../../src/core/sources/openSearch.ts';
import { OpenSearchFields } from '../../../../src/core/sources/openSearchHit.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import type { SourcePage } from '../../../../src/core/sources/source.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, readRecording, stubService } from '../../../support/stubService.ts';

const clock = countingClock();

const endpoint = 'https://service.example';
const openSearchAnswer = JSON.stringify({
  hits: {
    hits: [{ _source: { id: '2401.00001v1', title: 'T', authors: [{ name: 'A' }], published: 2024 } }],
  },
});

/** Every kind of request, with a valid response to it. */
const ways: Readonly<
  Record<string, readonly [good: string, ask: (send: SendRequest) => Promise<SourcePage>]>
> = {
  'huggingFace.daily': [
    readRecording('hf_daily_papers.json'),
    send => huggingFace(send, endpoint, clock).daily({}, neverAborted),
  ],
  'huggingFace.get': [
    JSON.stringify({ id: '2401.00001', title: 'T', authors: [] }),
    send => huggingFace(send, endpoint, clock).get('arxiv:2401.00001', neverAborted),
  ],
  'arxiv.search': [
    readRecording('arxiv_search.xml'),
    send => arxiv(send, endpoint, clock).search('x', neverAborted),
  ],
  'arxiv.get': [
    readRecording('arxiv_idlist.xml'),
    send => arxiv(send, endpoint, clock).get('arxiv:astro-ph/0601001', neverAborted),
  ],
  'semanticScholar.search': [
    readRecording('s2_paper_search.json'),
    send =>
      semanticScholar(send, endpoint, () => Promise.resolve(undefined), clock).search('x', neverAborted),
  ],
  'semanticScholar.getAll': [
    readRecording('s2_paper_batch_full_fields.json'),
    send =>
      semanticScholar(send, endpoint, () => Promise.resolve(undefined), clock).getAll(
        ['doi:10.1/x'],
        neverAborted,
      ),
  ],
  'openSearch.search': [
    openSearchAnswer,
    send =>
      openSearch(
        send,
        endpoint,
        { index: 'papers', fields: OpenSearchFields.parse({}) },
        () => Promise.resolve({}),
        clock,
      ).search('x', neverAborted),
  ],
};

const version = /^arxiv:.*v\d+$/;
const date = /^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/;

async function isKnownOutcome(work: Promise<SourcePage>): Promise<boolean> {
  const page = await work.catch((error: unknown) => {
    if (error instanceof FailureError) return undefined;
    throw error;
  });
  if (page === undefined) return false;
  for (const paper of page.papers) {
    assert.deepEqual(Paper.parse(paper), paper);
    assert.notInclude(Object.values(paper), undefined);
    assert.notMatch(paper.id, version);
    assert.match(paper.published, date);
    assert.isFalse(paper.published.length === 10 && Number.isNaN(Date.parse(paper.published)));
  }
  assert.lengthOf(new Set(page.papers.map(({ id }) => id)), page.papers.length);
  assert.isAtMost(page.failures.length, 22);
  return true;
}

const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(part => (text: string) => text.slice(0, part * text.length)),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(300), fc.string({ maxLength: 5 }))
    .map(([part, length, other]) => (text: string) => {
      const at = Math.floor(part * text.length);
      return text.slice(0, at) + other + text.slice(at + length);
    }),
);

describe('whatever is answered', () => {
  for (const [name, [good, ask]] of Object.entries(ways)) {
    const reads = (text: string): Promise<boolean> => isKnownOutcome(ask(stubService(text).send));
    const given = async (text: string): Promise<void> => {
      await reads(text);
    };

    it(`${name} reads a good answer`, async () => {
      assert.isTrue(await reads(good));
    });

    it(`${name} takes any text`, () => fc.assert(fc.asyncProperty(fc.string(), given)));

    it(`${name} takes any JSON`, () => fc.assert(fc.asyncProperty(fc.json(), given)));

    it(`${name} takes a damaged answer`, () =>
      fc.assert(
        fc.asyncProperty(damage, damaged => given(damaged(good))),
        { numRuns: 60 },
      )).timeout(10_000);

    if (good.startsWith('{') || good.startsWith('['))
      it(`${name} takes any value in any place`, () =>
        fc.assert(
          fc.asyncProperty(fc.nat(5000), fc.jsonValue({ maxDepth: 2 }), (place, value) =>
            given(JSON.stringify(replaced(JSON.parse(good), place, value))),
          ),
          { numRuns: 100 },
        )).timeout(10_000);

    for (const page of ['<html><body>Sign in</body></html>', '', good.slice(0, -20)])
      it(`${name} rejects ${JSON.stringify(page.slice(0, 12))}… as malformed`, async () => {
        assert.equal((await failureOf(ask(stubService(page).send))).code, 'malformed');
      });
  }

  it('arxiv takes entries that never end, each with a prefix of its own, in no time', async () => {
    const prefixes = Array.from({ length: 20_000 }, (_, at) => `<p${at}:entry>`).join('');
    const start = process.cpuUsage();
    await isKnownOutcome(
      arxiv(stubService(`<feed>${prefixes}</feed>`).send, endpoint, clock).search('x', neverAborted),
    );
    // With time that grows with the square of their number it would be half a minute.
    assert.isBelow(process.cpuUsage(start).user / 1e6, 5);
  });

  it('dates that have no text cost themselves alone', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const publishedAt of [deep, '{"toString":1,"valueOf":2}', '{"toString":null}']) {
      const text = `[{"id":"2401.00001","title":"T","publishedAt":${publishedAt}}]`;
      const { papers } = await huggingFace(stubService(text).send, endpoint, clock).daily({}, neverAborted);
      assert.deepEqual(
        papers.map(({ published }) => published),
        [''],
      );
    }
  });

  it('arxiv takes entries as deep as can be', async () => {
    const search = readRecording('arxiv_search.xml');
    for (const depth of [100, 1000, 3000, 5000, 7000, 9000]) {
      const deep = `<title>${'<b>'.repeat(depth)}x${'</b>'.repeat(depth)}</title>`;
      await isKnownOutcome(
        arxiv(stubService(search.replace(/<title>Testing.*?<\/title>/, deep)).send, endpoint, clock).search(
          'x',
          neverAborted,
        ),
      );
    }
  });
});

describe('the papers of one answer', () => {
  const asked = (rows: readonly unknown[]): Promise<SourcePage> =>
    huggingFace(stubService(JSON.stringify(rows)).send, endpoint, clock).daily({}, neverAborted);
  const row = (id: string, title = 'T'): object => ({ paper: { id, title } });

  it('stand once, as they came first', async () => {
    const { papers, failures } = await asked([
      row('2401.00001', 'First'),
      row('2401.00001v2', 'Second'),
      row('2401.00002'),
    ]);
    assert.deepEqual(
      papers.map(({ id, title }) => [id, title]),
      [
        ['arxiv:2401.00001', 'First'],
        ['arxiv:2401.00002', 'T'],
      ],
    );
    assert.deepEqual(failures, []);
  });

  it('survive a bad record', async () => {
    const { papers, failures } = await asked([row('x'), null, row('2401.00001'), row('2401.00002', ' ')]);
    assert.lengthOf(papers, 1);
    assert.deepEqual(
      failures.map(({ code, subject }) => `${code} ${subject}`),
      [1, 2, 4].map(number => `malformed Hugging Face, record ${number}`),
    );
  });

  it('are read in slices, until they are no longer wanted', async () => {
    const quick = countingClock();
    await huggingFace(stubService('[]').send, endpoint, quick).daily({}, neverAborted);
    assert.equal(quick.turns, 1, 'after the body, which is read in one go');

    const slow = countingClock(1);
    const rows = JSON.stringify(Array.from({ length: 50 }, (_, index) => row(`2401.${10_000 + index}`)));
    await huggingFace(stubService(rows).send, endpoint, slow).daily({}, neverAborted);
    assert.isAbove(slow.turns, 10);

    const stop = new AbortController();
    const reason = new Error('no longer wanted');
    const stopping: Clock = {
      ...slow,
      yieldToHost: () => {
        stop.abort(reason);
        return Promise.resolve();
      },
    };
    const work = huggingFace(stubService(rows).send, endpoint, stopping).daily({}, stop.signal);
    assert.equal(await work.catch((error: unknown) => error), reason);
  });

  it('come with few failures, however many there are', async () => {
    const { papers, failures } = await asked(Array.from({ length: 5000 }, () => ({ x: 'y'.repeat(1000) })));
    assert.deepEqual(papers, []);
    assert.lengthOf(failures, 21);
    assert.deepEqual(
      failures.slice(-1).map(({ subject, detail }) => [subject, detail]),
      [['Hugging Face', '81 more records failed in the same answer.']],
    );
    assert.isBelow(JSON.stringify(failures).length, 20_000);
  });
});

describe('markup in an answer', () => {
  const title = 'On <i>E. coli</i>, CO<sub>2</sub> &amp; <B> p < 0.05';
  const abstract = '<jats:title>Aim</jats:title><jats:p>a &lt; b</jats:p>';
  const [named, venue] = ['G. M&uuml;ller', 'Eng. &amp; Sci.'];
  const published = 2024;
  const text = (xml: string): string => xml.replace(/[&<]/g, sign => (sign === '&' ? '&amp;' : '&lt;'));
  const answers: Readonly<Record<string, string>> = {
    'huggingFace.get': JSON.stringify({
      id: '2401.00001',
      title,
      summary: abstract,
      authors: [{ name: named }],
    }),
    'arxiv.search':
      `<feed><entry><id>http://arxiv.org/abs/2401.00001</id><title>${text(title)}</title>` +
      `<summary>${text(abstract)}</summary><author><name>${text(named)}</name></author>` +
      `<journal_ref>${text(venue)}</journal_ref></entry></feed>`,
    'semanticScholar.getAll': JSON.stringify([{ title, abstract, venue, authors: [{ name: named }] }]),
    'openSearch.search': JSON.stringify({
      hits: { hits: [{ _source: { title, abstract, venue, authors: [named], published } }] },
    }),
  };
  for (const [name, answer] of Object.entries(answers))
    it(`${name} takes it out`, async () => {
      const { papers, failures } = (await ways[name]?.[1](stubService(answer).send)) ?? assert.fail();
      assert.deepEqual(failures, []);
      const [paper = assert.fail()] = papers;
      assert.equal(paper.title, 'On E. coli, CO2 & <B> p < 0.05');
      assert.equal(paper.abstract, 'Aim: a < b');
      assert.deepEqual(paper.authors, ['G. Müller']);
      assert.equal(paper.venue ?? 'Eng. & Sci.', 'Eng. & Sci.');
      if (paper.id.startsWith('local:')) assert.equal(paper.id, localPaperId(paper.title));
    });
});

describe('a control character in an answer of three papers', () => {
  const ids = ['2401.00001', '2401.00002', '2401.00003'];
  const titles = (mark: string): string[] => ['First', `Sec${mark}ond`, 'Third'];
  const entry = (id: string, title: string): string =>
    `<entry><id>http://arxiv.org/abs/${id}</id><title>${title}</title></entry>`;
  const feed = (mark: string): string =>
    `<?xml version="1.0"?>\n<feed>\n${titles(mark)
      .map((title, at) => entry(ids[at] ?? '', title))
      .join('\n')}</feed>`;
  const json = (mark: string, records: unknown): string => JSON.stringify(records).replace('\\u0001', mark);
  const records = titles('\u0001').map((title, at) => ({
    id: ids[at],
    title,
    externalIds: { ArXiv: ids[at] },
  }));
  const hits = { hits: { hits: records.map(_source => ({ _source })) } };
  const answers: Readonly<Record<string, (mark: string) => string>> = {
    'huggingFace.daily': mark => json(mark, records),
    'semanticScholar.getAll': mark => json(mark, records),
    'openSearch.search': mark => json(mark, hits),
    'arxiv.search': feed,
  };
  const marks = [
    '\0',
    '\u0001',
    '\b',
    '\t',
    '\n',
    '\r',
    '\u000b',
    '\f',
    '\u001b',
    '\u001f',
    '\u007f',
    '\u0085',
    '\uffff',
  ];
  const read = (name: string, text: string): Promise<SourcePage> =>
    ways[name]?.[1](stubService(text).send) ?? assert.fail();

  for (const [name, answer] of Object.entries(answers))
    it(`${name} keeps all three`, async () => {
      for (const mark of marks) {
        const { papers, failures } = await read(name, answer(mark));
        assert.deepEqual(failures, [], JSON.stringify(mark));
        assert.deepEqual(
          papers.map(({ id, title }) => [id, title.replace(mark, ' ')]),
          ['First', 'Sec ond', 'Third'].map((title, at) => [`arxiv:${ids[at] ?? ''}`, title]),
        );
      }
    });

  for (const mark of ['&#1;', '&#x0;', '&#xFFFE;', '&#xD800;', '&#99999999;'])
    it(`arxiv.search keeps all three with ${mark}`, async () => {
      const { papers, failures } = await read('arxiv.search', feed(mark));
      assert.deepEqual(failures, []);
      assert.deepEqual(
        papers.map(({ title }) => title),
        ['First', 'Sec ond', 'Third'],
      );
    });

  for (const mark of ['&nbsp;', ' & ', '<', '</b>', '<b>', ']]>', '&', '<entry>'])
    it(`arxiv.search loses one of three to ${mark}`, async () => {
      const { papers, failures } = await read('arxiv.search', feed(mark));
      assert.deepEqual(
        papers.map(({ title }) => title),
        ['First', 'Third'],
      );
      assert.lengthOf(failures, 1);
      assert.equal(failures[0]?.subject, 'arXiv, record 2');
      assert.match(failures[0]?.detail ?? '', /line \d/);
    });
});

/**
 * Returns the JSON with the value at that position of a depth-first traversal replaced; positions wrap around at the
 * end.
 */
function replaced(json: unknown, place: number, value: unknown): unknown {
  let count = 0;
  const visit = (node: unknown, wanted: number): unknown => {
    if (count++ === wanted) return value;
    if (Array.isArray(node)) return node.map((item: unknown) => visit(item, wanted));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, visit(item, wanted)]));
  };
  visit(json, -1);
  const places = count;
  count = 0;
  return visit(json, place % places);
}
