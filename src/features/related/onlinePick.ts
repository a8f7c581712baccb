// Searches the sources for papers related to code: shows the words that will be sent, and ranks what comes against the code.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { Deduplicator } from '../../core/papers/deduplication.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { searchSources } from '../../core/sources/searchSources.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { parseWeightedTerms, type WeightedTerm } from '../../core/text/weightedTerms.ts';
import { commands } from '../../ids.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeQuery, CodeRanker, RankedPaper } from '../../platform/codeRanker.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { relatedPickItem, whyRelated, type RelatedPickItem } from './relatedPick.ts';

export interface OnlinePickDependencies {
  readonly log: Log;
  readonly ranker: CodeRanker;
  readonly online: {
    readonly sources: () => readonly PaperSource[];
    /** Adds the chosen paper to the catalogue. */
    readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  };
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
  const asked = await dependencies.ranker.query(code, new AbortController().signal);
  const proposed = await dependencies.ranker.searchTerms(asked, maxWords);
  const query = await vscode.window.showInputBox({
    title: t('Search Online for Papers Related to {0}', code.name),
    value: proposed.map(({ text }) => text).join(', '),
    placeHolder: t('Words that say what the code is about'),
    prompt: t(
      'Enter sends these words, and nothing else, to {0}.',
      sources.map(({ title }) => title).join(', '),
    ),
  });
  const terms = parseWeightedTerms(query ?? '', proposed);
  if (terms.length > 0) await showFound(terms, { code, asked, sources }, dependencies);
}

interface OnlineSearch {
  readonly code: CodeDocument;
  readonly asked: CodeQuery;
  readonly sources: readonly PaperSource[];
}

async function showFound(
  terms: readonly WeightedTerm[],
  { code, asked, sources }: OnlineSearch,
  { log, online, ranker }: OnlinePickDependencies,
): Promise<void> {
  const stop = new AbortController();
  const works = new Deduplicator();
  const failures: string[] = [];
  const pick = vscode.window.createQuickPick<RelatedPickItem>();
  pick.title = vscode.l10n.t('Papers Online Related to {0}', code.name);
  pick.placeholder = vscode.l10n.t('Type to narrow the list');
  pick.matchOnDescription = true;
  pick.busy = true;
  const sourcesOf = (paper: Paper): readonly PaperSource[] =>
    sources.filter(({ id }) => paper.sources.includes(id));
  const open = async (paper: Paper): Promise<void> => {
    const [source] = sourcesOf(paper);
    pick.hide();
    if (source !== undefined) await online.add(source.id, [paper]);
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
  const fail = (error: unknown): void => {
    if (stop.signal.aborted) return;
    log.error(`The online search failed: ${String(error)}`);
    pick.items = [sentence(vscode.l10n.t('The search failed; the log says why.'))];
  };
  const rank = async (): Promise<void> => {
    const papers = works.papers();
    const related = await ranker.rankOthers(asked, papers, stop.signal);
    pick.items = itemsOf(related, papers, sourcesOf, failures);
  };
  // One ranking after the other: each takes all that has come by then.
  let ranking = Promise.resolve();
  try {
    await searchSources(sources, terms, stop.signal, ({ page, failure }) => {
      const incomplete = failure ?? page.partialBecause;
      if (incomplete !== undefined) failures.push(failureMessage(incomplete));
      for (const paper of page?.papers ?? []) works.add(paper);
      ranking = ranking.then(rank).catch(fail);
    });
    await ranking;
  } catch (error) {
    fail(error);
  }
  if (!stop.signal.aborted) pick.busy = false;
}

/** Rows of the related papers, then of the others under a heading of their own, then what failed. */
function itemsOf(
  related: readonly RankedPaper[],
  papers: readonly Paper[],
  sourcesOf: (paper: Paper) => readonly PaperSource[],
  failures: readonly string[],
): RelatedPickItem[] {
  const { t } = vscode.l10n;
  const ids = new Set(related.map(({ paper }) => paper.id));
  const others = papers.filter(({ id }) => !ids.has(id));
  const row = (ranked: RankedPaper): RelatedPickItem => {
    const item = relatedPickItem(ranked);
    const titles = sourcesOf(ranked.paper).map(({ title }) => title);
    return {
      ...item,
      description: [item.description, ...titles].filter(Boolean).join(' · '),
      buttons: ranked.evidence.length === 0 ? [] : (item.buttons ?? []),
    };
  };
  const nothing = papers.length === 0 && failures.length === 0 ? [t('The sources know no such paper')] : [];
  return [
    ...related.map(row),
    ...(others.length === 0 ? [] : [{ label: t('less likely'), kind: vscode.QuickPickItemKind.Separator }]),
    ...others.map(paper => row({ paper, evidence: [] })),
    ...[...nothing, ...failures].map(sentence),
  ];
}

function sentence(label: string): RelatedPickItem {
  return { label, alwaysShow: true };
}
