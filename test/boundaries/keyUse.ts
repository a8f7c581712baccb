// Uses Paperside with API keys, of services that repeat them, and collects what it gives away.
import * as vscode from 'vscode';
import { citationFormats } from '../../src/core/citations/citationFormat.ts';
import type { SecretStore } from '../../src/features/sources/apiKeys.ts';
import { commands, settings, tools } from '../../src/ids.ts';
import { eventually } from '../support/eventually.ts';
import { secrets } from '../support/secrets.ts';

export const keys: SecretStore = {
  get: (key: string) =>
    Promise.resolve(key.includes('openSearch') ? secrets.openSearch : secrets.semanticScholar),
  store: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** Points the sources that take keys to the service. */
export async function connectTo(service: string): Promise<void> {
  for (const key of [settings.semanticScholarEndpoint, settings.openSearchEndpoint])
    await vscode.workspace.getConfiguration().update(key, service, vscode.ConfigurationTarget.Global);
  const index = settings.openSearchIndex;
  await vscode.workspace.getConfiguration().update(index, 'papers', vscode.ConfigurationTarget.Global);
}

/** Asks each service `rounds` times, and exports what came of it in every way. Returns texts by what they are. */
export async function useKeys(rounds: number, exported: vscode.Uri): Promise<Record<string, string>> {
  const asked = idsIn(await ask(tools.searchPapers, { query: 'learning', limit: 50 }));
  for (const id of asked.slice(0, rounds)) await run(commands.recommendPapers, id);
  const found = await ask(tools.searchPapers, { query: 'keys', limit: 50 });
  const ids = idsIn(found);
  for (const id of ids) await run(commands.toggleStar, id);
  const texts: Record<string, string> = { found };
  answer('showSaveDialog', () => Promise.resolve(exported));
  await run(commands.exportReadingList);
  const picks = watchPicks();
  for (const format of citationFormats) {
    const copied = run(
      commands.copyCitation,
      ids[0],
      ids.map(id => ({ paper: { id } })),
    );
    await choose(picks, item => Reflect.get(item, 'format') === format);
    await copied;
    texts[`copied ${format}`] = await vscode.env.clipboard.readText();
    texts[`cited ${format}`] = await ask(tools.citePaper, { ids, format });
  }
  texts.list = await ask(tools.getReadingList, {});
  texts.settings = JSON.stringify(vscode.workspace.getConfiguration('paperside'));
  return texts;
}

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);
const idsIn = (text: string): string[] => [...text.matchAll(/^id: (\S+)/gm)].map(([, id = '']) => id);

async function ask(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** Returns a list to which each pick is added that is made from now on. */
function watchPicks(): vscode.QuickPick<vscode.QuickPickItem>[] {
  const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  const { createQuickPick } = vscode.window;
  answer('createQuickPick', () => {
    const pick = createQuickPick();
    picks.push(pick);
    return pick;
  });
  return picks;
}

/** Chooses an item of the next pick in the place of the user, as soon as VS Code shows it. */
async function choose(
  picks: vscode.QuickPick<vscode.QuickPickItem>[],
  isWanted: (item: object) => boolean,
): Promise<void> {
  await eventually(() => {
    if (picks[0]?.activeItems.length !== 1) throw new Error('No pick is shown.');
  });
  const pick = picks.shift();
  if (pick === undefined) return;
  pick.activeItems = pick.items.filter(isWanted);
  // VS Code sends what changes in a pick at the end of the turn.
  await new Promise(resolve => setTimeout(resolve));
  await run('workbench.action.acceptSelectedQuickOpenItem');
  await eventually(() => {
    if (!pick.selectedItems.some(isWanted)) throw new Error('Something else was chosen.');
  });
}

/** Answers in the place of the user. */
function answer(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}
