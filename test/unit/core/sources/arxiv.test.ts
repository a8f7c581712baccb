import { assert } from 'chai';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, readRecording, stubService } from '../../../support/stubService.ts';
import { processorMs } from '../../../support/processorTime.ts';

const clock = countingClock();

const search = readRecording('arxiv_search.xml');
const entries = search.slice(search.indexOf('<entry>'), search.lastIndexOf('</feed>'));
const empty = search.replace(entries, '').replace('214881', '0');

const endpoint = 'https://arxiv.example';
const titles = [
  'arxiv:2202.12139 2022-02-24 3 10.1109/icstw55395.2022.00035 cs.SE,cs.LG',
  'arxiv:2405.13786 2024-05-22 4 10.1109/icstw58534.2023.00023 cs.SE,cs.AI',
  'arxiv:2005.14124 2020-05-28 5 10.1145/3395363.3397376 cs.SE,cs.CR,cs.LG',
  'arxiv:2204.08348 2022-04-18 4 10.1145/3533767.3534401 cs.SE',
  'arxiv:2302.03287 2023-02-07 5 10.1109/icstw58534.2023.00078 cs.SE,cs.HC',
  'arxiv:1202.4527 2012-02-21 2  cs.SE',
  'arxiv:2503.05378 2025-03-07 4  cs.SE',
  'arxiv:1205.1866 2012-05-09 2 10.5121/vlsic.2012.3205 cs.AR',
  'arxiv:2502.07719 2025-02-11 4  cs.SE',
  'arxiv:1812.11470 2018-12-30 2  cs.SE',
];

function asking(...bodies: readonly string[]): { source: ReturnType<typeof arxiv>; queries: () => string[] } {
  const { send, requests } = stubService(...bodies);
  const queries = (): string[] =>
    requests.map(({ url }) => decodeURIComponent(url.replace(`${endpoint}/api/query?`, '')));
  return { source: arxiv(send, endpoint, clock), queries };
}

const entry = (content: string): string =>
  search.replace(entries, `<entry><title>T</title>${content}</entry>`);

describe('arxiv', () => {
  it('reads a recorded search', async () => {
    const { papers, failures, next } = await asking(search).source.search('testing', neverAborted);
    assert.deepEqual(failures, []);
    assert.isDefined(next);
    assert.deepEqual(
      papers.map(({ id, published, authors, doi = '', categories = [] }) =>
        [id, published, authors.length, doi, categories.join()].join(' '),
      ),
      titles,
    );
  });

  it('reads all of a recorded paper with an id of the old style', async () => {
    const { source, queries } = asking(readRecording('arxiv_idlist.xml'));
    const { papers, next } = await source.get('arxiv:astro-ph/0601001', neverAborted);
    const { abstract, ...paper } = papers[0] ?? { abstract: '' };
    assert.match(
      abstract,
      /^We derive the frequencies of hot Jupiters .* Gould & Morgan .* V_max<17\.5\. .* in detail\.$/,
    );
    assert.deepEqual(paper, {
      id: 'arxiv:astro-ph/0601001',
      title:
        'Frequency of Hot Jupiters and Very Hot Jupiters from the OGLE-III Transit Surveys Toward the Galactic Bulge and Carina',
      authors: ['Andrew Gould', 'Susan Dorsher', 'B. Scott Gaudi', 'Andrzej Udalski'],
      published: '2006-01-02',
      theme: '',
      revision: { number: 1 },
      sources: ['arxiv'],
      comments: 0,
      venue: 'ActaAstron.56:1-50,2006',
      categories: ['astro-ph'],
    });
    assert.isUndefined(next);
    assert.deepEqual(queries(), ['id_list=astro-ph/0601001&max_results=50']);
  });

  for (const [query, expected] of Object.entries({
    'sparse autoencoders': 'all:sparse AND all:autoencoders',
    'the theory of mind': 'all:theory AND all:mind',
    'to be or not': 'all:to AND all:be AND all:or AND all:not',
    'few-shot C++': 'all:"few-shot" AND all:"C++"',
    'cats AND dogs': 'all:cats AND all:dogs',
    '"visual cortex" -survey': 'all:"visual cortex" ANDNOT all:survey',
    'author:bengio title:attention': 'ti:attention AND au:bengio',
    'title:"all you need" author:"Ashish Vaswani"': 'ti:"all you need" AND au:"Ashish Vaswani"',
    'brain year:2023..2024': 'all:brain AND submittedDate:[202301010000 TO 202412312359]',
    'brain year:2024..': 'all:brain AND submittedDate:[202401010000 TO 209912312359]',
    'a\\" OR cat:cs.CV': 'all:"a" AND all:"cat:cs.CV"',
    'Défossez ALL:x': 'all:Défossez AND all:"ALL:x"',
  }))
    it(`asks for ${query}`, async () => {
      const { source, queries } = asking(search);
      await source.search(query, neverAborted);
      assert.deepEqual(queries(), [
        `search_query=${expected}&sortBy=relevance&sortOrder=descending&start=0&max_results=50`,
      ]);
    });

  it('asks for ids that a query names', async () => {
    const { source, queries } = asking(search);
    await source.search('https://arxiv.org/abs/2202.12139v1', neverAborted);
    assert.deepEqual(queries(), ['id_list=2202.12139&max_results=50']);
  });

  it('gets many ids fifty at a time', async () => {
    const { source, queries } = asking(search);
    const ids = Array.from({ length: 51 }, (_, index) => `arxiv:2401.${10_000 + index}`);
    const { next } = await source.getAll([...ids, 'doi:10.1000/xyz'], neverAborted);
    assert.isUndefined((await next?.(neverAborted))?.next);
    assert.equal(queries()[1], 'id_list=2401.10050&max_results=50');
  });

  it('knows no paper without an arXiv id', async () => {
    assert.equal((await failureOf(asking('').source.get('local:1', neverAborted))).code, 'missing');
  });

  it('asks for the newest of a category, which cannot become a query', async () => {
    const { source, queries } = asking(search);
    await source.category('cs.CV', neverAborted);
    await source.category('cs.CV OR all:"x"', neverAborted);
    const order = '&sortBy=submittedDate&sortOrder=descending&start=0&max_results=50';
    assert.deepEqual(queries(), [`search_query=cat:cs.CV${order}`, `search_query=cat:cs.CVORallx${order}`]);
  });

  it('goes on where a page ended, until the last', async () => {
    const last = search.replace('214881', '20');
    const { source, queries } = asking(search, last);
    const second = await (await source.search('testing', neverAborted)).next?.(neverAborted);
    assert.isUndefined(second?.next);
    assert.include(queries()[1], '&start=10&');
  });

  it('asks again, past any cache, when the first page is empty', async () => {
    const { send, requests } = stubService(empty, search);
    assert.lengthOf((await arxiv(send, endpoint, clock).category('cs.SE', neverAborted)).papers, 10);
    assert.deepEqual(
      requests.map(({ headers }) => headers),
      [undefined, { 'cache-control': 'no-cache' }],
    );
  });

  it('asks no third time', async () => {
    const { source, queries } = asking(empty);
    const page = await source.search('nothing', neverAborted);
    assert.lengthOf(queries(), 2);
    assert.deepEqual([page.papers, page.failures, page.next], [[], [], undefined]);
  });

  it('does not ask again for an id that nobody has', async () => {
    const { source, queries } = asking(empty);
    assert.equal((await failureOf(source.get('arxiv:0001.00001', neverAborted))).code, 'missing');
    assert.lengthOf(queries(), 1);
  });

  it('tells what arXiv did not understand, whatever the status', async () => {
    assert.deepEqual(
      await failureOf(asking(readRecording('arxiv_error_400.xml')).source.search('x', neverAborted)),
      {
        code: 'refused',
        subject: 'arXiv',
        detail: 'incorrect id format for abc',
      },
    );
  });

  it('tells when it was asked too often', async () => {
    assert.deepEqual(await failureOf(asking('Rate exceeded.').source.search('x', neverAborted)), {
      code: 'rateLimited',
      subject: 'arXiv',
      detail: 'Rate exceeded.',
    });
  });

  for (const [what, id, expected] of [
    ['https and a version', 'https://arxiv.org/abs/2401.00001v12', 'arxiv:2401.00001'],
    ['http and a subject class', 'http://arxiv.org/abs/math.GT/0309136v1', 'arxiv:math/0309136'],
  ] as const)
    it(`reads an id with ${what}`, async () => {
      const { papers } = await asking(entry(`<id>${id}</id>`)).source.search('x', neverAborted);
      assert.deepEqual(
        papers.map(paper => paper.id),
        [expected],
      );
    });

  it('reads an entry in any order, with hard line ends, entities and CDATA', async () => {
    const content =
      '<author><name> Ada\n Lovelace </name></author><category term="cs.LG"/><category term="stat.ML"/>' +
      '<arxiv:primary_category term="stat.ML"/><summary><![CDATA[a < b]]> &amp;\n&#955;</summary>' +
      '<arxiv:doi>10.1000/A 10.1000/B</arxiv:doi><published>2024-01-02T00:00:00Z</published>' +
      '<id>http://arxiv.org/abs/2401.00001</id>';
    const { papers } = await asking(entry(content)).source.search('x', neverAborted);
    assert.deepEqual(papers, [
      {
        ...{ id: 'arxiv:2401.00001', title: 'T', abstract: 'a < b & λ', authors: ['Ada Lovelace'] },
        ...{ published: '2024-01-02', theme: '', sources: ['arxiv'], comments: 0 },
        ...{ doi: '10.1000/a', categories: ['stat.ML', 'cs.LG'] },
      },
    ]);
  });
});

describe('arXiv answers that are none', () => {
  const entities = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
  );
  const bomb = `<!DOCTYPE feed [<!ENTITY e0 "ha">${entities.join('')}]><feed><title>&e9;</title></feed>`;
  const wide = `<!DOCTYPE feed [<!ENTITY e "${'x'.repeat(50_000)}">]><feed>${'&e;'.repeat(50_000)}</feed>`;
  const outside = '<!DOCTYPE feed [<!ENTITY e SYSTEM "file:///etc/passwd">]><feed><title>&e;</title></feed>';
  for (const [what, body] of Object.entries({
    'a bomb of entities': bomb,
    'one long entity, often': wide,
    'an entity from elsewhere': outside,
    'a bomb in an attribute': bomb.replace('<title>', '<title a="&e9;">'),
    'elements without end': '<feed>'.repeat(300_000),
    'elements a hundred thousand deep': '<feed>' + '<a>'.repeat(100_000) + '</a>'.repeat(100_000) + '</feed>',
    'half an answer': search.slice(0, 9000),
    'a page': '<!DOCTYPE html><html><head><meta charset=utf-8></head><body>Hello</body></html>',
    'a well-formed page': '<html><body/></html>',
    JSON: '{}',
    nothing: '',
  }))
    it(`refuses ${what} at once`, async () => {
      const start = processorMs();
      assert.equal((await failureOf(asking(body).source.search('x', neverAborted))).code, 'malformed');
      assert.isBelow(processorMs() - start, 500);
    });

  for (const [comment, summary, revision] of [
    ['12 pages', 'We study.', { number: 3 }],
    [
      'This paper has been withdrawn by the author due to an error in Lemma 2',
      'We study.',
      { number: 3, withdrawn: 'This paper has been withdrawn by the author due to an error in Lemma 2' },
    ],
    ['Withdrawn', 'We study.', { number: 3, withdrawn: 'Withdrawn' }],
    [
      'Withdrawn; superseded by arXiv:2401.00001',
      '',
      { number: 3, withdrawn: 'Withdrawn; superseded by arXiv:2401.00001' },
    ],
    ['', 'This paper has been withdrawn.', { number: 3, withdrawn: 'This paper has been withdrawn.' }],
    [
      '',
      'This submission was withdrawn by arXiv admins',
      { number: 3, withdrawn: 'This submission was withdrawn by arXiv admins' },
    ],
    [
      'A version of a talk on withdrawn drugs',
      'This work is on drugs withdrawn from the market.',
      { number: 3 },
    ],
    ['Funds were withdrawn; accepted at KDD', 'Money is withdrawn by clients.', { number: 3 }],
    ['', `It was withdrawn. ${'A long abstract follows. '.repeat(40)}`, { number: 3 }],
  ] as const)
    it(`knows the version, and what was withdrawn: ${comment || summary.slice(0, 40)}`, async () => {
      const fields = `<id>http://arxiv.org/abs/2401.00001v3</id><arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${comment}</arxiv:comment><summary>${summary}</summary>`;
      const { papers } = await asking(entry(fields)).source.search('x', neverAborted);
      assert.deepEqual(papers[0]?.revision, revision);
    });
});
