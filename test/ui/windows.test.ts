// Two windows of one VS Code, each with its own extension host, sharing one reading list.
import { assert } from 'chai';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { eventually } from '../support/eventually.ts';
import { nodeFolder } from '../support/nodeFolder.ts';
import { root } from '../support/project.ts';
import { readingListIn } from '../support/readingList.ts';
import type { WorkbenchWindow } from '../vscode/workbench.ts';
import { PapersFile } from './extensionCopy.ts';
import { Screen } from './screen.ts';
import { usePaperside } from './usePaperside.ts';

const Changes = z.object({ host: z.union([z.number(), z.string()]), first: z.number(), last: z.number() });

/** The windows overlap in the middle hundred papers. */
const jobs = [
  { name: 'one', command: 'paperside.markRead', from: 0 },
  { name: 'other', command: 'paperside.toggleStar', from: 100 },
] as const;
const ids = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `arxiv:2401.${String(from + at).padStart(5, '0')}`);
const files = Object.fromEntries(
  jobs.flatMap(({ name, command, from }) => [
    [`${name}/job.json`, JSON.stringify({ command, ids: ids(from, 200) })],
    [`${name}/wait.json`, 'null'],
  ]),
);

function threeHundred(text: string): string {
  const { papers, ...rest } = PapersFile.parse(JSON.parse(text));
  const many = ids(0, 300).map((id, at) => ({ ...papers[0], id, title: `Paper ${at}` }));
  return JSON.stringify({ ...rest, papers: many });
}

for (const hostKind of ['node', 'web'] as const)
  describe(`two windows, ${hostKind} host`, () => {
    const paperside = usePaperside({
      ...{ hostKind, files, papers: threeHundred, opens: jobs[0].name },
      testsPath: join(root, 'dist/test', hostKind === 'web' ? 'changes.web.js' : 'changes.cjs'),
    });

    const said = async ({ hostLines }: WorkbenchWindow, start: string): Promise<string> => {
      let line: string | undefined;
      await eventually(() => {
        line = hostLines.find(text => text.startsWith(start));
        assert.isDefined(line, hostLines.join('\n'));
      }, 60_000);
      return (line ?? '').slice(start.length);
    };

    it('have all of the 400 changes that they make at once, and show them', async () => {
      const { folder, storage, workbench } = paperside;
      const windows = [workbench, await workbench.openWindow(join(folder, jobs[1].name))];
      for (const window of windows) await said(window, 'waiting');
      for (const { name } of jobs) rmSync(join(folder, name, 'wait.json'));
      const [one, other] = await Promise.all(
        windows.map(async window => Changes.parse(JSON.parse(await said(window, 'changes ')))),
      );
      assert.isDefined(one);
      assert.isDefined(other);
      assert.notEqual(one.host, other.host);
      assert.isBelow(Math.max(one.first, other.first), Math.min(one.last, other.last), 'at the same time');
      const list = readingListIn(nodeFolder(join(storage, 'readingList')));
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
      for (const { page } of windows) {
        const screen = new Screen(() => page);
        await screen.openPapersView();
        const rows = await screen.unfold('Reading List');
        await rows.filter({ hasText: /^Starred and Noted\s*100$/ }).click();
        await rows.filter({ hasText: /^Read\s*200$/ }).waitFor();
      }
    });
  });
