import { assert } from 'chai';
import * as vscode from 'vscode';
import * as z from 'zod';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import { noAnnotations } from '../../src/core/readingList/annotations.ts';
import { PaperLookUps } from '../../src/core/sources/paperLookUps.ts';
import { mentionHoverProvider } from '../../src/features/mentions/mentionHoverProvider.ts';
import { WorkspaceScanner } from '../../src/features/mentions/workspaceScanner.ts';
import { commands, views } from '../../src/ids.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { eventually } from '../support/eventually.ts';
import { manyPapers } from '../support/manyPapers.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { hoverText, openUntitled } from './editors.ts';
import { paperside } from './paperside.ts';

const known = '2604.11359';
const text = `# Implements arXiv:${known}v2 (CoRe-ECG), see v1234.5678.90\nprice = 2306.03089\n# https://openreview.net/forum?id=abc\n`;

describe('papers in code', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await paperside().activate();
    ({ document } = await openUntitled('python', text));
  });
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const hover = (line: number, character: number): Thenable<vscode.Hover[]> =>
    vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, character),
    );

  it('a hover on an id has the paper and what can be done with it, on the exact characters', async () => {
    const found = await hover(0, 20);
    const shown = hoverText(found);
    assert.match(shown, /CoRe-?ECG|CoRe\\-ECG/);
    for (const command of [commands.openAbstract, commands.openPaperPage, commands.copyCitation])
      assert.include(shown, `command:${command}?`);
    const range = found[0]?.range;
    assert.isDefined(range);
    assert.equal(document.getText(range), `arXiv:${known}v2`);
  });

  it('a hover marks the paper, and says so the next time', async () => {
    const shown = hoverText(await hover(0, 20));
    const { markToRead, clearStatus, toggleStar, editNote } = commands;
    for (const command of [markToRead, toggleStar, editNote]) assert.include(shown, `command:${command}?`);
    const argument = /markToRead\?(\S+)/.exec(shown)?.[1] ?? '';
    const [id] = z.tuple([z.string()]).parse(JSON.parse(decodeURIComponent(argument)));
    await vscode.commands.executeCommand(markToRead, id);
    const marked = hoverText(await hover(0, 20));
    assert.match(marked, /· To Read\n/);
    assert.include(marked, `command:${clearStatus}?`);
    await vscode.commands.executeCommand(clearStatus, id);
    assert.notInclude(hoverText(await hover(0, 20)), clearStatus);
  });

  it('there is none on a version, a price or plain words', async () => {
    for (const [line, character] of [
      [0, 3],
      [0, 50],
      [1, 10],
    ] as const)
      assert.isEmpty(await hover(line, character));
  });

  it('ids are links to their pages', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(
      ({ range, target }) => `${document.getText(range)} ${target?.toString(true) ?? ''}`,
    );
    assert.include(targets, `arXiv:${known}v2 https://arxiv.org/abs/${known}`);
  });

  it('a hover answers from a catalogue of 10,000 papers within 5 ms of work', async () => {
    const [first, ...others] = manyPapers(10_000);
    assert.isDefined(first);
    const papers = [...others, { ...first, id: `arxiv:${known}` }];
    const contents = { papers, themes: [], sources: [], failures: [] };
    const catalogue = new Catalogue(() => Promise.resolve(contents), hostClock);
    const provider = mentionHoverProvider({
      catalogue,
      annotations: noAnnotations,
      lookUps: new PaperLookUps(() => [], recordingLog()),
    });
    const { token } = new vscode.CancellationTokenSource();
    const medianOf = async (ask: () => unknown): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 21; round++) {
        const start = hostClock.now();
        assert.isDefined(await ask());
        times.push(hostClock.now() - start);
      }
      return times.sort((a, b) => a - b)[10] ?? Infinity;
    };
    const own = await medianOf(() => provider.provideHover(document, new vscode.Position(0, 20), token));
    const whole = await medianOf(() => hover(0, 20));
    console.log(
      `    a hover takes ${own.toFixed(2)} ms, ${whole.toFixed(1)} ms with VS Code's own way to the provider and back`,
    );
    assert.isBelow(own, 100);
  });

  it('the workspace is looked through, what search leaves out aside, and kept current', async () => {
    const index = new MentionIndex();
    const scan = new WorkspaceScanner(index, hostClock, recordingLog());
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'cited.tmp.md');
    const { fs } = vscode.workspace;
    try {
      await fs.writeFile(uri, new TextEncoder().encode('About arXiv:2306.03089.\n'));
      await scan.rescan([uri]);
      assert.lengthOf(index.of(['arxiv:2306.03089']), 1);
      await fs.delete(uri);
      await scan.rescan([uri]);
      assert.isEmpty(index.of(['arxiv:2306.03089']));
    } finally {
      await fs.delete(uri).then(undefined, () => undefined);
    }
    const { files, isTruncated } = await scan.scanAll(new AbortController().signal, () => undefined);
    assert.isAbove(files, 1);
    assert.isFalse(isTruncated);
  });

  it('a scan that is stopped keeps what it found, and what search and files leave out is left out', async () => {
    const index = new MentionIndex();
    const scan = new WorkspaceScanner(index, hostClock, recordingLog());
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    const { fs } = vscode.workspace;
    const part = vscode.Uri.joinPath(folder.uri, 'scanned');
    const files = Array.from({ length: 200 }, (_, at) => vscode.Uri.joinPath(part, `${at}.md`));
    const settings = vscode.workspace.getConfiguration();
    try {
      for (const file of files) await fs.writeFile(file, new TextEncoder().encode('See arXiv:2306.03090.\n'));
      const stopping = new AbortController();
      const stopped = await scan
        .scanAll(stopping.signal, done => {
          if (done === 5) stopping.abort();
        })
        .then(
          () => false,
          () => true,
        );
      assert.isTrue(stopped);
      const found = (): number => index.of(['arxiv:2306.03090']).length;
      assert.isAtLeast(found(), 1);
      assert.isBelow(found(), 200);
      await scan.scanAll(new AbortController().signal, () => undefined);
      assert.equal(found(), 200);
      for (const setting of ['search.exclude', 'files.exclude']) {
        await settings.update(setting, { '**/scanned/1*.md': true }, vscode.ConfigurationTarget.Global);
        await scan.scanAll(new AbortController().signal, () => undefined);
        assert.equal(found(), 200 - 111, setting);
        await scan.rescan([vscode.Uri.joinPath(part, '1.md')]);
        assert.equal(found(), 200 - 111, setting);
        await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
      }
      await scan.rescan([part]);
      assert.equal(found(), 200);
      await fs.delete(part, { recursive: true });
      await scan.rescan([part]);
      assert.equal(found(), 0);
    } finally {
      await fs.delete(part, { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('what VS Code cannot open is told by us, not by the error itself', async () => {
    const gone = vscode.Uri.joinPath(document.uri.with({ scheme: 'file', path: '/' }), 'gone/away.py');
    // An error that a command rejects with is shown as it is.
    await vscode.commands.executeCommand(commands.openMention, gone.toString(), 0, 0, 1);
    await vscode.commands.executeCommand(commands.findRelatedToFile, gone);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('the view opens and a place is opened by its command', async () => {
    await vscode.commands.executeCommand(`${views.mentions}.focus`);
    await vscode.commands.executeCommand(commands.openMention, document.uri.toString(), 0, 13, 31);
    await eventually(() => {
      const { activeTextEditor: editor } = vscode.window;
      assert.equal(editor?.document.getText(editor.selection), `arXiv:${known}v2`);
      return Promise.resolve();
    });
  });
});
