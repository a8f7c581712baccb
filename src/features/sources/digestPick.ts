// "Show Digest": a quick pick of the new papers by theme, with the reasons why they may interest the user.
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/ports.ts';
import { buildDigest, type DigestEntry, type DigestGroup, type Interest } from '../../core/library/digest.ts';
import type { NewPapers } from '../../core/library/newPapers.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import { extractCodeTerms } from '../../core/related/extractCodeTerms.ts';
import type { RelatedIndexer } from '../../core/related/relatedIndexer.ts';
import type { PaperThemes } from '../../core/themes/paperThemes.ts';
import { commands } from '../../ids.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { documentCode, isCode } from '../../platform/codeDocument.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { paperTitle } from '../../platform/paperTitle.ts';

export interface DigestDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly newPapers: NewPapers;
  readonly paperThemes: Pick<PaperThemes, 'assign'>;
  readonly relatedIndexer: RelatedIndexer;
  /** Returns the seed papers: those on the reading list, or the recently opened ones. */
  readonly seeds: () => readonly PaperId[];
}

interface DigestItem extends vscode.QuickPickItem {
  readonly id?: PaperId;
}

const openToSide: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: vscode.l10n.t('Open to the Side'),
};

/** Number of papers of each ranking that are compared with the new ones. */
const rankingDepth = 300;
/** Maximum number of open documents used; more say little about the user's work. */
const maxFiles = 10;

export async function showDigest(dependencies: DigestDependencies): Promise<void> {
  const { t } = vscode.l10n;
  const pick = vscode.window.createQuickPick<DigestItem>();
  pick.title = t('What Is New');
  pick.busy = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const subscriptions = vscode.Disposable.from(
    pick,
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      pick.hide();
      const command = item?.id === undefined ? commands.refreshPapers : commands.openAbstract;
      const ids = pick.items.flatMap(({ id }) => id ?? []);
      const list: PaperList = { title: t('What Is New'), ids: () => ids };
      void vscode.commands.executeCommand(command, item?.id, { list });
    }),
    pick.onDidTriggerItemButton(({ item }) => {
      void vscode.commands.executeCommand(commands.openAbstractToSide, item.id);
    }),
    pick.onDidHide(() => {
      subscriptions.dispose();
    }),
  );
  pick.show();
  const groups = await readDigest(dependencies);
  pick.items = groups.length === 0 ? [emptyItem()] : groups.flatMap(groupItems);
  const { count } = dependencies.newPapers;
  const shown = formatNumber(count);
  pick.placeholder = plural(
    count,
    t('{0} paper that you have not looked at', shown),
    t('{0} papers that you have not looked at', shown),
  );
  pick.busy = false;
}

async function readDigest(dependencies: DigestDependencies): Promise<DigestGroup[]> {
  const { catalogue, newPapers, paperThemes } = dependencies;
  const papers = await Promise.all(newPapers.ids().map(id => catalogue.get(id)));
  const known = papers.filter((paper): paper is Paper => paper !== undefined);
  const themeAssignment = await paperThemes.assign(known);
  return buildDigest(known, themeAssignment, known.length === 0 ? [] : await interests(dependencies));
}

async function interests({ clock, relatedIndexer, seeds }: DigestDependencies): Promise<Interest[]> {
  const engine = await relatedIndexer.engine();
  const ids = seeds();
  const list: Interest[] =
    ids.length === 0
      ? []
      : [
          {
            title: vscode.l10n.t('papers that you chose'),
            papers: engine.relatedToPapers(ids, rankingDepth),
          },
        ];
  for (const document of vscode.workspace.textDocuments.filter(isCode).slice(0, maxFiles)) {
    const code = documentCode(document);
    const papers = engine.relatedToCode(await extractCodeTerms(code, clock), rankingDepth);
    if (papers.length > 0) list.push({ title: code.name, papers });
  }
  return list;
}

function groupItems({ theme, entries }: DigestGroup): DigestItem[] {
  const label = theme === '' ? vscode.l10n.t('Other') : theme;
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...entries.map(entryItem)];
}

function entryItem({ paper, because }: DigestEntry): DigestItem {
  const reason =
    because === undefined ? '' : vscode.l10n.t('like {0}: {1}', because.title, because.terms.join(' · '));
  return {
    id: paper.id,
    label: escapeIcons(paperTitle(paper)),
    description: publishedYear(paper),
    detail: escapeIcons(reason === '' ? shortAuthors(paper) : reason),
    buttons: [openToSide],
  };
}

function emptyItem(): DigestItem {
  return {
    label: vscode.l10n.t('$(refresh) Nothing new. Refresh Papers'),
    alwaysShow: true,
  };
}
