// `network.ts` watches all other tests too: none of them may connect to anything.
import { assert } from 'chai';
import * as vscode from 'vscode';
import { commands, settings, views } from '../../src/ids.ts';
import { eventually } from '../support/eventually.ts';
import { takeAttempts } from './network.ts';

const coreEcg = 'arxiv:2604.11359';
/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:1';
const endpoints = [settings.huggingFaceEndpoint, settings.arxivEndpoint, settings.semanticScholarEndpoint];

describe('connections', () => {
  const set = async (value: string | undefined): Promise<void> => {
    for (const key of endpoints)
      await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
  };
  after(async () => {
    await set(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('none is made by views, a search, an abstract, a ranking and a map', async () => {
    for (const view of Object.values(views)) await vscode.commands.executeCommand(`${view}.focus`);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'ecg_mae.py'));
    await vscode.commands.executeCommand(commands.openAbstract, coreEcg);
    await vscode.commands.executeCommand(commands.showNeighbourhood, coreEcg);
    void vscode.commands.executeCommand(commands.searchPapers);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.deepEqual(takeAttempts(), []);
  });

  it('one that is asked for is seen, so that this test could fail', async () => {
    await set(nowhere);
    const seen: string[] = [];
    const asked = vscode.commands.executeCommand(commands.addPaper, 'arxiv:9912.34567');
    await eventually(() => {
      seen.push(...takeAttempts());
      assert.isNotEmpty(seen);
    });
    await vscode.commands.executeCommand(commands.cancelRefresh);
    await asked;
    takeAttempts();
    for (const attempt of seen) assert.include(attempt, nowhere);
  });
});
