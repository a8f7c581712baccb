// Runs inside VS Code, in place of the extension: activates Paperside from this bundle, uses it, and writes what it left
// behind and what it touched. The job and the report are files beside the workspace.
import * as vscode from 'vscode';
import { activate, deactivate } from '../../src/extension.ts';
import type { SecretStore } from '../../src/features/sources/apiKeys.ts';
import { commands, views } from '../../src/ids.ts';
import { collectGarbage } from '../support/collectGarbage.ts';
import { eventually } from '../support/eventually.ts';
import { ApiRecorder } from './apiRecorder.ts';
import { Job, type Report } from './job.ts';
import { connectTo, keys, useKeys } from './keyUse.ts';

const papers = ['arxiv:1709.08568', 'arxiv:2001.11027', 'arxiv:2306.03089'];
const activations = 'activations';
const panels = 'window.createWebviewPanel';
const picks = 'window.createQuickPick';
/** VS Code itself may hold the last ones of a kind for a while, such as the one that had the focus. */
const lastOnes = 2;

const recorder = new ApiRecorder('boundaries.cjs');

export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const { extensionUri } = vscode.extensions.getExtension('paperside.paperside') ?? {};
  if (folder === undefined || extensionUri === undefined) throw new Error('Nothing is open.');
  const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, '..', name);
  const { fs } = vscode.workspace;
  const job = Job.parse(JSON.parse(new TextDecoder().decode(await fs.readFile(beside('job.json')))));
  recorder.files.length = 0;
  const storageUri = beside('storage');
  const report: Report = {
    isTrusted: vscode.workspace.isTrusted,
    left: {},
    reachable: {},
    heapMb: {},
    files: [],
    requests: recorder.requests,
    unwatched: [],
    texts: {},
    errors: [],
  };

  const activateOften = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      const stop = start(extensionUri, storageUri);
      await vscode.commands.executeCommand(commands.openAbstract, papers[round % papers.length]);
      await stop();
    }
  };
  // What is compiled or made once is not left behind by each activation.
  await activateOften(Math.ceil(job.activations / 10));
  await measure(report, activations, () => activateOften(job.activations));
  const stop = start(extensionUri, storageUri);
  await useEverything(folder.uri).catch((error: unknown) => report.errors.push(String(error)));
  await measure(report, 'panels', () => openPanels(job.panels));
  await measure(report, 'searches', () => search(job.searches));
  await measure(report, 'switches', () => switchEditors(job.switches));
  await stop();
  await closeAll();
  await measure(report, 'end', () => Promise.resolve());
  if (job.service !== undefined) {
    recorder.service = job.service.url;
    await connectTo(job.service.url);
    const values = new Map<string, unknown>();
    const stop = start(extensionUri, storageUri, { values, secrets: keys });
    report.texts = await useKeys(job.service.requests, vscode.Uri.joinPath(storageUri, 'exported.json'));
    await stop();
    report.texts.values = JSON.stringify([...values]);
    report.texts.said = recorder.said.join('\n');
  }
  report.unwatched.push(...recorder.unwatched);
  report.files.push(...recorder.files);
  await fs.writeFile(beside('report.json'), new TextEncoder().encode(JSON.stringify(report)));
}

const noSecrets: SecretStore = {
  get: () => Promise.resolve(undefined),
  store: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** Returns what VS Code does when it closes the window. */
function start(
  extensionUri: vscode.Uri,
  globalStorageUri: vscode.Uri,
  { values = new Map<string, unknown>(), secrets = { ...noSecrets } } = {},
): () => Promise<void> {
  // An object for each activation: whoever is left of it holds one of them.
  const globalState = { get: (key: string) => values.get(key), update: set(values) };
  const workspaceState = { get: (key: string) => values.get(key), update: set(values) };
  const subscriptions: vscode.Disposable[] = [];
  const api = activate({
    extensionUri,
    globalStorageUri,
    globalState,
    workspaceState,
    secrets,
    subscriptions,
  });
  for (const each of [api, globalState, workspaceState, secrets, ...subscriptions])
    recorder.track(activations, each);
  return async () => {
    await deactivate();
    for (const subscription of subscriptions) subscription.dispose();
  };
}

function set(values: Map<string, unknown>): (key: string, value: unknown) => Promise<void> {
  return (key, value) => {
    values.set(key, value);
    return Promise.resolve();
  };
}

/** What is disposed of lazily, and what is made once, is there before and after. */
async function measure(report: Report, name: string, work: () => Promise<unknown>): Promise<void> {
  const before = recorder.live;
  await collectGarbage();
  const heap = process.memoryUsage().heapUsed;
  await work().catch((error: unknown) => report.errors.push(`${name}: ${String(error)}`));
  await eventually(() => {
    const more = difference(recorder.live, before);
    if (Object.keys(more).length > 0) throw new Error(JSON.stringify(more));
  }).catch(() => undefined);
  report.left[name] = difference(recorder.live, before);
  // The last activation is in use during the other parts.
  const kinds = name === activations ? [activations, panels, picks] : [panels, picks];
  await eventually(async () => {
    await collectGarbage();
    for (const kind of kinds) if (recorder.reachable(kind) > lastOnes) throw new Error(kind);
  }).catch(() => undefined);
  report.reachable[name] = Object.fromEntries(
    kinds.map(kind => [kind, `${recorder.reachable(kind)} of ${recorder.made(kind)}`]),
  );
  report.heapMb[name] = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
}

function difference(
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) => {
      const more = count - (before[name] ?? 0);
      return more > 0 ? [[name, more]] : [];
    }),
  );
}

const run_ = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);
const closeAll = (): Thenable<unknown> => run_('workbench.action.closeAllEditors');

/** Each view, and each thing that could read or write a file, once. */
async function useEverything(workspace: vscode.Uri): Promise<void> {
  for (const view of Object.values(views)) await run_(`${view}.focus`);
  const code = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspace, 'code.py'));
  await vscode.window.showTextDocument(code);
  await run_(commands.toggleStar, papers[0]);
  await run_(commands.markRead, papers[1]);
  await run_(commands.scanWorkspace);
  for (const provider of ['vscode.executeHoverProvider', 'vscode.executeCompletionItemProvider'])
    await run_(provider, code.uri, new vscode.Position(0, 20));
  await run_('vscode.executeLinkProvider', code.uri);
  await run_(commands.showMap);
  await run_(commands.editNote, papers[0]);
  for (const command of [commands.addSharedList, commands.shareReadingList, commands.checkCitations])
    void run_(command);
  await run_('workbench.action.closeQuickOpen');
  await run_('notifications.clearAll');
  await closeAll();
}

async function openPanels(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const isMap = at % 4 === 3;
    await (isMap ? run_(commands.showMap) : run_(commands.openAbstract, papers[at % papers.length]));
    await closeAll();
  }
}

async function search(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const searching = run_(commands.searchPapers, `paper ${at}`);
    await eventually(async () => {
      await run_('workbench.action.closeQuickOpen');
      const isClosed = await Promise.race([
        Promise.resolve(searching).then(() => true),
        new Promise(resolve => setTimeout(resolve, 20, false)),
      ]);
      if (isClosed !== true) throw new Error('The pick is still open.');
    });
  }
}

async function switchEditors(count: number): Promise<void> {
  await run_(`${views.related}.focus`);
  const documents = await Promise.all(
    [0, 1, 2, 3, 4].map(at =>
      vscode.workspace.openTextDocument({
        language: 'python',
        content: `def attention_${at}(query, key): pass`,
      }),
    ),
  );
  for (let at = 0; at < count; at++) {
    const document = documents[at % documents.length];
    if (document !== undefined) await vscode.window.showTextDocument(document, { preview: false });
  }
  for (const { uri } of documents) {
    await vscode.window.showTextDocument(uri);
    await run_('workbench.action.revertAndCloseActiveEditor');
  }
}
