// Finds and ends all descendants of a process.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface Row {
  pid: number;
  parent: number;
  group: number;
}

/**
 * Ends the descendants and the process group of `root`, but not `root` itself: SIGTERM first, SIGKILL after a second.
 */
export async function endDescendants(root: number): Promise<void> {
  if (process.platform === 'win32') {
    for (const { pid } of directChildrenOnWindows(root))
      quietly(() => execFileSync('taskkill', ['/PID', String(pid), '/T', '/F']));
    return;
  }
  signal(descendants(root), 'SIGTERM');
  for (let waited = 0; waited < 1000 && descendants(root).length > 0; waited += 50) await sleep(50);
  for (let tries = 0; tries < 20 && descendants(root).length > 0; tries += 1) {
    signal(descendants(root), 'SIGKILL');
    await sleep(50);
  }
}

function descendants(root: number): number[] {
  const rows = process.platform === 'linux' ? rowsFromProc() : rowsFromPs();
  const found = new Set([root]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const row of rows) if (found.has(row.parent) || row.group === root) found.add(row.pid);
  }
  found.delete(root);
  return [...found];
}

/** `/proc/N/stat` is `pid (name) state ppid pgrp …`; the name can contain spaces and brackets. */
function rowsFromProc(): Row[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'utf8')) ?? '';
      const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === undefined || state === '' || state === 'Z') return [];
      return [{ pid: Number(name), parent: Number(parent), group: Number(group) }];
    });
}

function rowsFromPs(): Row[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,comm='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap(line => {
    const [pid, parent, group, name] = line.trim().split(/\s+/);
    if (pid === undefined || name === 'ps' || name?.endsWith('/ps') === true) return [];
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
  });
}

function directChildrenOnWindows(root: number): { pid: number }[] {
  const query = `Get-CimInstance Win32_Process -Filter "ParentProcessId=${root}" | ForEach-Object ProcessId`;
  const text = quietly(() =>
    execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' }),
  );
  return [...(text ?? '').matchAll(/\d+/g)].map(match => ({ pid: Number(match[0]) }));
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) quietly(() => process.kill(pid, name));
}

/** Ignores errors: the process may have ended meanwhile. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
