// Runs inside VS Code: activates Paperside and the built-in Markdown extension, and prints what VS Code measured of each.
import * as vscode from 'vscode';
import { openCatalogue } from '../../src/core/library/openCatalogue.ts';
import { SearchIndexer } from '../../src/core/search/searchIndexer.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { filesInFolder } from '../../src/platform/files.ts';

const paperside = 'paperside.paperside';
const markdown = 'vscode.markdown-language-features';

/** The columns of the table "Extension Activation Stats" in VS Code's own performance view, in milliseconds. */
interface Activation {
  readonly load: number;
  readonly call: number;
}

export async function run(): Promise<void> {
  for (const id of [markdown, paperside]) await vscode.extensions.getExtension(id)?.activate();
  const search = await firstSearch();
  await vscode.commands.executeCommand('perfview.show');
  const report = await performanceReport();
  console.log(
    `figures ${JSON.stringify({ paperside: activation(report, paperside), markdown: activation(report, markdown), search })}`,
  );
}

async function performanceReport(): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
    if (text.includes(paperside) && text.includes(markdown)) return text;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`VS Code's performance view says nothing of the two extensions.`);
}

function activation(report: string, id: string): Activation {
  const cells = report
    .split('\n')
    .find(line => line.startsWith(`| ${id} `))
    ?.split('|')
    .map(cell => Number(cell.trim()));
  const [load, call] = cells?.slice(3, 5) ?? [];
  if (load === undefined || call === undefined) throw new Error(`No figures for ${id}.`);
  return { load, call };
}

/** Milliseconds from a search nobody prepared to its first answer, and to the index of all papers. */
interface FirstSearch {
  readonly answer: number;
  readonly indexed: number;
}

/** Reads the papers and indexes them, and searches after each slice as the search box does. */
async function firstSearch(): Promise<FirstSearch> {
  const extension = vscode.extensions.getExtension(paperside);
  if (extension === undefined) throw new Error('Paperside is not installed.');
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const start = performance.now();
  const files = filesInFolder(vscode.Uri.joinPath(extension.extensionUri, 'data'));
  const landmarks = vscode.workspace.getConfiguration('paperside').get('landmarks') === true;
  const catalogue = openCatalogue({ files, log: silent, clock: hostClock, landmarks: () => landmarks });
  const indexer = new SearchIndexer(catalogue, hostClock, silent);
  let answer: number | undefined;
  indexer.onDidProgress(() => {
    if (answer === undefined && indexer.engine.search('visual cor', 50).papers.length > 0)
      answer = performance.now() - start;
  });
  await indexer.open();
  await indexer.whenIndexed();
  const indexed = performance.now() - start;
  if (answer === undefined) throw new Error('The first search found nothing.');
  return { answer, indexed };
}
