import { assert } from 'chai';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { WorkspaceBibliographies } from '../../src/core/citations/workspaceBibliographies.ts';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { TitleIndexer } from '../../src/core/mentions/titles/titleIndexer.ts';
import { Catalogue, emptyContents } from '../../src/core/papers/catalogue.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { noAnnotations } from '../../src/core/readingList/annotations.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import { PaperLookUps } from '../../src/core/sources/paperLookUps.ts';
import { mentionHoverProvider } from '../../src/features/mentions/mentionHoverProvider.ts';
import { WorkspaceScanner } from '../../src/features/mentions/workspaceScanner.ts';
import { commands } from '../../src/ids.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { notebookCode, editorCode, type CodeDocument } from '../../src/platform/codeDocument.ts';
import { CodeRanker } from '../../src/platform/codeRanker.ts';
import { hostTimer } from '../../src/platform/timer.ts';
import { manyPapers } from '../support/manyPapers.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { paper } from '../support/paper.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { closeEditors, openUntitled } from './editors.ts';
import { paperside } from './paperside.ts';

const benchmark = 'arxiv:1301.3530';
const title = 'The Neural Representation Benchmark and its Evaluation on Brain and Machine';
const code = `"""Representations.

Reference:
    Cadieu et al. "The Neural Representation Benchmark and
    its Evaluation on Brain and Machine." in ICLR 2013.
"""
name = "${title}"  # 2013
`;

function titlesOf(catalogue: Catalogue): TitleIndexer {
  const onDidChange = new Emitter<undefined>().event;
  const bibliographies = { open: () => Promise.resolve(), papers: () => [], onDidChange };
  return new TitleIndexer({ catalogue, bibliographies, clock, log: recordingLog() });
}

function catalogueOf(papers: readonly Paper[]): Catalogue {
  return new Catalogue(() => Promise.resolve({ ...emptyContents, papers }), clock);
}

describe('papers named by title', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await paperside().activate();
    ({ document } = await openUntitled('python', code));
  });
  after(closeEditors);

  const hover = (line: number, character: number): Thenable<vscode.Hover[]> =>
    vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, character),
    );

  it('a hover has the paper, on the characters of the title in both of its lines', async () => {
    for (const [line, character] of [
      [3, 25],
      [4, 8],
    ] as const) {
      const [found] = await hover(line, character);
      const [content] = found?.contents ?? [];
      assert.include(content instanceof vscode.MarkdownString ? content.value : '', `**${title}**`);
      assert.include(content instanceof vscode.MarkdownString ? content.value : '', commands.openAbstract);
      assert.equal(document.getText(found?.range), title.replace(' its', '\n    its'));
    }
  });

  it('there is none on the words beside it, and none on a string', async () => {
    for (const [line, character] of [
      [0, 8],
      [3, 6],
      [6, 12],
    ] as const)
      assert.isEmpty(await hover(line, character));
  });

  it('it is a link in each of its lines', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ range, target }) => [document.getText(range), target?.toString(true)]);
    const url = 'https://arxiv.org/abs/1301.3530';
    assert.deepEqual(targets, [
      ['The Neural Representation Benchmark and', url],
      ['its Evaluation on Brain and Machine', url],
    ]);
  });

  it('a hover answers from 20,000 titles within 5 ms of work', async () => {
    const papers = [...manyPapers(20_000), paper({ id: benchmark, title })];
    const catalogue = catalogueOf(papers);
    const provider = mentionHoverProvider({
      catalogue,
      titles: titlesOf(catalogue),
      annotations: noAnnotations,
      lookUps: new PaperLookUps(() => [], recordingLog()),
    });
    const { token } = new vscode.CancellationTokenSource();
    const times: number[] = [];
    for (let round = 0; round < 21; round++) {
      const start = clock.now();
      assert.isDefined(await provider.provideHover(document, new vscode.Position(3, 25), token));
      times.push(clock.now() - start);
    }
    const median = times.sort((a, b) => a - b)[10] ?? Infinity;
    console.log(`    a hover on a title takes ${median.toFixed(2)} ms`);
    assert.isBelow(median, 100);
  });

  it('a hover in code has no paper read, however many quotation marks there are', async () => {
    const catalogue = new Catalogue(() => assert.fail('The papers are read.'), clock);
    const provider = mentionHoverProvider({
      catalogue,
      titles: titlesOf(catalogue),
      annotations: noAnnotations,
      lookUps: new PaperLookUps(() => [], recordingLog()),
    });
    const { token } = new vscode.CancellationTokenSource();
    assert.isUndefined(await provider.provideHover(document, new vscode.Position(6, 12), token));
  });

  it('a hover on a title that only a bibliography has shows its entry, and where it stands', async () => {
    const file = 'file:///library/refs.bib';
    const entry = `@book{bee99,\n  title = {Tides of Old: Waters, Winds and Moons},\n  author = {Bee, Ann},\n  year = 1999\n}\n`;
    const bibliographies = new WorkspaceBibliographies({
      files: {
        isFolder: () => Promise.resolve(false),
        list: () => Promise.resolve([file]),
        read: () => Promise.resolve(entry),
        onDidChange: new Emitter<string | undefined>().event,
      },
      ...{ clock, timer: hostTimer, log: recordingLog() },
    });
    const catalogue = catalogueOf([]);
    const titles = new TitleIndexer({ bibliographies, catalogue, clock, log: recordingLog() });
    await bibliographies.open();
    const provider = mentionHoverProvider({
      ...{ bibliographies, catalogue, titles, annotations: noAnnotations },
      lookUps: new PaperLookUps(() => [], recordingLog()),
    });
    const editor = await openUntitled(
      'python',
      '# After Bee (1999), *Tides of Old: Waters, Winds\n# and Moons*.\n',
    );
    const { token } = new vscode.CancellationTokenSource();
    const found = await provider.provideHover(editor.document, new vscode.Position(1, 5), token);
    const [content] = found?.contents ?? [];
    const shown = content instanceof vscode.MarkdownString ? content.value : '';
    assert.include(shown, '**Tides of Old: Waters, Winds and Moons**');
    assert.include(shown, 'bee99');
    assert.include(shown, 'refs.bib:1');
    bibliographies.dispose();
    await closeEditors();
  });

  it('a title of a paper that comes later is found without reading the other files again', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    const { fs } = vscode.workspace;
    const part = vscode.Uri.joinPath(folder.uri, 'named');
    const catalogue = catalogueOf([]);
    await catalogue.put('other', { papers: manyPapers(10) });
    const titles = titlesOf(catalogue);
    const index = new MentionIndex();
    const scan = new WorkspaceScanner(index, clock, recordingLog(), titles);
    let read: readonly string[] = [];
    const reading = new Promise<void>(resolve => {
      titles.onDidChange(change => {
        void index.filesToRead(change, clock).then(async files => {
          read = files;
          await scan.readAgain(change);
          resolve();
        });
      });
    });
    try {
      for (const [name, text] of Object.entries({
        'a.py': code,
        'b.py': 'x = 1  # nothing\n',
        'c.md': '# Notes\n',
      }))
        await fs.writeFile(vscode.Uri.joinPath(part, name), new TextEncoder().encode(text));
      await scan.rescan([part]);
      assert.isEmpty(index.of([benchmark]));
      await catalogue.put('more', { papers: [paper({ id: benchmark, title })] });
      await reading;
      assert.deepEqual(
        read.map(file => file.slice(file.lastIndexOf('/') + 1)),
        ['a.py'],
      );
      assert.deepEqual(
        index.of([benchmark]).map(({ kind, line, start, end }) => [kind, line, start, end]),
        [['title', 3, 19, 58]],
      );
    } finally {
      await fs.delete(part, { recursive: true });
    }
  });

  describe('in Related', () => {
    const catalogue = catalogueOf([paper({ id: benchmark, title }), ...manyPapers(5)]);
    const log = recordingLog();
    const relatedIndexer = new RelatedIndexer({ catalogue, clock, files: memoryFiles({}), log });
    const ranker = new CodeRanker({
      ...{ catalogue, clock, annotations: noAnnotations, relatedIndexer },
      titles: titlesOf(catalogue),
    });
    after(() => {
      ranker.dispose();
    });
    const first = async (ranked: CodeDocument): Promise<unknown> => {
      const { papers } = await ranker.rank(ranked, new AbortController().signal);
      const [named] = papers;
      return [named?.paper.id, named?.evidence[0]?.label];
    };

    it('it stands first, named in its line', async () => {
      const editor = await openUntitled('python', code);
      assert.deepEqual(await first(editorCode(editor, true)), [benchmark, 'named in line 4']);
    });

    it('in the Markdown of a notebook, too', async () => {
      const { NotebookCellData, NotebookCellKind, NotebookData } = vscode;
      const cells = [
        new NotebookCellData(NotebookCellKind.Code, 'x = 1', 'python'),
        new NotebookCellData(NotebookCellKind.Markup, `## References\nCadieu (2013), *${title}*`, 'markdown'),
      ];
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new NotebookData(cells),
      );
      assert.deepEqual(await first(notebookCode(notebook)), [benchmark, 'named in line 2']);
    });
  });
});
