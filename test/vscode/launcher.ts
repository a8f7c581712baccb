#!/usr/bin/env node
// Replaces desktop VS Code's executable: runs the npm-hosted VS Code headless, exits with the tests' exit code.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCodeArguments } from './codeArguments.ts';
import { isNoise } from './noise.ts';
import { failuresFolder, writeReport } from './report.ts';
import { openWorkbench } from './workbench.ts';

const TIMEOUT_S = Number(process.env.PAPERSIDE_HOST_TIMEOUT ?? '300');

async function main(): Promise<number> {
  const { userDataDir, ...options } = parseCodeArguments(process.argv.slice(2));
  if (options.testsPath === undefined)
    throw new Error('--extensionTestsPath is missing: there is nothing to run.');
  const folder = join(failuresFolder, `host-${options.hostKind}`);
  await rm(folder, { recursive: true, force: true });
  const pictures: Promise<unknown>[] = [];
  const workbench = await openWorkbench({
    ...options,
    ...(userDataDir === undefined ? {} : { home: userDataDir }),
    onHostLine(line, method, page) {
      write(line, method);
      // Mocha's line for a test that has just failed: "  1) Title".
      const failed = /^\s+(\d+\) .*)$/.exec(line)?.[1];
      if (failed !== undefined)
        pictures.push(page.screenshot({ path: join(folder, `${failed.replace(/\W+/g, '-')}.png`) }));
    },
  });
  // A signal closes everything in order; after a second one, or a crash, guard.ts does.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => void workbench.close().finally(() => process.exit(130)));
  }
  const host = options.hostKind === 'web' ? 'web worker' : 'Node';
  console.log(`VS Code ${workbench.version} from npm, web workbench, ${host} extension host.`);
  let code: number | undefined;
  try {
    code = await Promise.race([workbench.exitCode, sleep(TIMEOUT_S * 1000, undefined, { ref: false })]);
    if (code !== undefined) return code;
    console.error(`The tests did not end within ${TIMEOUT_S} s. The page said:`);
    for (const line of workbench.pageLines.slice(-40)) console.error(`  ${line}`);
    return 1;
  } finally {
    await Promise.allSettled(pictures);
    if (code !== 0) await writeReport(workbench, folder);
    await workbench.close();
  }
}

/** Prints a line of the extension host's log, tests included; warnings and errors go to standard error. */
function write(line: string, method: string): void {
  if (isNoise(line)) return;
  if (method === 'error' || method === 'warn') console.error(line);
  else console.log(line);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
