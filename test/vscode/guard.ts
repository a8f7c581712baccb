// Runs one program and ends it, with everything it started, when the asking process is gone for any reason.
// Usage: node guard.ts <folder to remove afterwards, or ''> <program> <arguments…>
// The asking process holds this one's standard input: the pipe closes when it stops this one or ends in any way.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { endDescendants } from './processTree.ts';

const [folder = '', program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await endDescendants(process.pid);
  // A browser that lost its pipe may go on writing its profile for a moment.
  if (folder !== '') await rm(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 100 });
  process.exit(code);
}

child.once('error', error => {
  console.error(error.message);
  void end(1);
});
child.once('exit', code => void end(code ?? 1));
process.stdin.once('close', () => void end(0));
process.stdin.once('error', () => void end(0));
process.stdin.resume();
// The reader of the output may be gone.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0));
