import { assert } from 'chai';
import * as vscode from 'vscode';
import { CitationCheck } from '../../src/core/checks/citationCheck.ts';
import { readCheckedFile } from '../../src/core/checks/checkedFile.ts';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { Catalogue, emptyContents } from '../../src/core/papers/catalogue.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperSource } from '../../src/core/sources/source.ts';
import { findingActions } from '../../src/features/checks/findingActions.ts';
import { FindingDiagnostics } from '../../src/features/checks/findingDiagnostics.ts';
import { commands, tools } from '../../src/ids.ts';
import { openBibliographies } from '../../src/platform/bibliographyFiles.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { eventually } from '../support/eventually.ts';
import { paper } from '../support/paper.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { closeEditors, hoverText } from './editors.ts';
import { paperside } from './paperside.ts';

/** Each test has a folder of its own: VS Code keeps a document for a while after its file is gone. */
let folderNumber = 0;
const folderName = (): string => `checked${folderNumber}.tmp`;
const folderUri = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.isDefined(folder);
  return vscode.Uri.joinPath(folder.uri, folderName());
};
const inFolder = (name: string): vscode.Uri => vscode.Uri.joinPath(folderUri(), name);
const write = async (name: string, text: string): Promise<vscode.Uri> => {
  await vscode.workspace.fs.writeFile(inFolder(name), new TextEncoder().encode(text));
  return inFolder(name);
};
const textOf = async (uri: vscode.Uri): Promise<string> =>
  (await vscode.workspace.openTextDocument(uri)).getText();

/** Books, which no service is asked about without an id. */
const bibliography = `@book{knuth84, title = {The {\\TeX}book}, author = {Knuth, Donald}, year = 1984}

@book{knuth1984texbook,
  title = {The TeXbook},
  author = {Donald E. Knuth},
  year = 1984,
  publisher = {Addison-Wesley},
  note = {mine}
}

@book{lamport94, title = {LaTeX}, author = {Lamport, Leslie}, year = 1994, doi = {10.1145}}

@book{unread, title = {Nobody Cites This Book}, author = {Doe, Jane}, year = 2001}
`;
const document = 'As in \\cite{knuth84}, \\citep[p.~2]{lamport94,knuth1984texbook} and \\cite{lamport95}.\n';

describe('check citations', () => {
  let bib: vscode.Uri;
  let tex: vscode.Uri;
  before(() => paperside().activate());
  beforeEach(async () => {
    folderNumber++;
    bib = await write('refs.bib', bibliography);
    tex = await write('paper.tex', document);
    // VS Code tells of files that come and go a moment later.
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        tex,
        new vscode.Position(0, 13),
      );
      const text = hoverText(hovers);
      assert.include(text, `${folderName()}/refs.bib:1`);
      assert.notInclude(text, `checked${folderNumber - 1}.tmp`);
    });
  });
  afterEach(async () => {
    // Unsaved changes would keep a document whose file is gone.
    for (const opened of vscode.workspace.textDocuments)
      if (opened.isDirty && /checked\d+\.tmp/.test(opened.uri.path)) await opened.save();
    await closeEditors();
    await vscode.workspace.fs.delete(folderUri(), { recursive: true });
  });

  const found = (uri: vscode.Uri): string[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'Paperside')
      .map(({ code, range }) => `${range.start.line} ${typeof code === 'object' ? code.value : ''}`);
  const check = (uri: vscode.Uri): Thenable<unknown> =>
    vscode.commands.executeCommand(commands.checkCitations, uri);
  const fix = async (uri: vscode.Uri, line: number, title: string): Promise<void> => {
    // VS Code lets go of documents that nobody sees.
    await vscode.window.showTextDocument(uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(line, 0, line, 200),
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const action = actions.find(each => each.title === title);
    assert.isDefined(action, `${title} is not among ${actions.map(each => each.title).join(', ')}`);
    assert.isDefined(action.edit);
    assert.isTrue(await vscode.workspace.applyEdit(action.edit));
  };

  it('finds offline what can be found offline, and sends nothing', async () => {
    await check(bib);
    assert.deepEqual(found(bib), ['2 same-work', '10 malformed-id', '12 never-cited']);
    await check(tex);
    assert.deepEqual(found(tex), ['0 undefined-key']);
    const [first] = vscode.languages.getDiagnostics(tex);
    assert.equal(first?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(first?.message ?? '', /“lamport95”; there is “lamport94”/);
    const target = typeof first?.code === 'object' ? first.code.target : undefined;
    assert.equal(target?.path, commands.explainFinding);
  });

  it('findings move with what is typed above them, and go when their own text changes', async () => {
    await check(bib);
    const editor = await vscode.window.showTextDocument(bib);
    await editor.edit(edit => {
      edit.insert(new vscode.Position(0, 0), '% Books\n\n');
    });
    assert.deepEqual(found(bib), ['4 same-work', '12 malformed-id', '14 never-cited']);
    await editor.edit(edit => {
      edit.insert(new vscode.Position(12, 27), 's');
    });
    assert.deepEqual(found(bib), ['4 same-work', '14 never-cited']);
    await check(bib);
    assert.deepEqual(found(bib), ['4 same-work', '12 malformed-id', '14 never-cited']);
  });

  it('a key that is nearly right is put right', async () => {
    await check(tex);
    await fix(tex, 0, 'Use lamport94');
    assert.include(await textOf(tex), '\\cite{lamport94}.');
    assert.isEmpty(found(tex));
  });

  it('two entries are made one, and the key is cited that is kept', async () => {
    await check(bib);
    await fix(bib, 2, 'Merge into “knuth1984texbook”');
    const merged = await textOf(bib);
    assert.notInclude(merged, '@book{knuth84,');
    assert.include(merged, 'note = {mine}');
    assert.match(
      await textOf(tex),
      /\\cite\{knuth1984texbook\}, \\citep\[p\.~2\]\{lamport94,knuth1984texbook\}/,
    );
  });

  it('an entry is added for a key that a paper of the catalogue fits', async () => {
    tex = await write('other.tex', 'See \\cite{bengio2017consciousness}.\n');
    await check(tex);
    assert.deepEqual(found(tex), ['0 undefined-key']);
    await fix(tex, 0, 'Add “The Consciousness Prior” to the Bibliography');
    assert.match(
      await textOf(bib),
      /@misc\{bengio2017consciousness,\n {2}title = \{The Consciousness Prior\}/,
    );
  });

  it('the page that explains a finding opens', async () => {
    await vscode.commands.executeCommand(commands.explainFinding, 'same-work');
    await eventually(() => {
      assert.isDefined(vscode.window.tabGroups.activeTabGroup.activeTab);
    });
  });

  it('the agent has the findings as quoted data, of a text or a file', async () => {
    const call = async (input: object): Promise<string> => {
      const { content } = await vscode.lm.invokeTool(tools.checkCitations, {
        input,
        toolInvocationToken: undefined,
      });
      return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
    };
    const answer = await call({ path: `${folderName()}/refs.bib` });
    assert.match(answer, /^4 citations were looked at; 2 findings\./);
    assert.match(answer, /code: same-work\nseverity: warning\nline: 3\n> This is the same work/);
    assert.notInclude(answer, 'Nobody Cites');
    assert.match(
      await call({ text: 'See arXiv:2313.01234.' }),
      /code: malformed-id[^]*> “2313\.01234” cannot be/,
    );
    assert.match(await call({ path: `${folderName()}/paper.tex` }), /suggestion:\n> lamport94/);
  });

  describe('with what services say', () => {
    /** A service that has these papers. */
    const service = (...papers: readonly Paper[]): PaperSource => ({
      ...{ id: 'semanticScholar', title: 'Semantic Scholar', batchSchemes: ['arxiv', 'doi'] },
      getAll: ids =>
        Promise.resolve({
          papers: papers.filter(({ id, doi }) => ids.includes(id) || ids.includes(`doi:${doi ?? ''}`)),
          ...{ failures: [], receivedAt: 0 },
        }),
      search: () => Promise.resolve({ papers, failures: [], receivedAt: 0 }),
    });
    const right = paper({ id: 'arxiv:1512.03385', title: 'Deep Residual Learning', authors: ['Kaiming He'] });
    const wrong = paper({
      id: 'arxiv:1706.03762',
      title: 'Attention Is All You Need',
      authors: ['A. Vaswani'],
    });
    const published = { ...right, venue: 'CVPR', doi: '10.1109/cvpr.2016.90', published: '2016' };

    const fixes: Readonly<Record<string, readonly [source: PaperSource, before: string, after: RegExp]>> = {
      'Use 1512.03385': [
        service(right, wrong),
        '@misc{he, title={Deep residual learning}, author={He, Kaiming}, eprint={1706.03762}, archivePrefix={arXiv}}',
        /eprint=\{1512\.03385\}/,
      ],
      'Take the Published Version': [
        service(published),
        '@article{mine, title={Deep residual learning}, author={He, Kaiming}, journal={CoRR}, volume={abs/1512.03385}, file={a.pdf}}',
        /^@inproceedings\{mine,[^]*booktitle = \{CVPR\}[^]*doi = \{10\.1109\/cvpr\.2016\.90\}[^]*file = \{a\.pdf\}\n\}$/,
      ],
      'Cite v3': [
        service({ ...right, revision: { number: 3 } }),
        '@misc{he, title={Deep residual learning}, url={https://arxiv.org/abs/1512.03385v1}}',
        /abs\/1512\.03385v3\}/,
      ],
    };
    for (const [title, [source, before, after]] of Object.entries(fixes))
      it(title, async () => {
        const uri = await write('one.bib', before);
        const { signal } = new AbortController();
        const options = { clock, signal, now: Date.now() };
        const file = await readCheckedFile(
          { file: uri.toString(), text: before, isBibliography: true, isProse: () => false },
          options,
        );
        const check = new CitationCheck([file], { ...options, sources: [source] });
        await check.run(true, () => undefined);
        const diagnostics = new FindingDiagnostics();
        const log = recordingLog();
        const bibliographies = openBibliographies(clock, log);
        try {
          diagnostics.show((await check.result()).findings);
          const catalogue = new Catalogue(() => Promise.resolve(emptyContents), clock);
          const provider = findingActions(diagnostics, {
            ...{ bibliographies, catalogue, clock, log },
            mentions: new MentionIndex(bibliographies),
          });
          const { token } = new vscode.CancellationTokenSource();
          const opened = await vscode.workspace.openTextDocument(uri);
          const all = new vscode.Range(0, 0, opened.lineCount, 0);
          const context = {
            diagnostics: [],
            only: undefined,
            triggerKind: vscode.CodeActionTriggerKind.Invoke,
          };
          const actions = (await provider.provideCodeActions(opened, all, context, token)) ?? [];
          const action = actions.find(each => each.title === title);
          assert.instanceOf(action, vscode.CodeAction, actions.map(each => each.title).join(', '));
          const resolved = await provider.resolveCodeAction?.(action, token);
          assert.isTrue(await vscode.workspace.applyEdit(resolved?.edit ?? new vscode.WorkspaceEdit()));
          assert.match(opened.getText(), after);
          assert.isEmpty(diagnostics.in(uri, all));
        } finally {
          diagnostics.dispose();
          bibliographies.dispose();
        }
      });
  });
});
