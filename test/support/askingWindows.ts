// Several windows, in processes of their own, ask arXiv at once; what the service sees of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedText, startReplayServer, type Behaviour } from './replayServer.ts';

interface AskingWindowsOptions {
  readonly windows: number;
  /** Of each window. */
  readonly requests: number;
  /** How many times faster than the clock the time runs. */
  readonly scale: number;
  /** How long the service takes for the request of that number, in milliseconds of the clock. */
  readonly takesMs: (request: number) => number;
  /** Number of the request that is answered with a status of 429 and a pause of so many seconds. */
  readonly pause?: { readonly request: number; readonly seconds: number };
}

interface Seen {
  readonly startedAt: number;
  readonly endedAt: number;
}

interface AskingWindowsReport {
  /** In order of arrival; milliseconds of the time that runs faster. */
  readonly requests: readonly Seen[];
  /** What each window printed. */
  readonly outputs: readonly string[];
  /** The largest number of requests at once. */
  readonly atOnce: number;
}

export async function runAskingWindows(options: AskingWindowsOptions): Promise<AskingWindowsReport> {
  const { windows, requests, scale, takesMs, pause } = options;
  const epoch = Date.now();
  const now = (): number => (performance.timeOrigin + performance.now() - epoch) * scale;
  const seen: { startedAt: number; endedAt: number }[] = [];
  let [count, open, atOnce] = [0, 0, 0];
  const good = recordedText('arxiv_search.xml');
  const server = await startReplayServer();
  const query: Behaviour = (_request, response) => {
    const number = count++;
    const own = { startedAt: now(), endedAt: Infinity };
    seen.push(own);
    atOnce = Math.max(atOnce, ++open);
    setTimeout(() => {
      if (number === pause?.request) response.writeHead(429, { 'retry-after': String(pause.seconds) });
      // The client may hear of the end before this process does.
      open--;
      own.endedAt = now();
      response.end(good);
    }, takesMs(number));
  };
  server.on('/api/query', query);
  const folder = await mkdtemp(join(tmpdir(), 'paperside-windows-'));
  try {
    const file = join(import.meta.dirname, 'askingWindow.ts');
    const args = [server.url, folder, String(requests), String(scale), String(epoch)];
    const outputs = await Promise.all(
      Array.from({ length: windows }, async () => {
        const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
        await once(child, 'close');
        return output;
      }),
    );
    return { requests: seen, outputs, atOnce };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the end of each request to the start of the next. */
export function gapsOf({ requests }: AskingWindowsReport): number[] {
  return requests.slice(1).map(({ startedAt }, at) => startedAt - (requests[at]?.endedAt ?? 0));
}
