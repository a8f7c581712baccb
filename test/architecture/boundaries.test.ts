// Which files of src reach for the user's files: each is here with the reason, so that a new one is thought about.
import { assert } from 'chai';
import { projectFiles, readProjectFile } from '../support/project.ts';

const writing =
  /\bfs\.(?:writeFile|rename|delete|copy|createDirectory)\b|\bWorkspaceEdit\(|\bapplyEdit\b|\.save\(\)|\bsaveAll\b/;
const reading =
  /\b(?:findFiles|openTextDocument|openNotebookDocument|readDirectory)\(|\bfs\.(?:stat|readFile)\b/;

/** What each writes. */
const writers: Readonly<Record<string, string>> = {
  'platform/folder.ts': 'folders of the global storage',
  'features/readingList/readingListTransfer.ts':
    'an export, where the user says; the shared list, after a question',
  'features/citations/bibliographyFile.ts': 'the bibliography that the user chose, on command',
  'features/mentions/keyRenameProvider.ts': 'an edit that the user asks VS Code for',
  'features/checks/findingActions.ts': 'an edit that the user chooses among the fixes',
};

/** Why each may read without asking for the workspace's trust. Others name `isTrusted`. */
const readers: Readonly<Record<string, string>> = {
  'platform/files.ts': 'what ships',
  'platform/folder.ts': 'the global storage',
  'platform/openComputedFiles.ts': 'the size and time of the bundle that runs',
  'platform/fileChunks.ts': 'the files that its callers name',
  'platform/encodedDocument.ts': 'the document that its callers name',
  'platform/keyPlaces.ts': 'files that were read, in a trusted workspace',
  'platform/codeDocument.ts': 'the file that the user points at; toolCode.ts asks for trust',
  'features/readingList/noteEditor.ts': 'a note, which is no file',
  'features/readingList/noteFileSystem.ts': 'a note, which is no file',
  'features/mentions/registerMentions.ts': 'a place that the user chose',
  'features/mentions/workspaceScanner.ts': 'what mentionsView.ts lets it read, which asks for trust',
  'features/citations/registerCitations.ts': 'a new document',
  'features/citations/bibliographyPick.ts': 'what bibliographyFile.ts lets it list, which asks for trust',
  'features/checks/findingActions.ts': 'a file of a check that the user started',
  'features/related/openSample.ts': 'a new document',
};

describe('the files of src', () => {
  const sources = projectFiles('src/{extension.ts,{features,platform}/**/*.ts}').map(path => ({
    path: path.replace('src/', ''),
    code: readProjectFile(path).replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, ''),
  }));

  it('that write are those known to', () => {
    const found = sources.filter(({ code }) => writing.test(code)).map(({ path }) => path);
    assert.sameMembers(found, Object.keys(writers));
  });

  it('that see credentials are those that store them and those that send them', () => {
    const found = sources
      .filter(({ code }) => /\bsecretStorage\.|\bx-api-key\b/.test(code))
      .map(({ path }) => path);
    assert.sameMembers(found, [
      'features/sources/apiKeys.ts',
      'features/sources/connectionProvider.ts',
      'platform/redaction.ts',
    ]);
  });

  it('that read ask whether the workspace is trusted, or have a reason not to', () => {
    const found = sources.filter(({ code }) => reading.test(code) && !code.includes('isTrusted'));
    assert.sameMembers(
      found.map(({ path }) => path),
      Object.keys(readers),
    );
  });
});
