import { assert } from 'chai';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import { PaperThemes } from '../../src/core/themes/paperThemes.ts';
import { AbstractPanel } from '../../src/features/abstract/abstractPanel.ts';
import { Navigation } from '../../src/features/abstract/navigation.ts';
import { commands, settings } from '../../src/ids.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { eventually } from '../support/eventually.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { abstractTabs, paperside } from './paperside.ts';

const consciousness = 'arxiv:1709.08568';
const tensorBrain = 'arxiv:2001.11027';

describe('the abstract panel', () => {
  const open = (id: unknown, command: string = commands.openAbstract): Thenable<unknown> =>
    vscode.commands.executeCommand(command, id);
  const setOpenIn = (value: string | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration()
      .update(settings.openAbstractIn, value, vscode.ConfigurationTarget.Global);

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'some code' }));
  });
  after(async () => {
    await setOpenIn(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens beside the code, titled after the paper', async () => {
    await open(consciousness);
    await eventually(() => {
      assert.deepEqual(
        abstractTabs().map(({ label, group }) => [label, group.viewColumn]),
        [['The Consciousness Prior', vscode.ViewColumn.Two]],
      );
    });
  });

  it('opens in the active group when so set', async () => {
    await setOpenIn('active');
    await open(consciousness);
    await eventually(() => {
      assert.deepEqual(
        abstractTabs().map(({ group }) => group.viewColumn),
        [vscode.ViewColumn.One],
      );
    });
  });

  it('is one and the same for every paper', async () => {
    await open(consciousness);
    await open(tensorBrain);
    await eventually(() => {
      assert.deepEqual(
        abstractTabs().map(({ label }) => label),
        ['The Tensor Brain: Semantic Decoding for Perception and Memory'],
      );
    });
  });

  it('moves to the side on demand', async () => {
    await setOpenIn('active');
    await open(consciousness);
    await open(consciousness, commands.openAbstractToSide);
    await eventually(() => {
      assert.deepEqual(
        abstractTabs().map(({ group }) => group.viewColumn),
        [vscode.ViewColumn.Two],
      );
    });
  });

  it('can be closed and opened again', async () => {
    await open(consciousness);
    await vscode.window.tabGroups.close(abstractTabs());
    await eventually(() => {
      assert.isEmpty(abstractTabs());
    });
    await open(consciousness);
    await eventually(() => {
      assert.lengthOf(abstractTabs(), 1);
    });
  });

  it('says so when the paper is in no source', async () => {
    await open('arxiv:9999.99999');
    await eventually(() => {
      assert.deepEqual(
        abstractTabs().map(({ label }) => label),
        ['Paper Not Found'],
      );
    });
  });

  it('opens nothing for an argument that names no paper', async () => {
    for (const argument of [undefined, 7, {}, '../../etc/passwd', { paper: { id: 3 } }]) {
      const searching = open(argument);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await searching;
    }
    assert.isEmpty(abstractTabs());
  });
});

describe('what a page sends', () => {
  it('is logged and ignored when its shape is wrong, or its link unknown', async () => {
    const log = recordingLog();
    const nothing = { papers: [], themes: [], sources: [], failures: [] };
    const { extensionUri } = paperside();
    const panel = vscode.window.createWebviewPanel('test', 'A stranger', vscode.ViewColumn.One);
    const catalogue = new Catalogue(() => Promise.resolve(nothing), hostClock);
    const relatedIndexer = new RelatedIndexer({ catalogue, clock: hostClock, files: memoryFiles({}), log });
    const annotations = { of: () => undefined, onDidChange: new Emitter<undefined>().event };
    const paperThemes = new PaperThemes({ catalogue, clock: hostClock, log, userThemes: () => [] });
    const shown = new AbstractPanel(panel, {
      catalogue,
      extensionUri,
      log,
      annotations,
      mentions: new MentionIndex(),
      navigation: new Navigation(),
      online: { citations: () => assert.fail('Nothing is asked.'), add: () => Promise.resolve() },
      paperThemes,
      readingList: {
        of: () => undefined,
        get: () => undefined,
        open: () => Promise.resolve(),
        mark: () => Promise.resolve(false),
      },
      relatedIndexer,
    });
    panel.webview.html = `<script>
      const host = acquireVsCodeApi();
      for (const message of [7, null, { type: 'run' }, { type: 'openLink', kind: 'https://evil.example' }]) host.postMessage(message);
    </script>`;
    await eventually(() => {
      assert.lengthOf(log.lines, 4);
    });
    assert.match(log.lines[2] ?? '', /wrong shape: .*run/);
    assert.match(log.lines[3] ?? '', /unknown link/);
    shown.dispose();
  });
});
