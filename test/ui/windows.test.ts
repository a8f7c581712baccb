// Two windows of one VS Code, each with an extension host of its own, and one reading list between them.
import { assert } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { eventually } from '../support/eventually.ts';
import { nodeFolder } from '../support/nodeFolder.ts';
import { root } from '../support/project.ts';
import { readingListIn } from '../support/readingList.ts';
import type { Workbench, WorkbenchWindow } from '../vscode/workbench.ts';
import { copyExtension, PapersFile, type ExtensionCopy } from './extensionCopy.ts';
import { openPaperside } from './openPaperside.ts';
import { Screen } from './screen.ts';

const Changes = z.object({ host: z.union([z.number(), z.string()]), first: z.number(), last: z.number() });
type Changes = z.infer<typeof Changes>;

/** Both windows say something of the hundred in the middle. */
const jobs = [
  { name: 'one', command: 'paperside.markRead', from: 0 },
  { name: 'other', command: 'paperside.toggleStar', from: 100 },
] as const;
const idAt = (at: number): string => `arxiv:2401.${String(at).padStart(5, '0')}`;

for (const hostKind of ['node', 'web'] as const)
  describe(`two windows, ${hostKind} host`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'paperside-windows-'));
    let copy: ExtensionCopy;
    let workbench: Workbench;
    let windows: readonly WorkbenchWindow[] = [];
    const say = (name: string, file: string, value: unknown): void => {
      writeFileSync(join(folder, name, `${file}.json`), JSON.stringify(value));
    };

    before(async () => {
      copy = copyExtension();
      copy.change('papers.json', text => {
        const { papers, ...rest } = PapersFile.parse(JSON.parse(text));
        const many = Array.from({ length: 300 }, (_, at) => ({
          ...papers[0],
          ...{ id: idAt(at), title: `Paper ${at}` },
        }));
        return JSON.stringify({ ...rest, papers: many });
      });
      for (const { name, command, from } of jobs) {
        mkdirSync(join(folder, name));
        say(name, 'job', { command, ids: Array.from({ length: 200 }, (_, at) => idAt(from + at)) });
        say(name, 'go', false);
      }
      ({ workbench } = await openPaperside({
        ...{ hostKind, extensionPath: copy.path, folder: join(folder, jobs[0].name) },
        testsPath: join(root, 'dist/test', hostKind === 'web' ? 'changes.web.js' : 'changes.cjs'),
      }));
      windows = [workbench, await workbench.openWindow(join(folder, jobs[1].name))];
    });
    after(async () => {
      await workbench.close();
      copy.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const changesOf = async ({ hostLines }: WorkbenchWindow): Promise<Changes> => {
      let changes: Changes | undefined;
      await eventually(() => {
        const line = hostLines.find(text => text.startsWith('changes '));
        assert.isDefined(line, hostLines.join('\n'));
        changes = Changes.parse(JSON.parse(line.slice('changes '.length)));
      }, 60_000);
      if (changes === undefined) throw new Error('Nothing was changed.');
      return changes;
    };

    it('have all of the 400 changes that they make at once', async () => {
      for (const { name } of jobs) say(name, 'go', true);
      const [one, other] = await Promise.all(windows.map(changesOf));
      assert.isDefined(one);
      assert.isDefined(other);
      assert.notEqual(one.host, other.host);
      assert.isBelow(Math.max(one.first, other.first), Math.min(one.last, other.last), 'at the same time');
      const storage = 'data/User/globalStorage/paperside.paperside/readingList';
      const list = readingListIn(nodeFolder(join(workbench.server.dataDir, storage)));
      await list.open();
      const entries = list.entries();
      assert.lengthOf(entries, 300);
      assert.lengthOf(
        entries.filter(({ status }) => status === 'read'),
        200,
      );
      assert.lengthOf(
        entries.filter(({ starred }) => starred),
        200,
      );
      console.log(
        `    400 changes in ${Math.max(one.last, other.last) - Math.min(one.first, other.first)} ms`,
      );
    });

    it('both show all of them', async () => {
      for (const { page } of windows) {
        const screen = new Screen(() => page);
        await screen.openPapersView();
        await screen.view('Reading List').locator('.pane-header').click();
        const rows = screen.view('Reading List').locator('.monaco-list-row');
        await rows.filter({ hasText: /^Starred and Noted\s*100$/ }).click();
        await rows.filter({ hasText: /^Read\s*200$/ }).waitFor();
      }
    });
  });
