import { assert } from 'chai';
import * as vscode from 'vscode';
import { BibliographyFile } from '../../src/features/citations/bibliographyFile.ts';
import { commands, settings } from '../../src/ids.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { eventually } from '../support/eventually.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { closeEditors, openUntitled } from './editors.ts';
import { abstractTabs } from './paperside.ts';

const consciousness = 'arxiv:1709.08568';
const tensorBrain = 'arxiv:2001.11027';
const bengio = 'bengio2017consciousness';

function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.isDefined(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Accepts what a quick pick offers first, once it is there, until the command is done. */
async function acceptingFirst(running: Thenable<unknown>): Promise<void> {
  const state = { isDone: false };
  const done = Promise.resolve(running).finally(() => (state.isDone = true));
  const accept = async (): Promise<void> => {
    while (!state.isDone) {
      await new Promise(resolve => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
  };
  await Promise.all([done, accept()]);
}

describe('citations', () => {
  const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);
  const clipboard = (): Thenable<string> => vscode.env.clipboard.readText();
  const row = (id: string): object => ({ kind: 'paper', paper: { id } });

  afterEach(async () => {
    await run('workbench.action.closeQuickOpen');
    await closeEditors();
  });

  it('are copied as BibTeX for one paper', async () => {
    await run(commands.copyBibtex, consciousness);
    assert.match(
      await clipboard(),
      new RegExp(`^@misc\\{${bengio},\n  title = \\{The Consciousness Prior\\},`),
    );
  });

  it('are copied for every selected row, groups among them, each paper once', async () => {
    const group = { kind: 'group', group: { papers: [{ id: tensorBrain }, { id: consciousness }] } };
    await run(commands.copyBibtex, row(consciousness), [row(consciousness), group, { kind: 'problem' }]);
    assert.lengthOf((await clipboard()).match(/^@misc/gm) ?? [], 2);
  });

  it('are copied in the format that was chosen', async () => {
    await acceptingFirst(run(commands.copyCitation, consciousness));
    assert.match(await clipboard(), /^@misc/);
  });

  it('are copied of the abstract that is read', async () => {
    await run(commands.openAbstract, tensorBrain);
    await eventually(() => {
      assert.lengthOf(abstractTabs(), 1);
    });
    await eventually(async () => {
      await run(commands.copyBibtex);
      assert.include(await clipboard(), '2001.11027');
    });
  });

  it('are copied of a paper that is looked for, where no command says which', async () => {
    await vscode.env.clipboard.writeText('');
    await acceptingFirst(run(commands.copyBibtex));
    await eventually(async () => {
      assert.match(await clipboard(), /^@misc/);
    });
    assert.isEmpty(abstractTabs());
  });

  it('follow the pattern of the settings', async () => {
    const set = (value: string | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration()
        .update(settings.citationKey, value, vscode.ConfigurationTarget.Global);
    await set('{Author}:{year}');
    await run(commands.copyBibtex, consciousness);
    assert.match(await clipboard(), /^@misc\{Bengio:2017,/);
    await set('no pattern');
    await run(commands.copyBibtex, consciousness);
    assert.include(await clipboard(), bengio);
    await set(undefined);
  });

  const inserted: Readonly<Record<string, readonly [before: string, after: string]>> = {
    python: [
      'def f():\n    ',
      `def f():\n    # Yoshua Bengio (2017). The Consciousness Prior. https://arxiv.org/abs/1709.08568`,
    ],
    latex: ['As in ', `As in \\cite{${bengio}}`],
    markdown: ['As in ', `As in [@${bengio}]`],
  };
  for (const [language, [before, after]] of Object.entries(inserted))
    it(`are inserted in ${language}`, async () => {
      const { document } = await openUntitled(language, before);
      await run(commands.insertCitation, consciousness);
      assert.equal(document.getText().replaceAll('\r\n', '\n'), after);
    });

  const citation = 'Yoshua Bengio (2017). The Consciousness Prior. https://arxiv.org/abs/1709.08568';
  /** By file, `|` for the cursor: VS Code itself has no Vue. */
  const embedded: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'script.html': ['<script>\n  |\n</script>', `<script>\n  // ${citation}\n</script>`],
    'style.html': ['<style>\n a {|}\n</style>', `<style>\n /* ${citation} */\n a {}\n</style>`],
    'page.html': ['<p>|</p>', `<!-- ${citation} -->\n<p></p>`],
    'script.vue': ['<script lang="ts">\n|\n</script>', `<script lang="ts">\n// ${citation}\n</script>`],
    'template.vue': ['<template>\n  |\n</template>', `<template>\n  <!-- ${citation} -->\n</template>`],
    'style.vue': ['<style scoped>\n|\n</style>', `<style scoped>\n/* ${citation} */\n</style>`],
    'page.php': ['<?php\nf();|\n', `<?php\n// ${citation}\nf();\n`],
    'view.tsx': ['return <p>|</p>;', `return <p>{/* ${citation} */}</p>;`],
  };
  for (const [name, [before, after]] of Object.entries(embedded))
    it(`are comments of the language at the cursor in ${name}`, async () => {
      const file = inWorkspace(name);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(before.replace('|', '')));
      const editor = await vscode.window.showTextDocument(file);
      const at = editor.document.positionAt(before.indexOf('|'));
      editor.selection = new vscode.Selection(at, at);
      await run(commands.insertCitation, consciousness);
      assert.equal(editor.document.getText(), after);
      await run('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(file);
    });
});

describe('the bibliography', () => {
  const file = inWorkspace('cited.bib');
  const start = `% Mine\r\n@article{prior,\r\n\ttitle = {The {Consciousness} Prior},\r\n\teprint = {1709.08568}\r\n}\r\n`;
  const ada = {
    ...{
      id: 'arxiv:2401.00001',
      title: 'A Paper',
      abstract: '',
      authors: ['Ada Lovelace'],
      published: '2024',
    },
    ...{ theme: '', sources: ['test'], comments: 0 },
  };
  const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);
  const text = async (): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  const completed = async (language: string, content: string): Promise<string[]> => {
    const { document } = await openUntitled(language, content);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(content.length),
    );
    return list.items
      .filter(({ kind }) => kind === vscode.CompletionItemKind.Reference)
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  beforeEach(async () => {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(start));
    // VS Code may still hold the one of the test before.
    await eventually(async () => {
      assert.equal((await vscode.workspace.openTextDocument(file)).getText(), start);
    });
  });
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(file);
  });

  it('gets what it lacks, once, and its own keys are used', async () => {
    await acceptingFirst(run(commands.chooseBibliography));
    for (let round = 0; round < 2; round++) {
      await run(commands.addToBibliography, { paper: { id: consciousness } }, [
        { paper: { id: consciousness } },
        { paper: { id: tensorBrain } },
      ]);
      await eventually(async () => {
        assert.include(await text(), '2001.11027');
      });
      const now = await text();
      assert.isTrue(now.startsWith(start), now);
      assert.lengthOf(now.match(/^@/gm) ?? [], 2);
      assert.notMatch(now, /[^\r]\n/);
    }
    const { document } = await openUntitled('latex', '');
    await run(commands.insertCitation, consciousness);
    assert.equal(document.getText(), String.raw`\cite{prior}`);
  });

  it('completes citations, its own keys before those of the catalogue', async () => {
    const keys = await completed('latex', String.raw`\cite{conscious`);
    assert.equal(keys[0], 'prior');
    assert.notInclude(keys, bengio);
    assert.isAbove((await completed('markdown', 'as [@')).length, 30);
    assert.deepEqual(await completed('python', '# arXiv:1709.0'), ['1709.08568']);
    assert.isEmpty(await completed('python', '# [@'));
  });

  it('completes what the workspace names, then the starred and the marked, before all others', async () => {
    const named = inWorkspace('named.md');
    // The oldest of all: by age alone each would come late.
    const [starred, ofWorkspace, marked, dismissed] = ['1301.3530', '1511.07543', '1903.11393', '2102.10106'];
    await vscode.workspace.fs.writeFile(named, new TextEncoder().encode(`See arXiv:${ofWorkspace}.\n`));
    try {
      await run(commands.scanWorkspace);
      await run(commands.toggleStar, `arxiv:${starred}`);
      await run(commands.markToRead, `arxiv:${marked}`);
      await run(commands.markDismissed, `arxiv:${dismissed}`);
      const ids = await completed('python', '# arXiv:');
      const places = [ofWorkspace, starred, marked, '2001.11027', dismissed].map(id => ids.indexOf(id));
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
      );
      assert.isAbove(ids.indexOf(ofWorkspace), -1);
      assert.equal(ids.at(-1), dismissed);
      const keys = await completed('latex', String.raw`\cite{`);
      assert.equal(keys[0], 'prior', 'what the bibliography has needs no adding');
      assert.isBelow(
        keys.findIndex(key => key.includes('2015')),
        keys.findIndex(key => key.includes('2013')),
      );
      assert.isBelow(
        keys.findIndex(key => key.includes('2013')),
        10,
      );
    } finally {
      for (let step = 0; step < 3; step++) await run(commands.undoMark);
      await vscode.workspace.fs.delete(named);
    }
  });

  it('is made where there is none', async () => {
    const made = inWorkspace('made.bib');
    const chosenBibliography = { get: () => '', set: () => Promise.resolve() };
    const bibliography = new BibliographyFile({ clock: hostClock, log: recordingLog(), chosenBibliography });
    const add = async (): Promise<number> => {
      const { signal } = new AbortController();
      const { added, isWritten } = await bibliography.add(made, [ada], '{author}{year}', signal);
      assert.isTrue(isWritten);
      return added;
    };
    assert.equal(await add(), 1);
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(made)), /^@misc\{lovelace2024,/);
    assert.equal(await add(), 0);
    await run('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(made);
  });

  for (const [what, old] of [
    ['windows-1252', '@misc{a, title={Stra\xdfe}, author={M\xfcller, K.}}\n'],
    ['two encodings', '@misc{a, title={Stra\xc3\x9fe}, author={M\xc3\xbcller and J\xe4ger}}\n'],
    ['windows-1252 with a byte of none', '@misc{a, title={Stra\xdfe}, author={M\xfcller, K. \x81}}\n'],
    ['UTF-16', '\xff\xfe@\0m\0i\0s\0c\0{\0a\0,\0t\0i\0t\0l\0e\0=\0{\0\xdf\0}\0}\0\n\0'],
  ] as const)
    it(`in ${what} keeps every byte when something is added`, async () => {
      const made = inWorkspace(`old ${what}.bib`);
      await vscode.workspace.fs.writeFile(
        made,
        Uint8Array.from(old, byte => byte.charCodeAt(0)),
      );
      const chosenBibliography = { get: () => '', set: () => Promise.resolve() };
      const bibliography = new BibliographyFile({
        clock: hostClock,
        log: recordingLog(),
        chosenBibliography,
      });
      const { signal } = new AbortController();
      const { isWritten } = await bibliography.add(made, [ada], '{author}{year}', signal);
      assert.isTrue(isWritten);
      const bytes = await vscode.workspace.fs.readFile(made);
      const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
      assert.equal(text.slice(0, old.length), old);
      assert.include(text.replaceAll('\0', ''), '@misc{lovelace2024,');
      await run('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(made);
    });

  it('is as before when the addition is undone', async () => {
    await run(commands.addToBibliography, tensorBrain);
    const editor = await vscode.window.showTextDocument(file);
    assert.notEqual(editor.document.getText(), start);
    await run('undo');
    assert.equal(editor.document.getText(), start);
    await editor.document.save();
  });
});
