// What every other in-host test stands on: this is a VS Code that the extension supports.
import { assert } from 'chai';
import * as vscode from 'vscode';

describe('The extension host', () => {
  it('is a VS Code from 1.106 on', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
    assert.equal(major, 1);
    assert.isAtLeast(minor, 106);
  });

  it('has the workspace open', () => {
    assert.lengthOf(vscode.workspace.workspaceFolders ?? [], 1);
  });
});
