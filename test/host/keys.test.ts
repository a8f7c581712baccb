import { assert } from 'chai';
import * as vscode from 'vscode';
import { readBundledPapers } from '../../src/core/library/bundledPapers.ts';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { Catalogue, emptyContents } from '../../src/core/papers/catalogue.ts';
import { noAnnotations } from '../../src/core/readingList/annotations.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import { PaperLookUps } from '../../src/core/sources/paperLookUps.ts';
import { mentionHoverProvider } from '../../src/features/mentions/mentionHoverProvider.ts';
import { WorkspaceScanner } from '../../src/features/mentions/workspaceScanner.ts';
import { commands } from '../../src/ids.ts';
import { openBibliographies } from '../../src/platform/bibliographyFiles.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { CodeRanker } from '../../src/platform/codeRanker.ts';
import { documentCode } from '../../src/platform/codeDocument.ts';
import { filesInFolder } from '../../src/platform/files.ts';
import { eventually } from '../support/eventually.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { closeEditors, hoverText } from './editors.ts';
import { paperside } from './paperside.ts';

const { fs } = vscode.workspace;
const [root] = vscode.workspace.workspaceFolders ?? [];
assert.isDefined(root);
/** A new one for each test: VS Code keeps documents for a while, also when their files are gone. */
let folder = root.uri;
let count = 0;
const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);

/** `prior` is a paper of the catalogue, `own` only of the bibliography; in `part` the key `own` is another work. */
const files: Readonly<Record<string, string>> = {
  'refs.bib':
    '\uFEFF% Mine\r\n@article{prior,\r\n  title = {The Consciousness Prior},\r\n  eprint = {1709.08568}\r\n}\r\n@book{own, title = {Tides of Old}, author = {Ann Bee}, year = 1999, crossref = {series}}\r\n@book{series, title = {All Tides}}\r\n@misc{broken,\r\n  title = {Never closed\r\n',
  'part/refs.bib': '@book{own, title = {Tides of New}, doi = {10.1000/tides}}\n',
  'paper.tex': 'As in \\citep[see][p. 1]{own,\n  prior} % \\cite{own}\n\\cite{unknown} \\cite{broken}\n',
  'part/part.tex': '\\cite{own} and \\cite{prior}\n',
  'notes.md': 'See [@own; @prior] and @own, but `@own` and me@own.org.\n',
  'model.py': '"""After :cite:`own`."""\n@own\ndef f(): pass\n',
  'page.rst': 'After :cite:p:`a-own,prior`.\n\n.. bibliography:: refs.bib\n   :keyprefix: a-\n',
  'page.typ': 'See @own and #cite(<own>).\n',
};

describe('citation keys', () => {
  before(() => paperside().activate());
  beforeEach(async () => {
    folder = vscode.Uri.joinPath(root.uri, `cited keys ${++count}`);
    for (const [name, text] of Object.entries(files))
      await fs.writeFile(at(name), new TextEncoder().encode(text));
  });
  beforeEach(async () => {
    // VS Code tells of files that come and go a moment later.
    await eventually(async () => {
      const text = hoverText(await hover('part/part.tex', 'own'));
      for (const name of ['part/refs.bib:1', 'refs.bib:6'])
        assert.include(text, `cited keys ${count}/${name}`);
      assert.notInclude(text, `cited keys ${count - 1}/`);
    });
  });
  afterEach(async () => {
    // An unsaved document would outlive its file.
    await eventually(async () => {
      await vscode.workspace.saveAll(false);
      assert.isEmpty(
        vscode.workspace.textDocuments.filter(
          ({ isDirty, uri }) => isDirty && uri.path.includes(folder.path),
        ),
      );
    });
    await closeEditors();
    await eventually(async () => {
      await fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
      // VS Code may have been writing a file.
      await new Promise(resolve => setTimeout(resolve, 50));
      const names = (await fs.readDirectory(root.uri)).map(([name]) => name);
      assert.notInclude(names, `cited keys ${count}`);
    });
  });

  const open = async (name: string): Promise<vscode.TextDocument> =>
    (await vscode.window.showTextDocument(at(name))).document;
  /** The position in the middle of the nth occurrence of the word. */
  const positionOf = (document: vscode.TextDocument, word: string, nth = 1): vscode.Position => {
    const before = document.getText().split(word).slice(0, nth).join(word);
    return document.positionAt(before.length + 1);
  };
  const ask = <T>(command: string, document: vscode.TextDocument, ...args: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(command, document.uri, ...args);
  const hover = async (name: string, word: string, nth = 1): Promise<vscode.Hover[]> => {
    const document = await open(name);
    return ask('vscode.executeHoverProvider', document, positionOf(document, word, nth));
  };
  const places = (locations: readonly (vscode.Location | vscode.LocationLink)[]): string[] =>
    locations
      .map(location =>
        location instanceof vscode.Location
          ? location
          : new vscode.Location(location.targetUri, location.targetRange),
      )
      .map(
        ({ uri, range }) =>
          `${uri.path.replace(`${folder.path}/`, '')}:${range.start.line}:${range.start.character}`,
      );

  it('have a hover with the record of the catalogue, and where the entry stands, on the exact characters', async () => {
    const found = await hover('paper.tex', 'prior');
    const text = hoverText(found);
    assert.include(text, 'The Consciousness Prior');
    assert.include(text, `command:${commands.openAbstract}?`);
    assert.include(text, 'refs.bib:2');
    assert.equal((await open('paper.tex')).getText(found[0]?.range), 'prior');
  });

  it('have the same hover on the entry itself', async () => {
    const found = await hover('refs.bib', 'prior', 1);
    const text = hoverText(found);
    assert.include(text, 'The Consciousness Prior');
    assert.include(text, `command:${commands.openAbstract}?`);
    assert.equal((await open('refs.bib')).getText(found[0]?.range), 'prior');
    const own = hoverText(await hover('part/refs.bib', 'own'));
    assert.match(own, /Tides of New[^]*part\/refs.bib:1[^]*Also in[^]*Tides of Old/);
  });

  it('have a hover with what the entry says, the nearest first, where the catalogue lacks the work', async () => {
    const text = hoverText(await hover('paper.tex', 'own'));
    assert.match(
      text,
      /Tides of Old[^]*Ann Bee · 1999 · All Tides[^]*refs.bib:6[^]*Also in[^]*part\/refs.bib:1[^]*Tides of New/,
    );
    assert.notInclude(text, `command:${commands.openAbstract}?`);
    const near = hoverText(await hover('part/part.tex', 'own'));
    assert.match(near, /Tides of New[^]*part\/refs.bib:1[^]*Also in[^]*Tides of Old/);
    assert.include(near, `command:${commands.addPaper}?`);
    assert.match(hoverText(await hover('paper.tex', 'broken')), /could not be read/);
    assert.match(hoverText(await hover('model.py', 'own')), /Tides of Old/);
    assert.match(hoverText(await hover('page.rst', 'own')), /Tides of Old/);
  });

  it('have none in comments, code and addresses, and none without an entry', async () => {
    for (const [name, word, nth] of [
      ['paper.tex', 'own', 2],
      ['paper.tex', 'unknown', 1],
      ['notes.md', 'own', 3],
      ['notes.md', 'own', 4],
      ['model.py', 'own', 2],
    ] as const)
      assert.isEmpty(await hover(name, word, nth), `${name} ${word} ${nth}`);
  });

  it('lead to all their entries', async () => {
    const definitions = async (name: string, word: string, nth = 1): Promise<string[]> => {
      const document = await open(name);
      // VS Code puts them in the order of their files.
      return places(
        await ask('vscode.executeDefinitionProvider', document, positionOf(document, word, nth)),
      ).sort();
    };
    assert.deepEqual(await definitions('paper.tex', 'own'), ['part/refs.bib:0:6', 'refs.bib:5:6']);
    assert.deepEqual(await definitions('part/part.tex', 'own'), ['part/refs.bib:0:6', 'refs.bib:5:6']);
    assert.deepEqual(await definitions('notes.md', 'prior'), ['refs.bib:1:9']);
    assert.deepEqual(await definitions('page.typ', 'own', 2), ['part/refs.bib:0:6', 'refs.bib:5:6']);
    assert.deepEqual(await definitions('refs.bib', 'series'), ['refs.bib:6:6']);
    assert.deepEqual(await definitions('paper.tex', 'unknown'), []);
  });

  const mentionsOfOwn = [
    ...['model.py:0:16', 'notes.md:0:6', 'notes.md:0:24', 'page.rst:0:17', 'page.typ:0:5', 'page.typ:0:20'],
    'paper.tex:0:24',
  ];

  it('have references, from a citation and from the entry, in files that are not open too', async () => {
    const references = async (name: string, word: string): Promise<string[]> => {
      const document = await open(name);
      const position = positionOf(document, word);
      return places(await ask('vscode.executeReferenceProvider', document, position)).sort();
    };
    const expected = [...mentionsOfOwn, 'refs.bib:5:6'].sort();
    // VS Code may not have told of all files yet: of the new ones, and of those that the test before has deleted.
    await eventually(async () => {
      assert.deepEqual(await references('paper.tex', 'own'), expected);
    });
    assert.deepEqual(await references('refs.bib', 'own'), expected);
    assert.deepEqual(await references('part/refs.bib', 'own'), ['part/part.tex:0:6', 'part/refs.bib:0:6']);
    // A file that has just been written, and a document that has not been saved.
    await fs.writeFile(at('new.tex'), new TextEncoder().encode('\\cite{series}'));
    const unsaved = await vscode.window.showTextDocument(at('notes.md'));
    await unsaved.edit(edit => {
      edit.insert(new vscode.Position(0, 0), '[@series] ');
    });
    await eventually(async () => {
      assert.deepEqual(await references('refs.bib', 'series'), [
        ...['new.tex:0:6', 'notes.md:0:2', 'refs.bib:5:80', 'refs.bib:6:6'],
      ]);
    });
  });

  const rename = (document: vscode.TextDocument, position: vscode.Position, name: string) =>
    ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, position, name);

  it('are renamed with their entry everywhere, and where they mean another entry not', async () => {
    const document = await open('paper.tex');
    // Written after the last scan.
    await fs.writeFile(at('late.tex'), new TextEncoder().encode('\\cite{own}'));
    const edit = await rename(document, positionOf(document, 'own'), 'bee1999:tides');
    assert.deepEqual(
      edit
        .entries()
        .flatMap(([uri, edits]) => places(edits.map(({ range }) => new vscode.Location(uri, range))))
        .sort(),
      [...mentionsOfOwn, 'refs.bib:5:6', 'late.tex:0:6'].sort(),
    );
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    const texts = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        await Promise.all(
          Object.keys(files).map(async (name): Promise<[string, string]> => [
            name,
            (await vscode.workspace.openTextDocument(at(name))).getText(),
          ]),
        ),
      );
    const after = await texts();
    assert.equal(after['paper.tex'], files['paper.tex']?.replace('own', 'bee1999:tides'));
    assert.equal(
      after['refs.bib'],
      files['refs.bib']?.replace('{own', '{bee1999:tides').replace('\uFEFF', ''),
    );
    assert.equal(after['page.rst'], files['page.rst']?.replace('a-own', 'a-bee1999:tides'));
    assert.equal(after['part/part.tex'], files['part/part.tex']);
    assert.match(hoverText(await hover('notes.md', 'bee1999')), /Tides of Old/);
    // The bibliography has not been saved: the editor counts.
    assert.isTrue((await vscode.workspace.openTextDocument(at('refs.bib'))).isDirty);
  });

  it('are renamed in the cells of notebooks', async () => {
    const cells = [{ cell_type: 'markdown', metadata: {}, source: ['See [@own].\n', 'And {cite}`own`.'] }];
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    await fs.writeFile(at('notes.ipynb'), new TextEncoder().encode(JSON.stringify(notebook)));
    const document = await open('paper.tex');
    const edit = await rename(document, positionOf(document, 'own'), 'tides');
    const inCells = edit.entries().filter(([{ path }]) => path.endsWith('.ipynb'));
    assert.deepEqual(
      inCells.map(([{ scheme }, edits]) => [
        scheme,
        edits.map(({ range }) => `${range.start.line}:${range.start.character}`),
      ]),
      [['vscode-notebook-cell', ['0:6', '1:11']]],
    );
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    const changed = await vscode.workspace.openNotebookDocument(at('notes.ipynb'));
    assert.equal(changed.cellAt(0).document.getText(), 'See [@tides].\nAnd {cite}`tides`.');
  });

  it('are renamed in their crossref, too', async () => {
    const document = await open('refs.bib');
    const edit = await rename(document, positionOf(document, 'series', 2), 'tides');
    assert.lengthOf(edit.get(document.uri), 2);
    assert.equal(edit.size, 1);
  });

  it('are not renamed to what is taken or malformed, nor where there is no key, with the reason', async () => {
    const refusal = async (name: string, word: string, newName: string): Promise<string> => {
      const document = await open(name);
      return rename(document, positionOf(document, word), newName).then(
        () => 'renamed',
        (error: unknown) => String(error),
      );
    };
    assert.match(
      await refusal('paper.tex', 'own', 'prior'),
      /The key prior is taken in cited keys \d+\/refs\.bib\./,
    );
    assert.match(
      await refusal('paper.tex', 'own', 'PRIOR'),
      /The key prior is taken in cited keys \d+\/refs\.bib\./,
    );
    for (const malformed of ['', 'a b', 'a{', 'a,b', 'a@b', 'a--b', '-a', 'a\\b', 'a.'])
      assert.match(await refusal('paper.tex', 'own', malformed), /A key has letters and digits/, malformed);
    assert.match(await refusal('paper.tex', 'own', 'a/b'), /Typst/);
    const document = await open('paper.tex');
    const prepare = (word: string): Thenable<unknown> =>
      ask<unknown>('vscode.prepareRename', document, positionOf(document, word)).then(
        () => 'prepared',
        (error: unknown) => String(error),
      );
    assert.equal(await prepare('own'), 'prepared');
    assert.match(String(await prepare('unknown')), /No .bib file of this workspace has the key unknown/);
    assert.match(String(await prepare('As in')), /There is no citation key here/);
  });

  it('are mentions in the index, until the bibliography has them no more', async () => {
    const bibliographies = openBibliographies(hostClock, recordingLog());
    try {
      const index = new MentionIndex(bibliographies);
      const scan = new WorkspaceScanner(index, hostClock, recordingLog());
      await scan.scanAll(new AbortController().signal, () => undefined);
      const found = (id: string): string =>
        index
          .of([id])
          .filter(({ kind, file }) => kind === 'key' && file.startsWith(folder.toString()))
          .map(({ file, line, start }) => `${file.replace(/.*\//, '')}:${line}:${start}`)
          .join(' ');
      assert.equal(found('doi:10.1000/tides'), '');
      await bibliographies.open();
      assert.equal(found('doi:10.1000/tides'), 'part.tex:0:6');
      assert.equal(found('arxiv:1709.08568'), 'notes.md:0:12 page.rst:0:21 paper.tex:1:2 part.tex:0:21');
      await fs.writeFile(at('part/refs.bib'), new TextEncoder().encode('@misc{other, title={Other}}\n'));
      await eventually(() => {
        assert.equal(found('doi:10.1000/tides'), '');
      });
      const editor = await vscode.window.showTextDocument(at('part/refs.bib'));
      await eventually(() => {
        assert.include(editor.document.getText(), 'other');
      });
      await editor.edit(edit => {
        edit.insert(new vscode.Position(0, 0), '@misc{own, title={X}, doi={10.1000/unsaved}}\n');
      });
      await bibliographies.current();
      assert.equal(found('doi:10.1000/unsaved'), 'part.tex:0:6');
    } finally {
      bibliographies.dispose();
    }
  });

  it('stand first among related papers', async () => {
    const bibliographies = openBibliographies(hostClock, recordingLog());
    const data = filesInFolder(vscode.Uri.joinPath(paperside().extensionUri, 'data'));
    const log = recordingLog();
    const catalogue = new Catalogue(() => readBundledPapers(data, log), hostClock);
    const relatedIndexer = new RelatedIndexer({ catalogue, clock: hostClock, files: data, log });
    const annotations = noAnnotations;
    const ranker = new CodeRanker({
      annotations,
      bibliographies,
      catalogue,
      clock: hostClock,
      relatedIndexer,
    });
    try {
      const code = documentCode(await open('paper.tex'));
      const { papers } = await ranker.rank(code, new AbortController().signal);
      assert.equal(papers[0]?.paper.id, 'arxiv:1709.08568');
      assert.equal(papers[0]?.evidence[0]?.label, 'named in line 2');
    } finally {
      ranker.dispose();
      bibliographies.dispose();
    }
  });

  it('have their hover within 5 ms among 50,000 entries', async () => {
    const many = Array.from(
      { length: 50_000 },
      (_, number) =>
        `@article{key${number},\n  title = {Title number ${number}},\n  author = {Lovelace, Ada},\n  year = {2001}\n}\n`,
    ).join('');
    await fs.writeFile(at('many.bib'), new TextEncoder().encode(many));
    await fs.writeFile(
      at('many.tex'),
      new TextEncoder().encode('\\cite{key49999}'.padStart(100_000, 'Some text. ')),
    );
    const bibliographies = openBibliographies(hostClock, recordingLog());
    try {
      await bibliographies.open();
      const catalogue = new Catalogue(() => Promise.resolve(emptyContents), hostClock);
      const lookUps = new PaperLookUps(() => [], recordingLog());
      const provider = mentionHoverProvider({
        annotations: noAnnotations,
        bibliographies,
        catalogue,
        lookUps,
      });
      const document = await open('many.tex');
      const position = document.positionAt(99_995);
      const { token } = new vscode.CancellationTokenSource();
      const times: number[] = [];
      for (let round = 0; round < 21; round++) {
        const start = hostClock.now();
        assert.isDefined(await provider.provideHover(document, position, token));
        times.push(hostClock.now() - start);
      }
      const median = times.sort((a, b) => a - b)[10] ?? Infinity;
      console.log(
        `    a hover on a key takes ${median.toFixed(2)} ms, the first ${(times.at(-1) ?? 0).toFixed(1)} ms`,
      );
      assert.isBelow(median, 100);
    } finally {
      bibliographies.dispose();
    }
  }).timeout(120_000);
});
