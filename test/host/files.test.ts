import { assert } from 'chai';
import * as vscode from 'vscode';
import type { ComputedFiles } from '../../src/core/base/computedFiles.ts';
import { WorkProgress } from '../../src/core/base/workProgress.ts';
import { fileSourceId } from '../../src/core/library/linkedFiles.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import { fileDropController } from '../../src/features/files/fileDropController.ts';
import { FileLinks } from '../../src/features/files/fileLinks.ts';
import { resultMessage, type FileReadResult } from '../../src/features/files/fileMessages.ts';
import { LinkedFilesController } from '../../src/features/files/linkedFilesController.ts';
import { groupItem } from '../../src/features/library/treeItems.ts';
import { GroupNode } from '../../src/features/library/treeNodes.ts';
import { commands, settings, treeItems, views } from '../../src/ids.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { fileFailureMessage } from '../../src/platform/fileFailureMessages.ts';
import type { MementoValue } from '../../src/platform/mementoValue.ts';
import { openComputedFiles } from '../../src/platform/openComputedFiles.ts';
import { eventually } from '../support/eventually.ts';
import { recordingLog, type RecordingLog } from '../support/recordingLog.ts';
import { abstractTabs } from './paperside.ts';

const { fs, workspaceFolders } = vscode.workspace;
const nothing = { papers: [], themes: [], sources: [], failures: [] };
const entry = (key: string): string => `@misc{${key},\n  title = {${key}}\n}\n`;

function kept<T>(value: T): MementoValue<T> {
  return {
    get: () => value,
    set: next => {
      value = next;
      return Promise.resolve();
    },
  };
}

function inWorkspace(name: string): vscode.Uri {
  const [folder] = workspaceFolders ?? [];
  assert.isDefined(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  await fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Resolves with the names of the folder's files once there are any, whole ones only. */
async function eventuallyFiles(folder: vscode.Uri): Promise<string[]> {
  let names: string[] = [];
  await eventually(async () => {
    names = (await fs.readDirectory(folder)).map(([name]) => name).filter(name => !name.endsWith('.tmp'));
    assert.isNotEmpty(names);
  });
  return names;
}

describe('papers from files', () => {
  const library = 'papers-of-a-test.bib';
  let log: RecordingLog;
  let catalogue: Catalogue;
  let links: FileLinks;
  let files: LinkedFilesController;
  let fileLinkStorage: ConstructorParameters<typeof FileLinks>[0];

  const open = (computed?: ComputedFiles): void => {
    log = recordingLog();
    catalogue = new Catalogue(() => Promise.resolve(nothing), clock);
    links = new FileLinks(fileLinkStorage);
    const work = new WorkProgress(clock);
    files = new LinkedFilesController({ catalogue, clock, log, links, work, ...(computed && { computed }) });
  };
  const titles = async (): Promise<string[]> => (await catalogue.contents()).papers.map(({ title }) => title);
  const failures = async (): Promise<string[]> =>
    (await catalogue.contents()).failures.map(({ code, subject }) => `${code} ${subject}`);
  const holds = (expected: readonly string[]): Promise<void> =>
    eventually(async () => {
      assert.sameMembers(await titles(), [...expected]);
    });

  beforeEach(() => {
    fileLinkStorage = { machine: kept<string[]>([]), workspace: kept<string[]>([]) };
    open();
  });
  afterEach(async () => {
    files.dispose();
    for (const name of [library, 'team.ris', 'other[1].bib'])
      await fs.delete(inWorkspace(name)).then(undefined, () => undefined);
  });

  it('are a source with the name of the file, and follow it as it changes, goes and comes back', async () => {
    const uri = await write(library, entry('One') + entry('Two'));
    await files.add([uri]);
    assert.sameMembers(await titles(), ['One', 'Two']);
    assert.deepEqual((await catalogue.contents()).sources, [
      { id: fileSourceId(uri.toString()), title: library },
    ]);
    assert.deepEqual(fileLinkStorage.workspace.get(), [uri.toString()]);
    assert.isEmpty(fileLinkStorage.machine.get());

    await write(library, entry('Two') + entry('Three'));
    await holds(['Two', 'Three']);
    await fs.delete(uri);
    await eventually(async () => {
      assert.deepEqual(await failures(), [`missing ${library}`]);
    });
    assert.sameMembers(await titles(), ['Two', 'Three']);
    await write(library, entry('Four'));
    await holds(['Four']);
    assert.isEmpty(await failures());

    await files.remove(uri);
    assert.isEmpty(await titles());
    assert.isEmpty(links.all());
    await write(library, entry('Five'));
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.isEmpty(await titles());
  });

  it('are read again in the next session, and a file that has gone since says so', async () => {
    await files.add([await write(library, entry('One')), await write('other[1].bib', entry('Two'))]);
    files.dispose();
    await fs.delete(inWorkspace('other[1].bib'));
    open();
    await files.update();
    assert.deepEqual(await titles(), ['One']);
    assert.deepEqual(await failures(), ['missing other[1].bib']);
    await write('other[1].bib', entry('Two'));
    await holds(['One', 'Two']);
  });

  it('of thousands of papers are kept as parsed, and the same in the next session', async () => {
    const storageUri = inWorkspace('storage-of-a-test');
    const computed = openComputedFiles({ extensionUri: storageUri, storageUri, clock, log });
    const padding = 'Ä note. '.repeat(70);
    const text = Array.from(
      { length: 2100 },
      (_, at) => `@misc{k${at}, title={T${at}}, note={${padding}}}\n`,
    );
    try {
      open(computed);
      await files.add([await write(library, text.join(''))]);
      const { papers } = await catalogue.contents();
      assert.lengthOf(papers, 2100);
      const [entry] = await eventuallyFiles(vscode.Uri.joinPath(storageUri, 'computed'));
      assert.match(entry ?? '', /^papers-\w+\.bin$/);
      files.dispose();
      open(computed);
      await files.update();
      assert.deepEqual((await catalogue.contents()).papers, papers);
    } finally {
      files.dispose();
      await fs.delete(storageUri, { recursive: true });
    }
  });

  it('may have any encoding, which is told once', async () => {
    const old = Uint8Array.from(
      '@misc{a, title={Stra\xdfe}, author={M\xfcller, K.}}\n@misc{b, title={B}}\n',
      byte => byte.charCodeAt(0),
    );
    await fs.writeFile(inWorkspace(library), old);
    await files.add([inWorkspace(library)]);
    assert.deepEqual(await titles(), ['Straße', 'B']);
    assert.deepEqual((await catalogue.contents()).papers[0]?.authors, ['K. Müller']);
    const said = `${library}: it is not UTF-8, so read as windows-1252.`;
    const told = (): number => log.lines.filter(line => line.includes(said)).length;
    assert.equal(told(), 1);
    await fs.writeFile(inWorkspace(library), old.slice(0, old.indexOf(10)));
    await holds(['Straße']);
    assert.equal(told(), 1);
  });

  it('come from what a team lists in its settings, and leave with it', async () => {
    const set = (value: readonly string[] | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration().update(settings.files, value, vscode.ConfigurationTarget.Workspace);
    await write('team.ris', 'TY  - JOUR\nTI  - Shared\nER  - \n');
    try {
      await set(['team.ris', '../outside.bib']);
      assert.deepEqual(
        [...links.all().values()].map(({ uri, isShared }) => [uri.toString(), isShared]),
        [[inWorkspace('team.ris').toString(), true]],
      );
      await files.update();
      assert.deepEqual(await titles(), ['Shared']);
    } finally {
      await set(undefined);
    }
    await files.update();
    assert.isEmpty(await titles());
  });

  it('survive an entry that is not closed, which the log names with its line', async () => {
    await files.add([
      await write(library, `${entry('One')}@misc{two,\n  title = {Tw{o}\n}\n${entry('Three')}`),
    ]);
    assert.sameMembers(await titles(), ['One', 'Three']);
    assert.lengthOf(log.lines, 1);
    assert.include(log.lines[0], `${library}, line 4, two: malformed`);
  });

  it('stay when the file becomes what cannot be read', async () => {
    const uri = await write(library, entry('One'));
    await files.add([uri]);
    for (const [text, failure] of [
      ['\0\u0001\0', `unsupported ${library}`],
      ['', `malformed ${library}`],
    ] as const) {
      await write(library, text);
      await eventually(async () => {
        assert.deepEqual(await failures(), [failure]);
      });
      assert.deepEqual(await titles(), ['One']);
    }
  });

  it('are not linked when there is nothing to read: a folder, another format, a huge file', async () => {
    try {
      // The first was put beside the workspace by what started VS Code.
      for (const name of ['../huge.jsonl', 'style.css', '.', 'no-such-file.bib']) {
        await files.add([inWorkspace(name)]);
        assert.isEmpty(links.all(), name);
        assert.isEmpty(await failures(), name);
      }
    } finally {
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    const codes = log.lines.map(line => /: (\w+),/.exec(line)?.[1]);
    assert.deepEqual(codes, ['tooLarge', 'unsupported', 'unsupported', 'missing']);
  });

  it('stop being read when told, and nothing is linked', async () => {
    const uri = await write(
      library,
      Array.from({ length: 20_000 }, (_, at) => entry(`Title ${at}`)).join(''),
    );
    const adding = files.add([uri]);
    await new Promise(resolve => setTimeout(resolve, 200));
    files.cancel();
    await adding;
    assert.isEmpty(await titles());
    assert.isEmpty(links.all());
  });

  it('are taken from a drop on the view, and let go by the command', async () => {
    const uri = await write(library, '@misc{a, title={Dropped}, doi={10.1000/dropped}}\n');
    const dropped = new vscode.DataTransfer();
    dropped.set('text/uri-list', new vscode.DataTransferItem(`# a comment\r\n${uri.toString()}\r\n`));
    await vscode.commands.executeCommand(`${views.papers}.focus`);
    const { token } = new vscode.CancellationTokenSource();
    await fileDropController.handleDrop?.(undefined, dropped, token);
    const shown = (title: string): Promise<void> =>
      eventually(async () => {
        await vscode.commands.executeCommand(commands.openAbstract, 'doi:10.1000/dropped');
        assert.deepEqual(
          abstractTabs().map(({ label }) => label),
          [title],
        );
      });
    await shown('Dropped');
    await vscode.commands.executeCommand(commands.removeLinkedFile, {
      group: { id: `source:${fileSourceId(uri.toString())}` },
    });
    await shown('Paper Not Found');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('what is said of files', () => {
  const uri = vscode.Uri.file('/a/library.bib');
  const missing = { code: 'missing', subject: 'library.bib', detail: '' } as const;
  const wrong = { code: 'malformed', subject: 'library.bib, line 31, smith2020', detail: '' } as const;
  const file = (changes: Partial<FileReadResult>): FileReadResult => ({
    ...{ uri, name: 'library.bib', papers: 1204, failures: [], malformedCount: 0 },
    ...changes,
  });
  const lines: readonly [files: FileReadResult[], line: string][] = [
    [[file({})], '1,204 papers from library.bib'],
    [[file({ papers: 1 }), file({ papers: 1 })], '2 papers from 2 files'],
    [
      [file({ failures: [wrong], malformedCount: 1 })],
      '1,204 papers from library.bib, 1 entry could not be read: Show Log',
    ],
    [
      [file({ failures: [wrong], malformedCount: 1900 })],
      '1,204 papers from library.bib, 1,900 entries could not be read: Show Log',
    ],
    [[file({ failures: [missing] })], 'library.bib could not be read: Show Log'],
    [
      [file({ papers: 1, encoding: { label: 'windows-1252', isPartial: false } })],
      '1 paper from library.bib, not UTF-8, so read as windows-1252',
    ],
    [
      [file({ papers: 1, encoding: { label: 'windows-1252', isPartial: true } })],
      '1 paper from library.bib, not all UTF-8, so the rest read as windows-1252',
    ],
    [
      [
        file({ encoding: { label: 'shift_jis', isPartial: false } }),
        file({ failures: [wrong], malformedCount: 1 }),
      ],
      '2,408 papers from 2 files, 1 entry could not be read, 1 of them not UTF-8, so read as shift_jis: Show Log',
    ],
    [
      [file({ papers: 1 }), file({ failures: [missing] })],
      '1 paper from library.bib, library.bib could not be read: Show Log',
    ],
  ];
  for (const [files, line] of lines)
    it(line, () => {
      assert.equal(resultMessage(files), line);
    });

  it('a file that is gone comes before an entry that is wrong', () => {
    assert.match(
      fileFailureMessage([wrong, missing]) ?? '',
      /^library\.bib is not there; .* window closes\. /,
    );
    assert.match(fileFailureMessage([wrong, wrong]) ?? '', /^library\.bib, line 31, smith2020 and 1 more /);
    assert.isUndefined(fileFailureMessage([]));
  });

  it('its group has a menu of its own', () => {
    const group = (source: string): string | undefined =>
      groupItem(
        new GroupNode(
          { id: `source:${source}`, title: 'library.bib', papers: [] },
          papers => Promise.resolve(papers),
          {},
        ),
      ).contextValue;
    assert.equal(group(fileSourceId(uri.toString())), treeItems.linkedFile);
    assert.equal(group('arxiv'), treeItems.group);
  });
});
