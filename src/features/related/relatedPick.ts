// A quick pick of related papers with their reasons: for a selection, a file, or chosen papers.
import * as vscode from 'vscode';
import { publishedYear } from '../../core/paper.ts';
import { commands } from '../../ids.ts';
import { showReasons, whyThisPaper, withoutIcons } from '../../platform/reasonsPick.ts';
import type { RankedPaper } from '../../platform/codeRanking.ts';
import type { OpenCode } from '../../platform/openCode.ts';
import { linesText, openArguments, passageText, placeOf, reasons, shareText } from './relatedItems.ts';

interface Item extends vscode.QuickPickItem {
  readonly ranked?: RankedPaper;
}

interface Ranking {
  readonly papers: readonly RankedPaper[];
  /** The code that they are related to; none when papers were compared. */
  readonly code?: OpenCode;
}

/** Shows what `find` finds, also what it hands over early, or the sentence that nothing was. Closing the pick aborts it. */
export async function showRelated(
  title: string,
  nothing: string,
  find: (
    signal: AbortSignal,
    showEarly: (ranking: Ranking) => void,
    /** How far it is; the empty sentence takes the last one away. */
    say: (sentence: string) => void,
  ) => Promise<Ranking>,
): Promise<void> {
  const stop = new AbortController();
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  const say = (sentence: string): void => {
    pick.placeholder = sentence || vscode.l10n.t('Type to narrow the list');
  };
  say('');
  pick.matchOnDescription = true;
  pick.busy = true;
  let found: Ranking = { papers: [] };
  const again = (): void => {
    void showRelated(title, nothing, () => Promise.resolve(found));
  };
  pick.onDidAccept(() => {
    const paper = pick.selectedItems[0]?.ranked?.paper;
    pick.hide();
    if (paper !== undefined) void vscode.commands.executeCommand(commands.openAbstract, paper.id);
  });
  pick.onDidTriggerItemButton(({ item: { ranked } }) => {
    if (ranked !== undefined) whyRelated(ranked, found.code, again);
  });
  pick.onDidHide(() => {
    stop.abort();
    pick.dispose();
  });
  pick.show();
  const showEarly = (ranking: Ranking): void => {
    found = ranking;
    pick.items = ranking.papers.map(item);
  };
  try {
    found = await find(stop.signal, showEarly, say);
    pick.items = found.papers.length > 0 ? found.papers.map(item) : [{ label: nothing, alwaysShow: true }];
  } catch (error) {
    if (stop.signal.aborted) return;
    pick.hide();
    throw error;
  }
  pick.busy = false;
}

function item(ranked: RankedPaper): Item {
  const { paper, evidence } = ranked;
  return {
    ranked,
    label: withoutIcons(paper.title),
    description: publishedYear(paper),
    detail: withoutIcons(reasons(evidence)),
    buttons: [whyThisPaper],
  };
}

/** The evidence for one paper; a reason that stands in the code leads there. */
export function whyRelated(
  { paper, evidence }: RankedPaper,
  code: OpenCode | undefined,
  back?: () => unknown,
): void {
  const rows = evidence.map(reason => {
    const place = placeOf(reason, code);
    return {
      label: reason.shown,
      description: [shareText(reason), code === undefined ? '' : linesText(reason, code)]
        .filter(Boolean)
        .join(' · '),
      detail: passageText(paper, reason),
      run: () =>
        place === undefined
          ? vscode.commands.executeCommand(commands.openAbstract, paper.id)
          : vscode.commands.executeCommand('vscode.open', ...openArguments(place)),
    };
  });
  showReasons(paper, rows, back);
}
