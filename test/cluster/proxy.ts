// A proxy on loopback in front of a cluster, which demands a password or speaks TLS with a self-signed certificate: the
// artifacts of Maven have no security plugin.
import { createServer, request, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { readProjectFile } from '../support/project.ts';

interface ProxyOptions {
  /** The only `Authorization` that is accepted. */
  readonly authorization?: string;
  readonly selfSigned?: boolean;
}

interface Proxy {
  /** Without a slash at the end. */
  readonly url: string;
  /** Number of requests so far, the rejected ones too. */
  readonly requests: () => number;
  stop(): Promise<void>;
}

export async function startProxy(target: string, options: ProxyOptions): Promise<Proxy> {
  let requests = 0;
  const handle: RequestListener = (from, to) => {
    requests++;
    if (options.authorization !== undefined && from.headers.authorization !== options.authorization) {
      to.writeHead(401, { 'www-authenticate': 'Basic realm="OpenSearch Security"' }).end('Unauthorized');
      return;
    }
    const { headers } = from;
    const onward = request(target + (from.url ?? ''), { method: from.method ?? 'GET', headers }, answer => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  };
  const certificate = (name: string): string => readProjectFile(`test/fixtures/certificate/${name}.pem`);
  const server =
    options.selfSigned === true
      ? createTlsServer({ cert: certificate('certificate'), key: certificate('key') }, handle)
      : createServer(handle);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `${options.selfSigned === true ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests: () => requests,
    stop: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
