// Starts a program under guard.ts. The program and all its children end when stopped, or when this process is gone.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endDescendants } from './processTree.ts';

type Listener = (text: string, stream: 'stdout' | 'stderr') => void;

export interface Guarded {
  /** What the program has written so far, at most the last 64 KB. */
  readonly output: () => string;
  /** Called with each piece of output. */
  readonly onOutput: (listener: Listener) => void;
  /** Settles with the exit code once the program and all its children are gone. */
  readonly ended: Promise<number>;
  /** Ends the program and all its children; settles when they are gone and the folder is removed. */
  readonly stop: () => Promise<void>;
}

interface GuardedOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** A temporary folder to remove when the program has ended. */
  remove?: string;
}

export function startGuarded(program: string, args: string[], options: GuardedOptions = {}): Guarded {
  const guard = spawn(
    process.execPath,
    [join(import.meta.dirname, 'guard.ts'), options.remove ?? '', program, ...args],
    // A separate process group: Ctrl+C in a terminal reaches only this process, which ends everything in order.
    {
      cwd: options.cwd,
      env: options.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      windowsHide: true,
    },
  );
  let text = '';
  const listeners: Listener[] = [];
  const take =
    (stream: 'stdout' | 'stderr') =>
    (chunk: string): void => {
      text = (text + chunk).slice(-65_536);
      for (const listener of listeners) listener(chunk, stream);
    };
  guard.stdout.setEncoding('utf8').on('data', take('stdout'));
  guard.stderr.setEncoding('utf8').on('data', take('stderr'));
  guard.stdin.on('error', () => undefined);
  const ended = new Promise<number>(resolve => {
    guard.once('error', error => {
      take('stderr')(error.message);
      resolve(1);
    });
    // Not `exit`, after which some output may still arrive.
    guard.once('close', code => {
      resolve(code ?? 1);
    });
  });
  return {
    output: () => text,
    onOutput: listener => void listeners.push(listener),
    ended,
    stop: async () => {
      guard.stdin.end();
      const late = sleep(10_000, 'late', { ref: false });
      if ((await Promise.race([ended, late])) !== 'late' || guard.pid === undefined) return;
      await endDescendants(guard.pid);
      guard.kill('SIGKILL');
    },
  };
}
