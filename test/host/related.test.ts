import { assert } from 'chai';
import * as vscode from 'vscode';
import { WorkProgress } from '../../src/core/base/workProgress.ts';
import { readBundledPapers } from '../../src/core/library/bundledPapers.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import { noAnnotations } from '../../src/core/readingList/annotations.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import {
  codePlace,
  evidenceItem,
  openArguments,
  relatedItem,
} from '../../src/features/related/relatedItems.ts';
import { RelatedTreeProvider } from '../../src/features/related/relatedTreeProvider.ts';
import { commands } from '../../src/ids.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { codeAt, editorCode, notebookCode, type CodeDocument } from '../../src/platform/codeDocument.ts';
import { CodeRanker, type CodeRanking } from '../../src/platform/codeRanker.ts';
import { filesInFolder } from '../../src/platform/files.ts';
import { eventually } from '../support/eventually.ts';
import { manyPapers } from '../support/manyPapers.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { closeEditors, openUntitled } from './editors.ts';
import { paperside } from './paperside.ts';

const coreEcg = 'arxiv:2604.11359';

function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.isDefined(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

function lines(code: CodeDocument): string[] {
  return Array.from({ length: code.lineCount }, (_, at) => code.line(at));
}

describe('papers related to code', () => {
  let ranker: CodeRanker;
  const rank = (code: CodeDocument): Promise<CodeRanking> => ranker.rank(code, new AbortController().signal);
  const untitled = (content: string, language = 'python'): Promise<vscode.TextEditor> =>
    openUntitled(language, content);

  before(() => {
    const files = filesInFolder(vscode.Uri.joinPath(paperside().extensionUri, 'data'));
    const log = recordingLog();
    const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
    const relatedIndexer = new RelatedIndexer({ catalogue, clock, files, log });
    ranker = new CodeRanker({ catalogue, clock, annotations: noAnnotations, relatedIndexer });
  });
  after(async () => {
    ranker.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeQuickOpen'));

  it('CoRe-ECG stands first for masked reconstruction of ECG, and every reason on a line that has it', async () => {
    const code = await codeAt(sample('ecg_mae.py'));
    const { papers } = await rank(code);
    assert.equal(papers[0]?.paper.id, coreEcg);
    const evidence = papers[0]?.evidence ?? [];
    assert.isAtLeast(evidence.length, 3);
    assert.match(evidence.map(({ label }) => label).join(' '), /ECG|electrocardiogram/i);
    for (const { label, lines: at } of evidence)
      if (at[0] !== undefined)
        assert.include(
          code.line(at[0]).toLowerCase(),
          label.toLowerCase().slice(0, 4),
          `${label} in line ${at[0]}`,
        );
  });

  it('a paper that the code names stands first, named in its line, and is there before the others are indexed', async () => {
    const content = `# Notes\nSee ${coreEcg} and https://arxiv.org/abs/1709.08568v2.\nTraining: arXiv:2604.11359`;
    const code = editorCode(await untitled(content, 'markdown'));
    const { papers } = await rank(code);
    assert.deepEqual(
      papers.slice(0, 2).map(({ paper, evidence: [first] }) => [paper.id, first?.label, first?.lines]),
      [
        [coreEcg, 'named in line 2', [1, 2]],
        ['arxiv:1709.08568', 'named in line 2', [1]],
      ],
    );
    // The lines stand beside the label only where it does not say them all.
    const beside = papers
      .slice(0, 2)
      .flatMap(ranked =>
        ranked.evidence.slice(0, 1).map(each => evidenceItem(each, ranked, code).description),
      );
    assert.deepEqual(beside, ['lines 2, 3', '']);
    const files = filesInFolder(vscode.Uri.joinPath(paperside().extensionUri, 'data'));
    const log = recordingLog();
    const [first, ...others] = manyPapers(10_000);
    assert.isDefined(first);
    const contents = {
      papers: [...others, { ...first, id: coreEcg }],
      themes: [],
      sources: [],
      failures: [],
    };
    const catalogue = new Catalogue(() => Promise.resolve(contents), clock);
    const work = new WorkProgress(clock);
    const said: number[] = [];
    work.onDidChange(() => said.push(work.of('related')?.done ?? -1));
    const relatedIndexer = new RelatedIndexer({ catalogue, clock, files, log, work });
    const many = new CodeRanker({ catalogue, clock, annotations: noAnnotations, relatedIndexer });
    let early: CodeRanking | undefined;
    await many.rank(code, new AbortController().signal, ranking => {
      assert.isFalse(relatedIndexer.isReady);
      early = ranking;
    });
    many.dispose();
    assert.deepEqual(
      early?.papers.map(({ paper }) => paper.id),
      [coreEcg],
    );
    assert.isAbove(said.length, 1, 'how far it is was told');
    assert.equal(said.at(-1), -1, 'and that it is over');
  });

  it('a stylesheet has none', async () => {
    assert.isEmpty((await rank(await codeAt(sample('style.css')))).papers);
  });

  it('so have an empty file, bytes, one long line and a file half written', async () => {
    for (const content of ['', '\u0000\ufffd\u0001'.repeat(5000), 'x=1;'.repeat(50_000), 'def f(:\n  """'])
      assert.isEmpty((await rank(editorCode(await untitled(content)))).papers, content.slice(0, 12));
  });

  it('rows lead to the line of their reason', async () => {
    const tree = new RelatedTreeProvider();
    tree.show(await rank(await codeAt(sample('ecg_mae.py'))));
    const [first] = tree.getChildren();
    assert.isDefined(first);
    assert.match(String(tree.getTreeItem(first).description), / · /);
    const [reason] = tree.getChildren(first);
    if (reason?.kind !== 'evidence') return assert.fail('The paper has no evidence under it.');
    const item = tree.getTreeItem(reason);
    assert.match(item.accessibilityInformation?.label ?? '', /lines? \d+/);
    assert.equal(item.command?.command, 'vscode.open');
    const place = codePlace(reason.evidence, reason.parent.code);
    assert.isDefined(place);
    await vscode.commands.executeCommand('vscode.open', ...openArguments(place));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), sample('ecg_mae.py').toString());
    assert.equal(editor?.selection.start.line, reason.evidence.lines[0]);
    tree.dispose();
  });

  describe('a row leaves room for two reasons', () => {
    const rows: readonly [title: string, reasons: readonly string[], label: string, description: string][] = [
      ['CoRe-ECG: Masked ECG', ['ECG', 'masked', 'patch'], 'CoRe-ECG', 'ECG · masked · patch'],
      ['Physiology-Aware Masks', ['ECG', 'reconstruction'], 'Physiology-A…', 'ECG · reconstruction'],
      ['Attention Is All You Need', ['heads', 'keys'], 'Attention Is All…', 'heads · keys'],
      ['Splatting', ['gaussian splatting', 'rasterizer'], 'Splatting', 'gaussian splatting · rasterizer'],
      ['Waves', ['electrocardiogram', 'pretrained', 'ECG'], 'Waves', 'electrocardiogram · ECG · pretrained'],
      ['Waves', ['named in line 3'], 'Waves', 'named in line 3'],
      ['The Consciousness Prior', ['named in line 5'], 'The Consciousness…', 'named in line 5'],
    ];
    for (const [title, shown, label, description] of rows)
      it(`${label}  ${description}`, () => {
        const [paper] = manyPapers(1);
        assert.isDefined(paper);
        const evidence = shown.map(term => ({ stem: term, label: term, weight: 0.1, lines: [0] }));
        const item = relatedItem({ paper: { ...paper, title }, evidence });
        assert.deepEqual([item.label, item.description], [label, description]);
      });
  });

  it('a selection is read alone, and its lines are those of the file', async () => {
    const editor = await untitled('one\ntwo\nthree\nfour');
    editor.selection = new vscode.Selection(1, 1, 3, 0);
    const code = editorCode(editor);
    assert.deepEqual(lines(code), ['two', 'three']);
    assert.equal(code.locate(1).line, 2);
    assert.match(code.name, /lines 2–3$/);
    editor.selection = new vscode.Selection(2, 1, 2, 3);
    assert.deepEqual(lines(editorCode(editor)), ['hr']);
    assert.lengthOf(lines(editorCode(editor, true)), 4);
  });

  it('a notebook is its cells, one after another', async () => {
    const data = new vscode.NotebookData([
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'A title\n', 'markdown'),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = 1\ny = 2', 'python'),
    ]);
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    const code = notebookCode(notebook);
    assert.deepEqual(lines(code), ['A title', '', 'x = 1', 'y = 2']);
    assert.equal(code.languageId, 'python');
    const { uri, line } = code.locate(3);
    assert.equal(uri.toString(), notebook.cellAt(1).document.uri.toString());
    assert.equal(line, 1);
  });

  it('the editor of a cell is about its whole notebook', async () => {
    const file = sample('named.tmp.ipynb');
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: ['After arXiv:1709.08568'] },
      { cell_type: 'code', metadata: {}, source: ['x = 1'], outputs: [], execution_count: null },
    ];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(notebook)));
    try {
      const opened = await vscode.workspace.openNotebookDocument(file);
      await vscode.window.showNotebookDocument(opened);
      const editorOfCell = (): vscode.TextEditor | undefined =>
        vscode.window.visibleTextEditors.find(({ document }) => document === opened.cellAt(1).document);
      await eventually(() => {
        assert.isDefined(editorOfCell());
      });
      const editor = editorOfCell();
      assert.isDefined(editor);
      const code = editorCode(editor);
      assert.equal(code.uri.toString(), opened.uri.toString());
      assert.deepEqual(lines(code), ['After arXiv:1709.08568', 'x = 1']);
      assert.equal((await rank(code)).papers[0]?.paper.id, 'arxiv:1709.08568');
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('a search that is no longer wanted stops', async () => {
    const stop = new AbortController();
    stop.abort();
    const code = await codeAt(sample('ecg_mae.py'));
    assert.isTrue(
      await ranker.rank(code, stop.signal).then(
        () => false,
        () => true,
      ),
    );
  });

  it('the commands take what menus hand them, and nothing', async () => {
    await vscode.window.showTextDocument(sample('ecg_mae.py'));
    for (const [command, ...handed] of [
      [commands.findRelatedToFile, sample('ecg_mae.py')],
      [commands.findRelatedToFile],
      [commands.findRelatedToSelection],
      [commands.findSimilarPapers, coreEcg],
      [commands.findSimilarPapers, { paper: { id: coreEcg } }, [{ paper: { id: 'arxiv:2306.03089' } }]],
    ] as const)
      await vscode.commands.executeCommand(command, ...handed);
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    });
  });
});
