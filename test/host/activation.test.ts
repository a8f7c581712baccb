// The first by name: nothing may have activated Paperside yet.
import { assert } from 'chai';
import * as vscode from 'vscode';
import { activate } from '../../src/extension.ts';
import * as ids from '../../src/ids.ts';
import { paperside } from './paperside.ts';

const forgetful = { get: () => undefined, update: () => Promise.resolve() };
const noSecrets = {
  get: () => Promise.resolve(undefined),
  store: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

describe('activation', () => {
  it('waits until a view or a command is used', () => {
    assert.isFalse(paperside().isActive);
  });

  it('can be undone and done again', () => {
    for (let round = 0; round < 2; round += 1) {
      const subscriptions: vscode.Disposable[] = [];
      const { extensionUri } = paperside();
      const globalStorageUri = vscode.Uri.joinPath(extensionUri, 'dist', 'test', 'storage');
      const states = { globalState: forgetful, workspaceState: forgetful };
      activate({ extensionUri, globalStorageUri, secrets: noSecrets, subscriptions, ...states });
      vscode.Disposable.from(...subscriptions).dispose();
    }
  });

  it('comes with the view, and registers every command that the manifest declares', async () => {
    await vscode.commands.executeCommand(`${ids.views.papers}.focus`);
    await paperside().activate();
    const registered = await vscode.commands.getCommands(true);
    assert.includeMembers(registered, Object.values(ids.commands));
  });
});
