import { assert } from 'chai';
import type { HttpRequest, HttpResponse } from '../../../../src/core/base/ports.ts';
import { connectSources, type ConnectionDependencies } from '../../../../src/core/sources/connections.ts';
import { OpenSearchFieldNames } from '../../../../src/core/sources/openSearchHit.ts';
import type { SourceId } from '../../../../src/core/sources/source.ts';
import { countingClock } from '../../../support/clock.ts';
import { memoryFolder } from '../../../support/folders.ts';
import { jumpingTimer } from '../../../support/jumpingTimer.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { failureOf, neverAborted } from '../../../support/stubService.ts';

const feed = '<feed xmlns="http://www.w3.org/2005/Atom"></feed>';
const bodies: Readonly<Record<string, string>> = {
  'export.arxiv.org': feed,
  'mirror.example': feed,
  'huggingface.co': '[]',
  'api.semanticscholar.org': '{"total":0,"data":[]}',
  'own.example': '{"hits":{"hits":[]}}',
};

/** What came of connecting the sources to a fetch that answers as the services do, with nothing. */
function connected(
  changes: Partial<ConnectionDependencies> = {},
  endpoints: Partial<Record<SourceId, string>> = {},
  status = 200,
) {
  const requests: HttpRequest[] = [];
  const answered: SourceId[] = [];
  const log = recordingLog();
  const fetch = (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const text = bodies[new URL(request.url).host] ?? '';
    return Promise.resolve({ status, text, header: () => undefined });
  };
  const timer = jumpingTimer();
  const connections = connectSources(
    {
      ...{
        fetch,
        timer,
        log,
        leases: memoryFolder(),
        answers: memoryFolder(),
        clock: countingClock(),
        random: () => 0.5,
      },
      ...{
        onAnswer: source => answered.push(source),
        inBrowser: false,
        key: () => Promise.resolve(undefined),
      },
      ...changes,
    },
    { endpoints, index: { index: 'papers', fields: OpenSearchFieldNames.parse(undefined) } },
  );
  /** Waits where a source leaves a gap, which takes no time here. */
  const during = async <T>(work: Promise<T>): Promise<T> => {
    const state = { isOver: false };
    const watched = work.finally(() => (state.isOver = true));
    watched.catch(() => undefined);
    while (!state.isOver) await timer.run();
    return watched;
  };
  return { connections, requests, answered, log, timer, during };
}

describe('connecting the sources', () => {
  it('has all but a server of the user’s own, which needs an address', () => {
    const without = connected().connections;
    assert.isUndefined(without.openSearch);
    assert.deepEqual(
      without.all.map(({ id }) => id),
      ['huggingFace', 'arxiv', 'semanticScholar'],
    );
    const { connections } = connected({}, { openSearch: 'https://own.example' });
    assert.deepEqual(
      connections.all.map(({ id }) => id),
      ['huggingFace', 'arxiv', 'semanticScholar', 'openSearch'],
    );
  });

  for (const [id, host, endpoints] of [
    ['huggingFace', 'huggingface.co', {}],
    ['arxiv', 'export.arxiv.org', {}],
    ['arxiv', 'mirror.example', { arxiv: 'https://mirror.example' }],
    ['semanticScholar', 'api.semanticscholar.org', {}],
    ['openSearch', 'own.example', { openSearch: 'https://own.example' }],
  ] as const)
    it(`asks ${host} for ${id}, and says that it answered`, async () => {
      const { connections, requests, answered, during } = connected({}, endpoints);
      await during(connections[id]?.search('sparse', neverAborted) ?? assert.fail());
      assert.deepEqual([...new Set(requests.map(({ url }) => new URL(url).host))], [host]);
      assert.deepEqual([...new Set(answered)], [id]);
    });

  it('says that a service answered though it knows no such paper, not when it refuses', async () => {
    for (const [status, expected] of [
      [404, ['huggingFace']],
      [400, []],
      [403, []],
    ] as const) {
      const { connections, answered, during } = connected({}, {}, status);
      await failureOf(during(connections.huggingFace.search('sparse', neverAborted)));
      assert.deepEqual(answered, [...expected], `${status}`);
    }
  });

  it('sends keys to the services that take one', async () => {
    const key = (source: SourceId): Promise<string> => Promise.resolve(`key of ${source}`);
    const { connections, requests, during } = connected({ key }, { openSearch: 'https://own.example' });
    for (const source of connections.all)
      await during(source.search?.('sparse', neverAborted) ?? assert.fail());
    const sent = requests.flatMap(({ url, headers }) =>
      Object.entries(headers).flatMap(([name, value]) =>
        value.startsWith('key of') ? [`${new URL(url).host} ${name}: ${value}`] : [],
      ),
    );
    assert.deepEqual(sent, [
      'api.semanticscholar.org x-api-key: key of semanticScholar',
      'own.example authorization: key of openSearch',
    ]);
  });

  it('asks without a key that cannot be read, and says so in the log', async () => {
    const { connections, requests, log, during } = connected(
      { key: () => Promise.reject(new Error('locked')) },
      { openSearch: 'https://own.example' },
    );
    for (const source of [connections.semanticScholar, connections.openSearch])
      await during(source?.search('sparse', neverAborted) ?? assert.fail());
    assert.lengthOf(requests, 2);
    for (const { headers } of requests)
      assert.notIncludeMembers(Object.keys(headers), ['x-api-key', 'authorization']);
    const lines = JSON.stringify(log);
    for (const title of ['Semantic Scholar', 'OpenSearch'])
      assert.include(lines, `The key of ${title} could not be read: Error: locked`);
  });

  it('in a browser cannot reach arXiv, but a mirror of it', async () => {
    const { connections, requests } = connected({ inBrowser: true });
    assert.isTrue(connections.arxiv.isUnreachable);
    const { code, subject } = await failureOf(connections.arxiv.search('sparse', neverAborted));
    assert.deepEqual([code, subject], ['unsupported', 'arXiv']);
    assert.isEmpty(requests);
    const mirrored = connected({ inBrowser: true }, { arxiv: 'https://mirror.example' });
    assert.isFalse(mirrored.connections.arxiv.isUnreachable);
    await mirrored.during(mirrored.connections.arxiv.search('sparse', neverAborted));
    assert.isNotEmpty(mirrored.requests);
    assert.isFalse(connected().connections.arxiv.isUnreachable);
  });

  it('shares turns with other windows where a service wants a gap, each under its own name', async () => {
    const writes: string[] = [];
    const folder = memoryFolder();
    const leases = {
      ...folder,
      write: (name: string, text: string) => {
        writes.push(name);
        return folder.write(name, text);
      },
    };
    const { connections, during } = connected({ leases }, { openSearch: 'https://own.example' });
    for (const [source, name] of [
      [connections.huggingFace, 'huggingFace'],
      [connections.arxiv, 'arxiv'],
      [connections.openSearch, undefined],
    ] as const) {
      writes.length = 0;
      await during(source?.search('sparse', neverAborted) ?? assert.fail());
      assert.equal(
        writes.some(each => each.includes(name ?? '.json')),
        name !== undefined,
      );
    }
  });

  it('asks again for what is kept only when told', async () => {
    const { connections, requests, timer, during } = connected();
    const search = () => during(connections.huggingFace.search('sparse', neverAborted));
    await search();
    await search();
    assert.lengthOf(requests, 1);
    await timer.run(timer.now() + 1000);
    connections.bypassCache();
    await search();
    assert.lengthOf(requests, 2);
    assert.isUndefined(connections.nextRequestAt('openSearch'));
  });
});
