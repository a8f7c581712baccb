import { assert } from 'chai';
import * as vscode from 'vscode';
import { Catalogue } from '../../src/core/catalogue.ts';
import { defaultArrangement } from '../../src/core/grouping.ts';
import { readBundledPapers } from '../../src/core/sources/bundled.ts';
import { PaperTree, type Node } from '../../src/features/library/paperTree.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { filesIn } from '../../src/platform/files.ts';
import { silentLog } from '../support/log.ts';
import { paperside } from './paperside.ts';

const noneNew = { has: () => false };

function bundledTree(folder = 'data'): PaperTree {
  const files = filesIn(vscode.Uri.joinPath(paperside().extensionUri, folder));
  return new PaperTree(
    new Catalogue(() => readBundledPapers(files, silentLog()), hostClock),
    () => defaultArrangement,
    noneNew,
  );
}

async function rows(tree: PaperTree, node?: Node): Promise<vscode.TreeItem[]> {
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
});
