import { assert } from 'chai';
import * as vscode from 'vscode';
import { setApiKey } from '../../src/features/sources/apiKeys.ts';
import { eventually } from '../support/eventually.ts';
import { recordingLog } from '../support/recordingLog.ts';

describe('Set API Key…', () => {
  it('says so in one sentence when the secret storage refuses, and does not fail', async () => {
    const log = recordingLog();
    const refuse = (): Promise<never> => Promise.reject(new Error('No keyring'));
    let isDone = false;
    const setting = setApiKey(
      { get: () => Promise.resolve(undefined), store: refuse, delete: refuse },
      log,
    ).then(() => (isDone = true));
    // The first service, and an empty key.
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.isTrue(isDone);
    });
    await setting;
    assert.lengthOf(log.lines, 1);
    assert.match(log.lines[0] ?? '', /did not take the key, so the one before stays.*No keyring/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
