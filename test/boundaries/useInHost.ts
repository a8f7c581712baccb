// Boots VS Code on a folder with files that Paperside would like to read, runs inHost.ts in it, and returns its report.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeIdleExtension } from '../support/idleExtension.ts';
import { secretIn } from '../support/secrets.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { Report, type Job } from './job.ts';

export interface Boundaries extends Report {
  /** As URIs that end with a slash. */
  readonly workspace: string;
  readonly storage: string;
  readonly extension: string;
  /** Files of Paperside and of VS Code, with the secret that is in each. */
  readonly filesWithSecrets: readonly string[];
  /** Texts of the files in the storage of Paperside, by their paths in it. */
  readonly kept: Readonly<Record<string, string>>;
}

const files = {
  'code.py':
    '"""Implements arXiv:1709.08568 and \\cite{bengio}."""\ndef attention(query, key, value): pass\n',
  'references.bib': '@article{bengio, title={The Consciousness Prior}, eprint={1709.08568}}\n',
  'papers.jsonl': '{"title":"Of the workspace"}\n',
  '.paperside/reading-list.json': '{"paperside":"reading list","version":1,"papers":[]}\n',
  '.vscode/settings.json': '{"paperside.files":["papers.jsonl"]}\n',
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

export async function useInHost(
  job: Job,
  { workspaceTrust }: { readonly workspaceTrust: boolean },
): Promise<Boundaries> {
  const scratch = mkdtempSync(join(tmpdir(), 'paperside-boundaries-'));
  const [workspace, extension] = [join(scratch, 'workspace'), join(scratch, 'extension')];
  const storage = join(scratch, 'storage');
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, name)), { recursive: true });
      writeFileSync(join(workspace, name), text);
    }
    writeFileSync(join(scratch, 'job.json'), JSON.stringify(job));
    mkdirSync(extension);
    const testsPath = writeIdleExtension(extension, 'dist/test/boundaries.cjs');
    const workbench = await openWorkbench({
      home: join(scratch, 'home'),
      folder: workspace,
      extensionPath: extension,
      testsPath,
      workspaceTrust,
      settings: { 'paperside.landmarks': false },
    });
    try {
      const code = await workbench.exitCode;
      if (code !== 0) throw new Error(`It ended with ${code}:\n${workbench.pageLines.slice(-40).join('\n')}`);
    } finally {
      await workbench.close();
    }
    for (const [name, text] of Object.entries(files))
      if (readFileSync(join(workspace, name), 'utf8') !== text) throw new Error(`${name} was changed.`);
    const uri = (path: string): string => `${pathToFileURL(path).href}/`;
    return {
      ...Report.parse(JSON.parse(readFileSync(join(scratch, 'report.json'), 'utf8'))),
      ...{ workspace: uri(workspace), storage: uri(storage), extension: uri(extension) },
      filesWithSecrets: [...filesIn(storage), ...filesIn(join(scratch, 'home'))].flatMap(path => {
        const form = secretIn(readFileSync(path, 'utf8'));
        return form === undefined ? [] : [`${path}: ${form}`];
      }),
      kept: Object.fromEntries(
        filesIn(storage).map(path => [relative(storage, path), readFileSync(path, 'utf8')]),
      ),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
