// Tests the path from a follow to a paper in the catalogue, with real requests to a server on the loopback interface.
import { assert } from 'chai';
import type { Folder, Timer } from '../../../../src/core/base/ports.ts';
import { DownloadedPapers } from '../../../../src/core/library/downloadedPapers.ts';
import type { Follow } from '../../../../src/core/library/follow.ts';
import { RecordStores } from '../../../../src/core/library/recordStores.ts';
import {
  refreshFollows,
  type RefreshResult,
  type SourceProgress,
} from '../../../../src/core/library/refresh.ts';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import type { Paper, PaperId } from '../../../../src/core/papers/paper.ts';
import type { ConnectionDependencies, Connections } from '../../../../src/core/sources/connections.ts';
import { connectSources } from '../../../../src/core/sources/connections.ts';
import { lookUpPaper } from '../../../../src/core/sources/lookUpPaper.ts';
import { OpenSearchFieldNames } from '../../../../src/core/sources/openSearchHit.ts';
import { hostFetch } from '../../../../src/platform/http.ts';
import { hostTimer } from '../../../../src/platform/timer.ts';
import { countingClock } from '../../../support/clock.ts';
import { eventually } from '../../../support/eventually.ts';
import { memoryFolder, readOnlyFolder } from '../../../support/folders.ts';
import { paper } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { answer, html, replay, startReplayServer, type ReplayServer } from '../../../support/replayServer.ts';
import { jumpingTimer } from '../../../support/jumpingTimer.ts';
import { failureOf, neverAborted } from '../../../support/stubService.ts';

const clock = countingClock(1);
const daily: Follow = { source: 'huggingFace', daily: 'today' };
const search: Follow = { source: 'semanticScholar', search: 'masked' };

describe('the growing catalogue', () => {
  let server: ReplayServer;
  let ports: ConnectionDependencies;
  let connections: Connections;
  let folder = memoryFolder();
  let catalogue: Catalogue;
  let grown: DownloadedPapers;
  let answered: string[] = [];
  let log = recordingLog();

  const start = (
    stored = new RecordStores({ folder, clock, now: Date.now }),
    timer: Timer = hostTimer,
  ): void => {
    const ships = { papers: [paper()], themes: [], sources: [], failures: [] };
    catalogue = new Catalogue(() => Promise.resolve(ships), clock);
    grown = new DownloadedPapers(catalogue, stored, log, timer);
  };
  const papers = async (): Promise<readonly Paper[]> => (await catalogue.contents()).papers;
  const refreshed = (
    follows: readonly Follow[],
    told: string[] = [],
    signal = neverAborted,
  ): Promise<RefreshResult> =>
    refreshFollows(follows, {
      ...{ connections, signal, now: Date.UTC(2026, 4, 14) },
      add: (source, found) => grown.add(source, found),
      onProgress: progress => told.push(progress.map(line).join(', ')),
    });

  beforeEach(async () => {
    server = await startReplayServer();
    log = recordingLog();
    folder = memoryFolder();
    ports = {
      ...{ clock, timer: hostTimer, log: recordingLog(), random: Math.random, inBrowser: false },
      ...{ answers: memoryFolder(), leases: memoryFolder(), fetch: hostFetch('Paperside') },
      key: () => Promise.resolve(undefined),
      onAnswer: source => answered.push(source),
    };
    answered = [];
    const { url } = server;
    connections = connectSources(ports, {
      endpoints: { huggingFace: url, arxiv: url, semanticScholar: url, openSearch: '' },
      index: { index: 'papers', fields: OpenSearchFieldNames.parse(undefined) },
    });
    server.on('/api/daily_papers', replay('hf_daily_papers.json'));
    start();
  });
  afterEach(async () => {
    grown.dispose();
    await server.stop();
  });

  it('takes in what is followed, once, and says what is new', async () => {
    const first = await refreshed([daily]);
    assert.isAbove(first.added.length, 10);
    assert.deepEqual(first.answered, ['huggingFace today']);
    assert.lengthOf(await papers(), first.added.length + 1);
    assert.deepEqual((await refreshed([daily])).added, []);
  });

  it('keeps a paper that the source knows by another id than the catalogue', async () => {
    start(new RecordStores({ folder, clock, now: Date.now, maxPapers: 3 }));
    const work = paper({
      id: 'doi:10.1000/one',
      title: 'One Work',
      authors: ['Ada Lovelace'],
      sources: ['s2'],
    });
    await grown.add('semanticScholar', [{ ...work, sources: ['semanticScholar'] }]);
    await grown.add('arxiv', [{ ...work, id: 'arxiv:2401.00001', sources: ['arxiv'] }]);
    await grown.keep('arxiv:2401.00001');
    for (let at = 0; at < 6; at++)
      await grown.add('semanticScholar', [
        paper({ id: `doi:10.1000/other${at}`, title: `Other ${at}`, sources: ['semanticScholar'] }),
      ]);
    await grown.drop('arxiv');
    assert.equal((await catalogue.get('doi:10.1000/one'))?.title, 'One Work');
  });

  it('leaves out what the reader does not want', async () => {
    const all = await refreshed([daily]);
    start(new RecordStores({ folder: memoryFolder(), clock, now: Date.now }));
    const some = await refreshed([{ ...daily, without: ['LONGLIVE', 'reinforcement learning', ' '] }]);
    const titles = (await papers()).map(({ title }) => title);
    assert.isBelow(some.added.length, all.added.length - 1);
    assert.isEmpty(titles.filter(title => /LongLive|Reinforcement Learning/.test(title)));
  });

  it('tells how each source gets on, and a failing one does not stop the others', async () => {
    server.on('/graph/v1/paper/search', html);
    const told: string[] = [];
    const { added, failures, answered } = await refreshed([search, daily], told);
    assert.isNotEmpty(added);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['malformed'],
    );
    assert.deepEqual(answered, ['huggingFace today']);
    assert.include(told.at(-1), 'semanticScholar failed 0');
    assert.include(told.at(-1), `huggingFace done ${added.length}`);
  });

  it('is still there in the next session, and what the disk refuses in this one', async () => {
    const { added } = await refreshed([daily]);
    start();
    await grown.open();
    assert.lengthOf(await papers(), added.length + 1);

    const failures: string[] = [];
    start(new RecordStores({ folder: readOnlyFolder(memoryFolder()), clock, now: Date.now }));
    grown.onDidFail(all => failures.push(...all.map(({ code }) => code)));
    await refreshed([daily]);
    assert.lengthOf(await papers(), added.length + 1);
    assert.deepEqual(failures, ['unwritable']);
  });

  it('says that the disk works again as soon as it does', async () => {
    const disk = memoryFolder();
    let refuses = true;
    const sometimes = {
      ...disk,
      write: (...to: Parameters<typeof disk.write>) => (refuses ? readOnlyFolder(disk) : disk).write(...to),
    };
    start(new RecordStores({ folder: sometimes, clock, now: Date.now }));
    const said: string[] = [];
    grown.onDidFail(all => said.push(all.map(({ code, subject }) => `${subject}: ${code}`).join()));
    await grown.add('arxiv', [paper({ id: 'arxiv:2401.00001', title: 'One' })]);
    refuses = false;
    await grown.add('huggingFace', [paper({ id: 'arxiv:2401.00002', title: 'Two' })]);
    await grown.add('arxiv', [paper({ id: 'arxiv:2401.00003', title: 'Three' })]);
    assert.deepEqual(said, ['arXiv: unwritable', '']);
  });

  describe('on a disk that refuses', () => {
    const one = paper({ id: 'arxiv:2401.00004', title: 'One' });
    const two = paper({ id: 'arxiv:2401.00002', title: 'Two' });
    const timer = jumpingTimer();
    let disk = memoryFolder();
    let refuses: Partial<Record<keyof Folder, boolean>>;
    let said: string[];

    const open = async (): Promise<void> => {
      const refusing = Object.fromEntries(
        (['list', 'read', 'write', 'delete'] as const).map(name => [
          name,
          (...args: [string, string]) =>
            refuses[name] === true
              ? Promise.reject(new Error('No space left on device'))
              : disk[name](...args),
        ]),
      );
      grown.dispose();
      start(new RecordStores({ folder: { ...disk, ...refusing }, clock, now: Date.now }), timer);
      grown.onDidFail(all => said.push(all.map(({ code, subject }) => `${subject}: ${code}`).join()));
      await grown.open();
    };
    const titles = async (): Promise<string[]> => (await papers()).map(({ title }) => title);
    const onDisk = async (): Promise<string[]> => {
      const stores = new RecordStores({ folder: disk, clock, now: Date.now });
      return (await stores.load('arxiv')).papers.map(({ title }) => title);
    };
    beforeEach(async () => {
      disk = memoryFolder();
      refuses = {};
      said = [];
      await open();
    });

    it('writes what was refused when the window closes', async () => {
      refuses.write = true;
      await grown.add('arxiv', [one]);
      refuses.write = false;
      await grown.settled();
      assert.deepEqual(await onDisk(), ['One']);
      assert.equal(said.at(-1), '');
    });

    it('writes what was refused without another addition, once the disk takes it', async () => {
      refuses.write = true;
      await grown.add('arxiv', [one]);
      await grown.add('arxiv', [two]);
      await timer.run(timer.now() + 600_000);
      assert.isEmpty(await onDisk());
      refuses.write = false;
      await timer.run();
      await eventually(async () => {
        assert.sameMembers(await onDisk(), ['One', 'Two']);
        assert.equal(said.at(-1), '');
      });
      // Told once, however often it was tried.
      assert.lengthOf(log.lines, 1);
    });

    it('reads what could not be read', async () => {
      await grown.add('arxiv', [one]);
      for (const operation of ['list', 'read'] as const) {
        refuses[operation] = true;
        await open();
        assert.notInclude(await titles(), 'One');
        refuses[operation] = false;
        await timer.run();
        await eventually(async () => {
          assert.include(await titles(), 'One', operation);
        });
      }
    });

    it('deletes what was removed and could not be deleted, and nothing that came later', async () => {
      await grown.add('arxiv', [one]);
      refuses.delete = true;
      await grown.drop('arxiv');
      await grown.add('arxiv', [two]);
      assert.include(await onDisk(), 'One');
      refuses.delete = false;
      await timer.run();
      await eventually(async () => {
        assert.deepEqual(await onDisk(), ['Two']);
      });
    });

    it('changes nothing in the catalogue while it tries, and stops when it is disposed of', async () => {
      refuses.write = true;
      await grown.add('arxiv', [one]);
      let changes = 0;
      catalogue.onDidChange(() => changes++);
      await timer.run(timer.now() + 600_000);
      assert.equal(changes, 0);
      grown.dispose();
      refuses.write = false;
      await timer.run();
      assert.isEmpty(await onDisk());
    });
  });

  it('shows what was kept, with its age, when the service has gone', async () => {
    await refreshed([daily]);
    await server.stop();
    await new Promise(resolve => setTimeout(resolve, 2));
    connections.bypassCache();
    const { failures, since, answered } = await refreshed([daily]);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['offline'],
    );
    assert.isAtMost(since ?? Infinity, Date.now());
    assert.deepEqual(answered, []);
    assert.isAbove((await papers()).length, 10);
  }).timeout(20_000);

  it('stops at once', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const work = refreshed([daily], [], stop.signal);
    stop.abort(reason);
    assert.equal(await work.catch((error: unknown) => error), reason);
  });

  it('finds one paper where it is known, and says when nobody knows it', async () => {
    const id: PaperId = 'arxiv:2509.08721';
    server.on(
      '/api/papers/2509.08721',
      answer(JSON.stringify({ id: '2509.08721', title: 'Sharing is Caring' })),
    );
    const { huggingFace } = connections;
    assert.equal((await lookUpPaper(id, [huggingFace], neverAborted))?.paper.id, id);
    assert.isUndefined(await lookUpPaper('arxiv:2509.99999', [huggingFace], neverAborted));
    server.on('/api/papers/2509.08722', answer('no', { status: 403 }));
    assert.equal(
      (await failureOf(lookUpPaper('arxiv:2509.08722', [huggingFace], neverAborted))).code,
      'refused',
    );
  });

  it('tells who has answered: with papers or with "no such paper", but not with trouble', async () => {
    const { huggingFace } = connections;
    const ask = (status: number): Promise<unknown> => {
      const id = `2509.0${status}`;
      server.on(`/api/papers/${id}`, answer(JSON.stringify({ id, title: 'Sharing is Caring' }), { status }));
      return huggingFace.get(`arxiv:${id}`, neverAborted).catch(() => undefined);
    };
    for (const [status, times] of [
      [200, 1],
      [404, 1],
      [403, 0],
    ] as const) {
      answered = [];
      await ask(status);
      assert.lengthOf(answered, times, `${status}`);
    }
  });

  it('asks arXiv from no browser, but a mirror of it', async () => {
    const inBrowser = connectSources(
      { ...ports, inBrowser: true },
      {
        endpoints: {
          huggingFace: server.url,
          arxiv: 'https://export.arxiv.org',
          semanticScholar: server.url,
          openSearch: '',
        },
        index: { index: 'papers', fields: OpenSearchFieldNames.parse(undefined) },
      },
    );
    assert.equal((await failureOf(inBrowser.arxiv.search('masked', neverAborted))).code, 'unsupported');
    assert.isEmpty(server.requests);
  });
});

const line = ({ source, state, added }: SourceProgress): string => `${source} ${state} ${added}`;
