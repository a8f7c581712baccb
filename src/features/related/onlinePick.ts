// Searches the sources for papers related to code: shows the words that will be sent, and ranks what comes against the code.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { mergeRecords } from '../../core/papers/merging.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/papers/paper.ts';
import { searchSources } from '../../core/sources/searchSources.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { commands } from '../../ids.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeRanker, RankedPaper } from '../../platform/codeRanker.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { escapeIcons, whyThisPaperButton } from '../../platform/reasonsPick.ts';
import { reasonsText } from './relatedItems.ts';
import { whyRelated } from './relatedPick.ts';

export interface OnlinePickDependencies {
  readonly log: Log;
  readonly ranker: CodeRanker;
  readonly online: {
    readonly sources: () => readonly PaperSource[];
    /** Adds the chosen paper to the catalogue. */
    readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  };
}

interface Item extends vscode.QuickPickItem {
  readonly ranked?: RankedPaper;
}

interface Candidate {
  readonly paper: Paper;
  readonly source: PaperSource;
}

/** Maximum number of words that are sent. */
const maxWords = 12;

/** Asks for the words, then shows the papers that the sources have. Sends nothing before Enter, and never the code. */
export async function searchOnlineFor(
  code: CodeDocument,
  dependencies: OnlinePickDependencies,
): Promise<void> {
  const { t } = vscode.l10n;
  const sources = dependencies.online.sources().filter(source => source.search !== undefined);
  const words = await dependencies.ranker.queryWords(code, maxWords, new AbortController().signal);
  const query = await vscode.window.showInputBox({
    title: t('Search Online for Papers Related to {0}', code.name),
    value: words.join(' '),
    placeHolder: t('Words that say what the code is about'),
    prompt: t(
      'Enter sends these words, and nothing else, to {0}.',
      sources.map(({ title }) => title).join(', '),
    ),
  });
  if (query !== undefined && query.trim() !== '') await showFound(query.trim(), code, sources, dependencies);
}

async function showFound(
  query: string,
  code: CodeDocument,
  sources: readonly PaperSource[],
  { log, online, ranker }: OnlinePickDependencies,
): Promise<void> {
  const stop = new AbortController();
  const candidates = new Map<PaperId, Candidate>();
  const failures: string[] = [];
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Papers Online Related to {0}', code.name);
  pick.placeholder = vscode.l10n.t('Type to narrow the list');
  pick.matchOnDescription = true;
  pick.busy = true;
  const open = async (paper: Paper): Promise<void> => {
    const found = candidates.get(paper.id);
    pick.hide();
    if (found !== undefined) await online.add(found.source.id, [paper]);
    await vscode.commands.executeCommand(commands.openAbstract, paper.id);
  };
  pick.onDidAccept(() => {
    const paper = pick.selectedItems[0]?.ranked?.paper;
    if (paper !== undefined) void open(paper);
  });
  pick.onDidTriggerItemButton(({ item: { ranked } }) => {
    if (ranked !== undefined) whyRelated(ranked, code);
  });
  pick.onDidHide(() => {
    stop.abort();
    pick.dispose();
  });
  pick.show();
  const rank = async (): Promise<void> => {
    const papers = [...candidates.values()].map(({ paper }) => paper);
    const related = await ranker.rankOthers(code, papers, stop.signal);
    pick.items = itemsOf(related, candidates, failures);
  };
  // One ranking after the other: each takes all that has come by then.
  let ranking = Promise.resolve();
  try {
    await searchSources(sources, query, stop.signal, ({ source, page, failure }) => {
      if (failure !== undefined) failures.push(failureMessage(failure));
      for (const paper of page?.papers ?? []) {
        const known = candidates.get(paper.id);
        candidates.set(paper.id, known === undefined ? { paper, source } : merged(known, paper));
      }
      ranking = ranking.then(rank);
    });
    await ranking;
  } catch (error) {
    if (stop.signal.aborted) return;
    log.error(`The online search failed: ${String(error)}`);
    pick.items = [sentence(vscode.l10n.t('The search failed; the log says why.'))];
  }
  pick.busy = false;
}

const merged = ({ paper, source }: Candidate, other: Paper): Candidate => ({
  paper: mergeRecords(paper, other),
  source,
});

/** Rows of the related papers, then of the others under a heading of their own, then what failed. */
function itemsOf(
  related: readonly RankedPaper[],
  candidates: ReadonlyMap<PaperId, Candidate>,
  failures: readonly string[],
): Item[] {
  const { t } = vscode.l10n;
  const ids = new Set(related.map(({ paper }) => paper.id));
  const others = [...candidates.values()].filter(({ paper }) => !ids.has(paper.id));
  const sourceOf = ({ id }: Paper): string => candidates.get(id)?.source.title ?? '';
  const row = (ranked: RankedPaper): Item => ({
    ranked,
    label: escapeIcons(ranked.paper.title),
    description: [publishedYear(ranked.paper), sourceOf(ranked.paper)].filter(Boolean).join(' · '),
    detail: escapeIcons(reasonsText(ranked.evidence)),
    buttons: ranked.evidence.length === 0 ? [] : [whyThisPaperButton],
  });
  const nothing = candidates.size === 0 && failures.length === 0 ? [t('The sources know no such paper')] : [];
  return [
    ...related.map(row),
    ...(others.length === 0 ? [] : [{ label: t('less likely'), kind: vscode.QuickPickItemKind.Separator }]),
    ...others.map(({ paper }) => row({ paper, evidence: [] })),
    ...[...nothing, ...failures].map(sentence),
  ];
}

function sentence(label: string): Item {
  return { label, alwaysShow: true };
}
