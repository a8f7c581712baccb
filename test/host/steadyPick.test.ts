import { assert } from 'chai';
import * as vscode from 'vscode';
import { pickSteadily, showSteadily } from '../../src/platform/steadyPick.ts';
import { eventually } from '../support/eventually.ts';

/** Milliseconds: longer than a slow machine needs. */
const soon = 60_000;
const items = [{ label: 'First' }, { label: 'Second' }];

describe('a pick that opens above a page', () => {
  let page: vscode.WebviewPanel;
  let pick: vscode.QuickPick<vscode.QuickPickItem>;
  let hidden: number;
  beforeEach(async () => {
    page = vscode.window.createWebviewPanel('test', 'Page', vscode.ViewColumn.One, { enableScripts: true });
    const loaded = new Promise(resolve => {
      page.webview.onDidReceiveMessage(resolve);
    });
    page.webview.html = '<!doctype html><script>acquireVsCodeApi().postMessage("loaded")</script>';
    await loaded;
    pick = vscode.window.createQuickPick();
    pick.items = items;
    pick.value = 'second';
    hidden = 0;
    pick.onDidHide(() => hidden++);
  });
  afterEach(() => {
    pick.dispose();
    page.dispose();
  });
  const run = (command: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`workbench.action.${command}`);
  const focusPage = (): Thenable<unknown> => run('focusActiveEditorGroup');

  it('opens again, with its rows and what was typed, each time the page takes the focus too soon', async () => {
    const closed = showSteadily(pick, soon);
    pick.onDidAccept(() => {
      pick.hide();
    });
    for (const times of [1, 2]) {
      await focusPage();
      await eventually(() => {
        assert.equal(hidden, times);
      });
    }
    assert.equal(pick.value, 'second');
    await run('acceptSelectedQuickOpenItem');
    await closed;
    assert.equal(hidden, 3);
    assert.deepEqual(
      pick.selectedItems.map(({ label }) => label),
      ['Second'],
    );
  });

  it('closes when the page takes the focus later', async () => {
    const closed = showSteadily(pick, 0);
    await focusPage();
    await closed;
    assert.equal(hidden, 1);
  });

  it('gives what was chosen', async () => {
    const chosen = pickSteadily(items, { title: 'Which?' });
    await run('quickOpenSelectNext');
    await run('acceptSelectedQuickOpenItem');
    assert.equal((await chosen)?.label, 'Second');
  });

  it('stays open when there is nothing to choose', async () => {
    let isClosed = false;
    const closed = pickSteadily([], { title: 'Which?' }, 0).then(() => {
      isClosed = true;
    });
    await run('acceptSelectedQuickOpenItem');
    // What a closing pick sends would come before the answer to this.
    await run('quickOpenSelectNext');
    assert.isFalse(isClosed);
    await run('closeQuickOpen');
    await closed;
  });

  it('gives nothing when the user closes it', async () => {
    const chosen = pickSteadily(items, { title: 'Which?' }, 0);
    await run('closeQuickOpen');
    assert.isUndefined(await chosen);
  });
});
