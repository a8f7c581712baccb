// Processes that write to one folder at once, as windows do, and are killed at random moments.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './project.ts';

interface Writer {
  /** Ids that were on disk at the end, and `done` if nothing ended it before. */
  readonly accepted: Promise<readonly string[]>;
}

/** A script of test/support that takes a folder, a first id and a count, and prints each id once it is on disk. */
type WriterScript = 'readingListProcess.ts' | 'libraryProcess.ts';

/** Ends the process, in the middle of whatever it does, after it has printed so many lines. */
export function startWriter(
  script: WriterScript,
  path: string,
  { first, count, killAfter = Infinity }: { first: number; count: number; killAfter?: number },
): Writer {
  const file = join(root, 'test', 'support', script);
  const child = spawn(process.execPath, [file, path, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  const accepted = new Promise<readonly string[]>((resolve, reject) => {
    child.on('error', reject);
    // Text after the last line break was cut off.
    child.on('close', () => {
      resolve(output.split('\n').slice(0, -1));
    });
  });
  return { accepted };
}

/** Returns the ids that were on disk when one of the two writers of each round was killed, and those of the other. */
export async function acceptedDespiteKills(
  script: WriterScript,
  path: string,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<string[]> {
  const accepted: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = 2 * round * count;
    const killAfter = (): number => Math.floor(Math.random() * count * 0.9);
    const writers = [
      startWriter(script, path, { first, count, killAfter: killAfter() }),
      startWriter(script, path, { first: first + count, count, killAfter: killAfter() }),
    ];
    for (const writer of writers) accepted.push(...(await writer.accepted));
  }
  return accepted.filter(line => line !== 'done');
}
