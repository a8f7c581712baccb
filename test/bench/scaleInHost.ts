// Runs inside VS Code, for bench:scale -- --vscode: activates Paperside from this bundle, opens its Papers view, and asks for search
// and related papers, while keys are typed into an editor. Prints when each is done, what anything else in this host waits, and
// the memory. `paperside.files` links the file of the workspace; the storage beside it is of both windows.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { SearchIndexer } from '../../src/core/search/searchIndexer.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import { PaperThemes } from '../../src/core/themes/paperThemes.ts';
import { activate, deactivate } from '../../src/extension.ts';
import { PaperTreeProvider } from '../../src/features/library/paperTreeProvider.ts';
import { views } from '../../src/ids.ts';
import { collectGarbage } from '../support/collectGarbage.ts';
import { eventually } from '../support/eventually.ts';
import { memoryContext } from '../support/memoryContext.ts';
import { percentile } from './figures.ts';
import { HostWaits } from './hostWaits.ts';

type Figures = Record<string, number>;

/** While VS Code starts it holds its extension host itself; in milliseconds. */
const startTime = 3000;
/** Milliseconds between two keys, and the number of keys without any work of Paperside. */
const betweenKeys = 60;
const idleKeys = 60;
/** The files of what was computed: papers, search, related, themes. */
const keptFiles = 4;
/** More papers than ship. */
const manyPapers = 20_000;
const code =
  'class MaskedAutoencoder(nn.Module):\n    """Masked autoencoders are scalable vision learners."""\n';

const { commands } = vscode;

export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const { extensionUri } = vscode.extensions.getExtension('paperside.paperside') ?? {};
  if (folder === undefined || extensionUri === undefined) throw new Error('Nothing is open.');
  const storage = vscode.Uri.joinPath(folder.uri, '../storage');
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'python', content: code }),
  );
  await new Promise(resolve => setTimeout(resolve, startTime));
  const idle = await type(key => key >= idleKeys);
  const before = await heldMB();
  const rssBeforeMB = process.memoryUsage.rss() / 2 ** 20;
  const waits = new HostWaits();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [search, related, themes] = [
    firstCaller(SearchIndexer.prototype, 'whenIndexed'),
    firstCaller(RelatedIndexer.prototype, 'engine'),
    firstCaller(PaperThemes.prototype, 'read'),
  ];
  const milestone = milestones();
  const context = memoryContext(extensionUri, storage);
  const api = activate(context);
  const rows = allRows().then(() => milestone('rows'));
  await commands.executeCommand(`${views.papers}.focus`);
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  void api.search('masked autoencoders');
  void api.related(code, 'python');
  const all = Promise.all([
    rows,
    whenAll(rows, async () => (await search).whenIndexed()).then(() => milestone('search')),
    whenAll(rows, async () => (await related).settled()).then(() => milestone('related')),
    whenAll(rows, async () => (await themes).whenSettled()).then(() => milestone('themes')),
  ]);
  let isDone = false;
  const end = all.finally(() => (isDone = true));
  const [times, typing] = await Promise.all([end, type(() => isDone)]);
  delay.disable();
  const { heapUsed, external, rss } = process.memoryUsage();
  const figures: Figures = {
    ...times.reduce((all, each) => ({ ...all, ...each }), {}),
    ...waits.end(),
    delayP50Ms: delay.percentile(50) / 1e6,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
    keyIdleP50Ms: percentile(idle, 0.5),
    keyIdleP99Ms: percentile(idle, 0.99),
    keyP50Ms: percentile(typing, 0.5),
    keyP99Ms: percentile(typing, 0.99),
    rssBeforeMB,
    heapMB: heapUsed / 2 ** 20,
    externalMB: external / 2 ** 20,
    rssMB: rss / 2 ** 20,
    addedMB: (await heldMB()) - before,
    rssAfterMB: process.memoryUsage.rss() / 2 ** 20,
    peakRssMB: process.resourceUsage().maxRSS / 1024,
  };
  // The first window keeps its results for the next.
  await eventually(async () => {
    const kept = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, 'computed'));
    if (kept.filter(([name]) => name.endsWith('.bin')).length < keptFiles) throw new Error('Nothing kept.');
  }, 120_000);
  await deactivate();
  for (const subscription of context.subscriptions) subscription.dispose();
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  console.log(`figures ${JSON.stringify(figures)}`);
}

/** What is left after a collection of garbage. */
async function heldMB(): Promise<number> {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** Returns what notes the time of a milestone since now: by the clock, and the processor time of this thread and of the process. */
function milestones(): (name: string) => Figures {
  const [start, process_, thread] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()];
  const ms = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
  return name => ({
    [`${name}Ms`]: performance.now() - start,
    [`${name}ThreadMs`]: ms(process.threadCpuUsage(thread)),
    [`${name}CpuMs`]: ms(process.cpuUsage(process_)),
  });
}

/** The papers of a file arrive while the stage runs; it then goes on until it has all. */
async function whenAll(rows: Promise<unknown>, run: () => Promise<unknown>): Promise<void> {
  await run();
  await rows;
  await run();
}

/** Resolves when VS Code is given rows for more papers than ship. */
async function allRows(): Promise<void> {
  const provider = await firstCaller(PaperTreeProvider.prototype, 'getChildren');
  await new Promise<void>(resolve => {
    provider.onDidRead(({ groups }) => {
      if (groups.reduce((sum, { group }) => sum + group.papers.length, 0) > manyPapers) resolve();
    });
  });
}

/** Resolves with the object whose method is called next. */
function firstCaller<K extends string, T extends Record<K, (...args: never[]) => Promise<unknown>>>(
  prototype: T,
  name: K,
): Promise<T> {
  const method = prototype[name];
  return new Promise(resolve => {
    const replacement = function (this: T, ...args: never[]): Promise<unknown> {
      resolve(this);
      return method.apply(this, args);
    };
    Object.defineProperty(prototype, name, { value: replacement, configurable: true, writable: true });
  });
}

/** Types until it is over; returns the milliseconds from each key to the editor's change in this host. */
async function type(isOver: (keys: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver(times.length)) {
    const start = performance.now();
    await Promise.all([
      nextChange(),
      commands.executeCommand('type', { text: times.length % 40 === 39 ? '\n' : 'x' }),
    ]);
    times.push(performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, betweenKeys));
  }
  return times;
}

function nextChange(): Promise<void> {
  return new Promise(resolve => {
    const change = vscode.workspace.onDidChangeTextDocument(() => {
      change.dispose();
      resolve();
    });
  });
}
