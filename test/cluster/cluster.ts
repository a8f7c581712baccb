// Starts OpenSearch on loopback: three nodes with small heaps, which end with this process, however it ends.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGuarded, type Guarded } from '../vscode/guarded.ts';
import { openSearchHome, whyNoOpenSearch } from './openSearchHome.ts';

export interface ClusterNode {
  readonly name: string;
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Sends a signal to the process of the node: SIGKILL ends it at once, SIGSTOP makes it answer nothing until SIGCONT. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** Ends all nodes and removes their folders. */
  stop(): Promise<void>;
}

const nodeCount = 3;
const heapMb = 384;
/** What a node takes beside its heap, in MB. */
const besideHeapMb = 250;
/** On two busy cores, three nodes take up to a minute. */
const startMs = 180_000;

const logging = `
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`;

/** Returns a sentence that says why a cluster cannot run here, or undefined if it can. */
export function whyNoCluster(): string | undefined {
  const needed = nodeCount * (heapMb + besideHeapMb);
  const free = Math.floor(freemem() / 2 ** 20);
  if (free < needed) return `${free} MB of memory are free: the cluster needs ${needed} MB.`;
  return whyNoOpenSearch();
}

/** Resolves when all nodes have found each other. Rejects with what they wrote if they do not. */
export async function startCluster(): Promise<Cluster> {
  const home = await openSearchHome();
  const ports = await freePorts(2 * nodeCount);
  const names = Array.from({ length: nodeCount }, (_, at) => `node-${at + 1}`);
  const seeds = ports.slice(nodeCount).map(port => `127.0.0.1:${port}`);
  const started: { readonly node: ClusterNode; readonly guarded: Guarded }[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(({ guarded }) => guarded.stop()));
  };
  try {
    for (const [at, name] of names.entries()) {
      const folder = await mkdtemp(join(tmpdir(), 'paperside-cluster-'));
      const pidFile = join(folder, 'pid');
      // Each node writes its key store beside its settings.
      const config = join(folder, 'config');
      await mkdir(config);
      await writeFile(join(config, 'opensearch.yml'), '');
      await writeFile(join(config, 'log4j2.properties'), logging);
      const settings = {
        'cluster.name': 'paperside',
        'node.name': name,
        'network.host': '127.0.0.1',
        'http.port': ports[at],
        'transport.port': ports[nodeCount + at],
        'discovery.seed_hosts': seeds.join(),
        'cluster.initial_cluster_manager_nodes': names.join(),
        'path.data': join(folder, 'data'),
        'path.logs': join(folder, 'logs'),
        // A test's few megabytes fit on a disk that OpenSearch calls full.
        'cluster.routing.allocation.disk.threshold_enabled': false,
      };
      const guarded = startGuarded(
        'java',
        [...javaOptions(home, folder), '-p', pidFile, ...entries(settings)],
        { remove: folder },
      );
      const signal: ClusterNode['signal'] = async kind =>
        void process.kill(Number(await readFile(pidFile, 'utf8')), kind);
      started.push({ node: { name, url: `http://127.0.0.1:${ports[at] ?? 0}`, signal }, guarded });
    }
    await allFound(started);
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes: started.map(({ node }) => node), stop };
}

function javaOptions(home: string, folder: string): string[] {
  return [
    ...[`-Xms${heapMb}m`, `-Xmx${heapMb}m`, '-XX:+UseSerialGC', '-XX:-UsePerfData'],
    // OpenSearch refuses to run as root if it can tell, which it asks JNA. In a container, root is often the only user, so
    // JNA gets no native library (its own documented properties): OpenSearch supports that, and warns that it cannot check.
    ...['-Djna.nosys=true', '-Djna.nounpack=true'],
    // Forbidden by default from Java 18 on, but OpenSearch 2 needs it.
    '-Djava.security.manager=allow',
    `-Djava.io.tmpdir=${folder}`,
    ...['-Dlog4j2.disable.jmx=true', '-Dopensearch.distribution.type=tar'],
    ...[`-Dopensearch.path.home=${home}`, `-Dopensearch.path.conf=${join(folder, 'config')}`],
    ...['-cp', join(home, 'core', '*'), 'org.opensearch.bootstrap.OpenSearch'],
  ];
}

function entries(settings: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(settings).map(([name, value]) => `-E${name}=${String(value)}`);
}

async function allFound(started: readonly { node: ClusterNode; guarded: Guarded }[]): Promise<void> {
  const end = Date.now() + startMs;
  const ended = Promise.race(started.map(({ guarded }) => guarded.ended.then(() => guarded)));
  for (const { node } of started)
    for (;;) {
      const health = `${node.url}/_cluster/health?wait_for_nodes=${nodeCount}&timeout=1s`;
      if ((await fetch(health).catch(() => undefined))?.ok === true) break;
      const gone = await Promise.race([ended, sleep(200)]);
      if (gone !== undefined) throw new Error(`A node ended:\n${gone.output()}`);
      if (Date.now() > end)
        throw new Error(
          `The nodes did not find each other in ${startMs / 1000} s:\n${started[0]?.guarded.output() ?? ''}`,
        );
    }
}

/** Ports that are free now: all are taken at once, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  const ports = await Promise.all(
    servers.map(
      server =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject).once('listening', () => {
            const address: AddressInfo | string | null = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}
