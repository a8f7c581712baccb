// A lock in the form of a folder. One process holds it while others wait; the lock of a dead process is taken over.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the lock. Waits as long as the holder is alive. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  let told = false;
  while (!(await take(folder))) {
    if (await isAbandoned(folder)) {
      await removeAbandoned(folder);
      continue;
    }
    if (!told) console.log('Waiting for another run that is installing VS Code …');
    told = true;
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(folder, 'pid'), String(process.pid));
  return true;
}

/** Tells whether no live process holds the lock. The pid is written just after taking it, so it is read twice. */
async function isAbandoned(folder: string): Promise<boolean> {
  const holder = (await readHolder(folder)) ?? (await sleep(2000).then(() => readHolder(folder)));
  return holder === undefined || !isAlive(holder);
}

async function readHolder(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'pid'), 'utf8').catch(() => '');
  return text === '' ? undefined : Number(text);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Renames the folder first, so that only one of several waiting processes removes the dead lock. */
async function removeAbandoned(folder: string): Promise<void> {
  const aside = `${folder}-dead-${process.pid}`;
  await rename(folder, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}
