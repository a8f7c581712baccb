// A lock that is a folder: one process holds it, others wait, and one left by a dead process is taken over.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the lock folder. Waits for its holder, however long that takes, as long as it is alive. */
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

/** A lock without a live holder. A holder writes its id just after taking the lock, so an absent id is asked for again. */
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

/** Renaming first lets exactly one of several waiting processes take the dead lock away. */
async function removeAbandoned(folder: string): Promise<void> {
  const aside = `${folder}-dead-${process.pid}`;
  await rename(folder, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}
