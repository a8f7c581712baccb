import { assert } from 'chai';
import * as vscode from 'vscode';
import { readBundledPapers } from '../../src/core/library/bundledPapers.ts';
import { Catalogue, type CatalogueContents } from '../../src/core/papers/catalogue.ts';
import { defaultArrangement } from '../../src/core/papers/grouping.ts';
import { noAnnotations } from '../../src/core/readingList/annotations.ts';
import type { ReadingListEntry, Status } from '../../src/core/readingList/entry.ts';
import { PaperThemes } from '../../src/core/themes/paperThemes.ts';
import type { GroupedPapers } from '../../src/features/library/groupedPapers.ts';
import {
  PaperTreeProvider,
  type PaperTreeNode,
  type PaperTreeProviderDependencies,
} from '../../src/features/library/paperTreeProvider.ts';
import { revealRow } from '../../src/features/library/revealRow.ts';
import { GroupNode, MoreNode } from '../../src/features/library/treeNodes.ts';
import { commands } from '../../src/ids.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { filesInFolder } from '../../src/platform/files.ts';
import { paper } from '../support/paper.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { paperside } from './paperside.ts';

const log = recordingLog();

function treeOf(
  read: () => Promise<CatalogueContents>,
  changes: Partial<PaperTreeProviderDependencies> = {},
): { tree: PaperTreeProvider; catalogue: Catalogue } {
  const catalogue = new Catalogue(read, clock);
  const tree = new PaperTreeProvider({
    arrangement: () => defaultArrangement,
    catalogue,
    clock,
    isVisible: () => true,
    newPapers: { has: () => false },
    paperThemes: new PaperThemes({ catalogue, clock, log, userThemes: () => [] }),
    annotations: noAnnotations,
    ...changes,
  });
  return { tree, catalogue };
}

function bundledTree(
  folder = 'data',
  changes: Partial<PaperTreeProviderDependencies> = {},
): PaperTreeProvider {
  const files = filesInFolder(vscode.Uri.joinPath(paperside().extensionUri, folder));
  return treeOf(() => readBundledPapers(files, log), changes).tree;
}

/** All of one year and one theme; the first ones are the latest by title. */
function manyPapers(count: number): CatalogueContents {
  const papers = Array.from({ length: count }, (_, at) =>
    paper({ id: `local:${at}`, title: `Paper ${at}`, theme: 'one' }),
  );
  return { papers, themes: [{ id: 'one', title: 'One', terms: [] }], sources: [], failures: [] };
}

function entryOf(id: string, status: Status): ReadingListEntry {
  return { id, paper: { title: 'A Paper', authors: [], published: '' }, status, changed: 0 };
}

async function rows(tree: PaperTreeProvider, node?: PaperTreeNode): Promise<vscode.TreeItem[]> {
  return (await tree.getChildren(node)).map(child => tree.getTreeItem(child));
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

describe('the rows of the Papers view', () => {
  it('are 8 themes with their counts, and under each its papers', async () => {
    const tree = bundledTree();
    const groups = await tree.getChildren();
    assert.lengthOf(groups, 8);
    for (const group of groups)
      assert.equal(tree.getTreeItem(group).description, String((await tree.getChildren(group)).length));
  });

  it('show year and first author, and explain themselves to a screen reader', async () => {
    const tree = bundledTree();
    const [biosignals] = await tree.getChildren();
    const [first] = await rows(tree, biosignals);
    assert.equal(
      first && labelOf(first),
      'Physiology-Aware Masked Cross-Modal Reconstruction for Biosignal Representation Learning',
    );
    assert.match(String(first?.description), /^2026 · \p{L}/u);
    assert.match(first?.accessibilityInformation?.label ?? '', /, 2026, .* et al\.$/);
  });

  it('have ids of their own, the same each time', async () => {
    const ids = async (): Promise<(string | undefined)[]> => {
      const tree = bundledTree();
      const groups = await tree.getChildren();
      const items = await Promise.all([rows(tree), ...groups.map(group => rows(tree, group))]);
      return items.flat().map(({ id }) => id);
    };
    const once = await ids();
    assert.lengthOf(new Set(once), 41 + 8);
    assert.deepEqual(await ids(), once);
  });

  it('know their parents, so that a paper can be revealed', async () => {
    const tree = bundledTree();
    const node = await tree.find('arxiv:2306.03089');
    assert.isDefined(node);
    const parent = tree.getParent(node);
    assert.equal(parent && labelOf(tree.getTreeItem(parent)), 'Mapping the Visual Cortex');
    assert.include(await tree.getChildren(parent), node);
    assert.isUndefined(await tree.find('arxiv:9999.99999'));
  });

  it('get their tooltip late, with nothing in it read as markup', async () => {
    const tree = bundledTree();
    const node = await tree.find('arxiv:1709.08568');
    assert.isDefined(node);
    const item = tree.getTreeItem(node);
    assert.isUndefined(item.tooltip);
    const { tooltip } = tree.resolveTreeItem(item, node);
    assert.instanceOf(tooltip, vscode.MarkdownString);
    assert.include(tooltip.value, 'Bengio');
    assert.isNotTrue(tooltip.isTrusted);
    assert.isNotTrue(tooltip.supportHtml);
  });

  it('are one, "Show Log", where the data folder is missing', async () => {
    assert.deepEqual((await rows(bundledTree('no-such-folder'))).map(labelOf), ['Show Log']);
  });

  it('mark a paper that is new, for the eye and for a screen reader', async () => {
    const tree = bundledTree('data', { newPapers: { has: id => id === 'arxiv:2306.03089' } });
    const node = await tree.find('arxiv:2306.03089');
    assert.isDefined(node);
    const { description, accessibilityInformation } = tree.getTreeItem(node);
    assert.match(String(description), /^new · /);
    assert.match(accessibilityInformation?.label ?? '', /, new, /);
  });

  it('by status: what the reading list says, then the rest', async () => {
    const tree = bundledTree('data', {
      arrangement: () => ({ groupBy: 'status', sortBy: 'date' }),
      annotations: {
        ...noAnnotations,
        of: ({ id }) => (id === 'arxiv:2306.03089' ? entryOf(id, 'reading') : undefined),
      },
    });
    assert.deepEqual(
      (await rows(tree)).map(item => `${labelOf(item)} ${String(item.description)}`),
      ['Reading 1', 'Not on the Reading List 40'],
    );
  });
});

describe('the rows of a large group', () => {
  it('come 200 at a time, and the row that shows more is a command', async () => {
    const { tree } = treeOf(() => Promise.resolve(manyPapers(450)));
    const [group] = await tree.getChildren();
    const more = (await tree.getChildren(group)).at(-1);
    if (!(more instanceof MoreNode)) return assert.fail('The last row shows no more.');
    assert.lengthOf(await tree.getChildren(group), 201);
    const item = tree.getTreeItem(more);
    assert.equal(labelOf(item), 'Show 200 More');
    assert.equal(item.description, 'of 250');
    assert.equal(item.command?.command, commands.showMorePapers);
    const first = await tree.showMore(more);
    assert.equal(first?.paper.title, 'Paper 200');
    assert.lengthOf(await tree.getChildren(group), 401);
    assert.equal(labelOf(tree.getTreeItem(more)), 'Show 50 More');
    await tree.showMore(more);
    assert.lengthOf(await tree.getChildren(group), 450);
    tree.dispose();
  });

  it('hold a paper that is revealed far down, without all that is above it', async () => {
    const { tree } = treeOf(() => Promise.resolve(manyPapers(5000)));
    const node = await tree.find('local:4321');
    const [group] = await tree.getChildren();
    const children = await tree.getChildren(group);
    assert.lengthOf(children, 202);
    assert.equal(children.at(-2), node);
    assert.equal(node && tree.getParent(node), group);
    tree.dispose();
  });

  it('stay as many when papers come', async () => {
    const { tree, catalogue } = treeOf(() => Promise.resolve(manyPapers(450)));
    const [group] = await tree.getChildren();
    const more = (await tree.getChildren(group)).at(-1);
    if (!(more instanceof MoreNode)) return assert.fail('The last row shows no more.');
    await tree.showMore(more);
    await catalogue.put('more', { papers: [paper({ id: 'local:new', title: 'A new one', theme: 'one' })] });
    tree.refresh();
    const [grown] = await tree.getChildren();
    assert.lengthOf(await tree.getChildren(grown), 401);
    assert.equal(grown && tree.getTreeItem(grown).description, '451');
    tree.dispose();
  });

  it('are asked for again only when they are others, and only once they are grouped', async () => {
    const { tree, catalogue } = treeOf(() => Promise.resolve(manyPapers(450)));
    const [group] = await tree.getChildren();
    let asked = 0;
    tree.onDidChangeTreeData(() => {
      asked += 1;
    });
    const read = (): Promise<GroupedPapers> => new Promise(resolve => tree.onDidRead(resolve));
    // A part without papers makes new contents of the same papers.
    await catalogue.put('empty', {});
    const again = read();
    tree.refresh();
    assert.equal((await again).groups[0], group);
    assert.equal(asked, 0);

    await catalogue.put('more', { papers: [paper({ id: 'local:new', title: 'A new one', theme: 'one' })] });
    const told = new Promise(resolve => tree.onDidChangeTreeData(resolve));
    tree.refresh();
    assert.equal(asked, 0);
    await told;
    assert.equal(asked, 1);
    const [grown] = await tree.getChildren();
    assert.equal(grown && tree.getTreeItem(grown).description, '451');
    tree.dispose();
  });

  it('come while papers change without end', async () => {
    // Grouping takes longer than the pause between two refreshes.
    const slow = { ...clock, yieldToHost: () => new Promise<void>(resolve => setTimeout(resolve, 100)) };
    const { tree, catalogue } = treeOf(() => Promise.resolve(manyPapers(50_000)), { clock: slow });
    await tree.getChildren();
    await catalogue.put('more', { papers: [paper({ id: 'local:new', title: 'A new one', theme: 'one' })] });
    const changing = setInterval(() => {
      tree.refreshSoon();
    }, 5);
    await new Promise(resolve => tree.onDidChangeTreeData(resolve));
    clearInterval(changing);
    const [grown] = await tree.getChildren();
    assert.equal(grown && tree.getTreeItem(grown).description, '50,001');
    tree.dispose();
  });

  it('of 50,000 papers are 200 and one that shows more', async () => {
    const { tree } = treeOf(() => Promise.resolve(manyPapers(50_000)));
    const start = performance.now();
    const [group] = await tree.getChildren();
    assert.lengthOf(await tree.getChildren(group), 201);
    console.log(`    rows of 50,000 papers after ${(performance.now() - start).toFixed(0)} ms`);
    tree.dispose();
  });
});

describe('the filter of the Papers view', () => {
  it('leaves the papers that pass, in groups that are open, and says how many', async () => {
    const tree = bundledTree();
    let passing = 0;
    tree.onDidRead(grouped => {
      passing = grouped.passing;
    });
    tree.filter = 'eeg "brain decoding"';
    const groups = await tree.getChildren();
    assert.isAbove(passing, 0);
    assert.isBelow(passing, 10);
    for (const group of groups) {
      const item = tree.getTreeItem(group);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
      for (const child of await tree.getChildren(group))
        assert.match(
          child.kind === 'paper' ? `${child.paper.title} ${child.paper.abstract}` : '',
          /brain decoding/i,
        );
    }
    tree.filter = '';
    assert.lengthOf(await tree.getChildren(), 8);
    tree.dispose();
  });

  it('leaves no row when nothing passes', async () => {
    const tree = bundledTree();
    tree.filter = 'zebrafish';
    assert.isEmpty(await tree.getChildren());
    assert.isUndefined(await tree.find('arxiv:2306.03089'));
    tree.dispose();
  });

  it('typed on, shows what the last text asks for', async () => {
    const { tree } = treeOf(() => Promise.resolve(manyPapers(20_000)));
    tree.filter = 'paper';
    const first = tree.getChildren();
    tree.filter = '"paper 1234"';
    const [last] = await tree.getChildren();
    assert.equal(last instanceof GroupNode ? last.group.papers.length : 0, 11);
    assert.equal((await first)[0], last);
    tree.dispose();
  });

  it('is asked for, cleared, and gone when a paper that it holds back is revealed', async () => {
    const { clearFilter, filterPapers, revealPaper } = commands;
    for (const [command, ...handed] of [
      [filterPapers],
      ['workbench.action.closeQuickOpen'],
      [clearFilter],
      [revealPaper, 'arxiv:2306.03089'],
      [commands.showMorePapers],
    ] as const)
      await vscode.commands.executeCommand(command, ...handed);
  });
});

describe('a row to reveal', () => {
  /** Finds one row after the other, of which VS Code has only the one of that name. */
  const revealed = async (rows: readonly string[], known: string): Promise<boolean> => {
    const left = [...rows];
    const reveal = (row: string): Promise<void> =>
      row === known ? Promise.resolve() : Promise.reject(new Error(`Data tree node not found: ${row}`));
    return revealRow({ reveal }, () => Promise.resolve(left.shift()), { focus: true });
  };

  it('is looked for again when its view has newer rows by then', async () => {
    assert.isTrue(await revealed(['old', 'new'], 'new'));
  });

  it('is given up without an error when it is gone, or always older', async () => {
    assert.isFalse(await revealed([], 'new'));
    assert.isFalse(await revealed(['old', 'old', 'old', 'new'], 'new'));
  });
});
