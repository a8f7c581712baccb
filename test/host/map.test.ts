import { assert } from 'chai';
import * as vscode from 'vscode';
import { commands, panels } from '../../src/ids.ts';
import { eventually } from '../support/eventually.ts';

const coreEcg = 'arxiv:2604.11359';

describe('the map', () => {
  const mapTabs = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.map));
  const hasTitle = (title: RegExp): Promise<void> =>
    eventually(() => {
      assert.lengthOf(mapTabs(), 1);
      assert.match(mapTabs()[0]?.label ?? '', title);
    });
  const closeAll = (): Thenable<unknown> =>
    vscode.commands.executeCommand('workbench.action.closeAllEditors');

  beforeEach(closeAll);
  after(closeAll);

  it('is one panel for a paper, the file and all papers', async () => {
    await vscode.commands.executeCommand(commands.showNeighbourhood, coreEcg);
    await hasTitle(/^Around “CoRe-ECG”$/);
    const [file] = await vscode.workspace.findFiles('ecg_mae.py');
    assert.isDefined(file);
    await vscode.commands.executeCommand(commands.showFileNeighbourhood, file);
    await hasTitle(/^Papers around ecg_mae\.py$/);
    await vscode.commands.executeCommand(commands.showMap);
    await hasTitle(/^All Papers$/);
  });

  it('is about the file of “Related to This File” while a paper is in front of it', async () => {
    const [file] = await vscode.workspace.findFiles('ecg_mae.py');
    assert.isDefined(file);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand(commands.openAbstractToSide, coreEcg);
    await eventually(() => {
      assert.isUndefined(vscode.window.activeTextEditor);
    });
    await vscode.commands.executeCommand(commands.showFileNeighbourhood);
    await hasTitle(/^Papers around ecg_mae\.py$/);
  });

  it('takes the row of a view as well as an id', async () => {
    await vscode.commands.executeCommand(commands.showNeighbourhood, { paper: { id: coreEcg } });
    await hasTitle(/^Around “CoRe-ECG”$/);
  });

  it('says that a paper is unknown, that a list is empty, and that a file cannot be read', async () => {
    await vscode.commands.executeCommand(commands.showNeighbourhood, 'arxiv:0000.00000');
    await hasTitle(/^Paper Not Found$/);
    await vscode.commands.executeCommand(commands.showListNeighbourhood);
    await hasTitle(/^Papers around Your Reading List$/);
    await vscode.commands.executeCommand(commands.showFileNeighbourhood, vscode.Uri.file('/no/such.py'));
    await hasTitle(/such\.py$/);
  });
});
