// A small file system in memory for one process, with a mount namespace of its own: both end with the process, however that
// ends.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './project.ts';

/** As root, and as a user who may be root in a namespace. */
const namespaces = [['--mount'], ['--mount', '--map-root-user']];
const mounting = 'mount -t tmpfs -o size=512k paperside "$0" && exec "$@"';

/**
 * Runs a script of test/support with the folder, on which 512 KB are mounted, as its argument. Returns what it printed; a
 * sentence that says why it could not run, where mounting is refused. Throws when the script fails.
 */
export function runOnSmallDisk(script: string, folder: string): { output: string } | { whyNot: string } {
  const run = (options: readonly string[], ...command: string[]): ReturnType<typeof spawnSync> =>
    spawnSync('unshare', [...options, 'sh', '-c', mounting, folder, ...command], { encoding: 'utf8' });
  const namespace = namespaces.find(options => run(options, 'true').status === 0);
  if (namespace === undefined)
    return { whyNot: 'No file system can be mounted here, so no disk was really full or read-only.' };
  const { status, stdout, stderr } = run(
    namespace,
    process.execPath,
    join(root, 'test', 'support', script),
    folder,
  );
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}:\n${String(stderr)}`);
  return { output: String(stdout) };
}
