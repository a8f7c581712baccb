// Quick pick of related papers with their evidence, for a selection, a file or chosen papers.
import * as vscode from 'vscode';
import { publishedYear } from '../../core/papers/paper.ts';
import type { PaperList, Reason } from '../../core/papers/paperList.ts';
import { wordsWithTerms } from '../../core/related/termSnippet.ts';
import { commands } from '../../ids.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { RankedPaper } from '../../platform/codeRanker.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { showReasons, whyThisPaperButton } from '../../platform/reasonsPick.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import { codePlace, linesText, openArguments, reasonsText, shareText, snippetText } from './relatedItems.ts';

export interface RelatedPickItem extends vscode.QuickPickItem {
  readonly ranked?: RankedPaper;
  /** Set on the row that asks again those who failed. */
  readonly isAgain?: true;
}

interface RelatedRanking {
  readonly papers: readonly RankedPaper[];
  /** The code that the papers are related to; absent when papers were compared with papers. */
  readonly code?: CodeDocument;
}

/** Shows the results of `find`, early ones included, or else the sentence `nothing`. Closing the pick aborts `find`. */
export async function showRelated(
  title: string,
  nothing: string,
  find: (
    signal: AbortSignal,
    showEarly: (parameters: RelatedRanking) => void,
    /** Shows a progress message; the empty string removes it. */
    say: (sentence: string) => void,
  ) => Promise<RelatedRanking>,
): Promise<void> {
  const stop = new AbortController();
  const pick = vscode.window.createQuickPick<RelatedPickItem>();
  pick.title = title;
  const say = (sentence: string): void => {
    pick.placeholder = sentence || vscode.l10n.t('Type to narrow the list');
  };
  say('');
  pick.matchOnDescription = true;
  pick.busy = true;
  let found: RelatedRanking = { papers: [] };
  const again = (): void => {
    void showRelated(title, nothing, () => Promise.resolve(found));
  };
  pick.onDidAccept(() => {
    const paper = pick.selectedItems[0]?.ranked?.paper;
    pick.hide();
    const list = rankingList(title, found.papers, found.code);
    if (paper !== undefined) void vscode.commands.executeCommand(commands.openAbstract, paper.id, { list });
  });
  pick.onDidTriggerItemButton(({ item: { ranked } }) => {
    if (ranked !== undefined) whyRelated(ranked, found.code, again);
  });
  pick.onDidHide(() => {
    stop.abort();
    pick.dispose();
  });
  pick.show();
  const showEarly = (parameters: RelatedRanking): void => {
    found = parameters;
    pick.items = parameters.papers.map(relatedPickItem);
  };
  try {
    found = await find(stop.signal, showEarly, say);
    pick.items =
      found.papers.length > 0
        ? found.papers.map(relatedPickItem)
        : [{ label: escapeIcons(nothing), alwaysShow: true }];
  } catch (error) {
    if (stop.signal.aborted) return;
    pick.hide();
    throw error;
  }
  pick.busy = false;
}

export function relatedPickItem(ranked: RankedPaper): RelatedPickItem {
  const { paper, evidence } = ranked;
  return {
    ranked,
    label: escapeIcons(paperTitle(paper)),
    description: publishedYear(paper),
    detail: escapeIcons(reasonsText(evidence)),
    buttons: [whyThisPaperButton],
  };
}

/** Shows the evidence for a paper. Choosing a row opens its line of code, or the abstract when there is none. */
export function whyRelated(ranked: RankedPaper, code: CodeDocument | undefined, back?: () => unknown): void {
  const open = () => vscode.commands.executeCommand(commands.openAbstract, ranked.paper.id);
  showReasons(ranked.paper, relatedReasons(ranked, code), { open, back });
}

/** Returns the ranking as the list that an opened paper belongs to, with the reasons of each. */
export function rankingList(
  title: string,
  papers: readonly RankedPaper[],
  code: CodeDocument | undefined,
): PaperList {
  return {
    title,
    ids: () => papers.map(({ paper }) => paper.id),
    because(paper) {
      const ranked = papers.find(each => each.paper.id === paper.id);
      if (ranked === undefined) return undefined;
      const terms = new Set(ranked.evidence.map(({ stem }) => stem));
      return { reasons: relatedReasons(ranked, code), words: wordsWithTerms(paper, terms) };
    },
  };
}

function relatedReasons({ paper, evidence }: RankedPaper, code: CodeDocument | undefined): Reason[] {
  return evidence.map(reason => {
    const place = codePlace(reason, code);
    return {
      label: reason.label,
      description: [shareText(reason), code === undefined ? '' : linesText(reason, code)]
        .filter(Boolean)
        .join(' · '),
      detail: snippetText(paper, reason),
      ...(place && { run: () => vscode.commands.executeCommand('vscode.open', ...openArguments(place)) }),
    };
  });
}
