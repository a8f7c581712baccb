// All paper services at once, on loopback, that go wrong in a seeded random order, and what they see of their client.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Timer } from '../../src/core/base/ports.ts';
import type { SourceId } from '../../src/core/sources/source.ts';
import { pickFault } from './hostileFaults.ts';
import { recordedText } from './replayServer.ts';
import { seededRandom } from '../../src/core/map/seededRandom.ts';

/** A request, with its time in milliseconds of the client's timer. */
export interface HostileRequest {
  readonly service: SourceId;
  readonly fault: string;
  readonly startedAt: number;
}

export interface HostileService {
  /** The address of each service. */
  readonly endpoints: Readonly<Record<SourceId, string>>;
  readonly requests: readonly HostileRequest[];
  /** From now on everything is answered well. */
  recover(): void;
  /** Number of connections on which the client waits for an answer, or sends one. */
  openConnections(): Promise<number>;
  stop(): Promise<void>;
}

/** `service` is the first part of the path. */
export async function startHostileService(seed: number, timer: Timer): Promise<HostileService> {
  const requests: HostileRequest[] = [];
  const randoms = new Map<string, () => number>();
  let isWell = false;
  const randomOf = (service: string): (() => number) => {
    const known = randoms.get(service) ?? seededRandom(7919 * (seed + 1) + 104729 * randoms.size);
    randoms.set(service, known);
    return known;
  };

  const server = createServer((request, response) => {
    const [, service = '', ...path] = (request.url ?? '').split('/');
    const id = services.find(known => known === service);
    if (id === undefined) throw new Error(`No service has the path ${request.url ?? ''}.`);
    const random = randomOf(id);
    const { good, type } = goodAnswer(id, `/${path.join('/')}`);
    const [fault, misbehave] = isWell ? (['good', undefined] as const) : pickFault(random);
    const seen: HostileRequest = { service: id, fault, startedAt: timer.now() };
    requests.push(seen);
    response.on('error', () => undefined);
    wholeBody(request, () => {
      if (misbehave === undefined) response.writeHead(200, { 'content-type': type }).end(good);
      else misbehave({ good, type, random, now: timer.now() })(request, response);
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    sockets.add(socket);
  });
  server.on('clientError', (_error, socket) => void socket.destroy());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  const at = (service: SourceId): string => `http://127.0.0.1:${port}/${service}`;
  return {
    endpoints: {
      huggingFace: at('huggingFace'),
      arxiv: at('arxiv'),
      semanticScholar: at('semanticScholar'),
      openSearch: at('openSearch'),
    },
    requests,
    recover: () => void (isWell = true),
    openConnections() {
      // Those that the client only keeps for its next request are its own business.
      server.closeIdleConnections();
      return new Promise(resolve => {
        setImmediate(() => {
          resolve(sockets.size);
        });
      });
    },
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const services = [
  'huggingFace',
  'arxiv',
  'semanticScholar',
  'openSearch',
] as const satisfies readonly SourceId[];

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}

function wholeBody(request: IncomingMessage, done: () => void): void {
  request.resume();
  request.once('end', done);
}

const json = 'application/json';
const daily = recordedText('hf_daily_papers.json');
const one = JSON.stringify({
  id: '2401.00001',
  title: 'Sparse codes',
  summary: 'Says.',
  authors: [{ name: 'Ada' }],
});
const hits = Array.from({ length: 50 }, (_, at) => ({
  _source: {
    id: `arxiv:2401.${10_000 + at}`,
    title: `Codes ${at}`,
    abstract: 'Says.',
    authors: ['Ada Lovelace'],
  },
}));
const batch = recordedText('s2_paper_batch_full_fields.json');
const scholar: Readonly<Record<string, string>> = {
  search: recordedText('s2_paper_search.json'),
  batch,
  recommendations: recordedText('s2_recommendations.json'),
  citations: JSON.stringify({
    next: 50,
    data: [{ contexts: ['x'], citingPaper: { title: 'T', year: 2020 } }],
  }),
};

/** What the service says when nothing is wrong. */
function goodAnswer(service: SourceId, path: string): { readonly good: string; readonly type: string } {
  switch (service) {
    case 'huggingFace':
      return { type: json, good: /\/api\/papers\/\d/.test(path) ? one : daily };
    case 'arxiv':
      return {
        type: 'application/atom+xml',
        good: recordedText(path.includes('id_list') ? 'arxiv_idlist.xml' : 'arxiv_search.xml'),
      };
    case 'semanticScholar': {
      const kind = Object.keys(scholar).find(name => path.split('?')[0]?.includes(name));
      return {
        type: json,
        good: scholar[kind ?? ''] ?? '{"paperId":"x","title":"Sparse codes","year":2020}',
      };
    }
    case 'openSearch':
      return { type: json, good: JSON.stringify({ took: 1, timed_out: false, hits: { hits } }) };
  }
}
