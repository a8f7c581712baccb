// Searches the sources for papers related to code or to a paper, and ranks what comes with the same engine and reasons.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { Deduplicator } from '../../core/papers/deduplication.ts';
import { identityKeys } from '../../core/papers/merging.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import { searchSources } from '../../core/sources/searchSources.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { mergeWeightedTerms, type WeightedTerm } from '../../core/text/weightedTerms.ts';
import { commands } from '../../ids.ts';
import type { CodeQuery, CodeRanker, RankedPaper } from '../../platform/codeRanker.ts';
import { timeOfDay } from '../../platform/dates.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { askForTerms, type OnlineSubject } from './onlineSubject.ts';
import { rankingList, relatedPickItem, whyRelated, type RelatedPickItem } from './relatedPick.ts';

export interface OnlinePickDependencies {
  readonly log: Log;
  readonly ranker: CodeRanker;
  readonly annotations: Pick<Annotations, 'isHidden'>;
  readonly online: {
    readonly sources: () => readonly PaperSource[];
    /** Adds the chosen paper to the catalogue. */
    readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  };
}

const againRow: RelatedPickItem = {
  isAgain: true,
  label: vscode.l10n.t('Try Again'),
  iconPath: new vscode.ThemeIcon('refresh'),
  alwaysShow: true,
};

/** Asks for the words, then shows the papers that the sources have. Sends nothing before Enter, and never the code. */
export async function searchOnlineFor(
  subject: OnlineSubject,
  dependencies: OnlinePickDependencies,
): Promise<void> {
  const { online, ranker } = dependencies;
  const sources = online.sources().filter(source => source.search !== undefined);
  const query = await ranker.query(subject.code, new AbortController().signal);
  const terms = await askForTerms(subject, query, ranker, sources);
  if (terms.length > 0) await showFound(terms, { subject, query, sources }, dependencies);
}

interface OnlineSearch {
  readonly subject: OnlineSubject;
  readonly query: CodeQuery;
  readonly sources: readonly PaperSource[];
}

async function showFound(
  terms: readonly WeightedTerm[],
  { subject, query, sources }: OnlineSearch,
  { log, annotations, online, ranker }: OnlinePickDependencies,
): Promise<void> {
  const { t } = vscode.l10n;
  const stop = new AbortController();
  const works = new Deduplicator();
  const notes = new Map<PaperSource, string>();
  const waiting = new Set<PaperSource>();
  const failed = new Set<PaperSource>();
  const pick = vscode.window.createQuickPick<RelatedPickItem>();
  pick.title = t('Papers Online Related to {0}', subject.name);
  pick.matchOnDescription = pick.keepScrollPosition = true;
  const showWaiting = (): void => {
    const titles = [...waiting].map(({ title }) => title).join(', ');
    pick.placeholder = titles === '' ? t('Type to narrow the list') : t('Asking {0}…', titles);
  };
  const sourcesOf = (paper: Paper): readonly PaperSource[] =>
    sources.filter(({ id }) => paper.sources.includes(id));
  // The reasons of a paper are lines of code, but not lines of another paper.
  const code = subject.paper === undefined ? subject.code : undefined;
  const open = async (ranked: RankedPaper): Promise<void> => {
    const [source] = sourcesOf(ranked.paper);
    const list = rankingList(subject.name, [ranked], code);
    pick.hide();
    if (source !== undefined) await online.add(source.id, [ranked.paper]);
    await vscode.commands.executeCommand(commands.openAbstract, ranked.paper.id, { list });
  };
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (item?.ranked !== undefined) void open(item.ranked);
    if (item?.isAgain === true) void ask([...failed]);
  });
  pick.onDidTriggerItemButton(({ item: { ranked } }) => {
    if (ranked !== undefined) whyRelated(ranked, code);
  });
  const leaving = hideWhenLeft(subject, pick);
  pick.onDidHide(() => {
    stop.abort();
    leaving.dispose();
    pick.dispose();
  });
  pick.show();
  const fail = (error: unknown): void => {
    if (stop.signal.aborted) return;
    log.error(`The online search failed: ${String(error)}`);
    for (const source of sources) failed.add(source);
    pick.items = [sentence(t('The search failed; the log says why.')), againRow];
  };
  const own = subject.paper === undefined ? new Set() : identityKeys(subject.paper);
  const isOther = (paper: Paper): boolean => ![...identityKeys(paper)].some(key => own.has(key));
  const rank = async (): Promise<void> => {
    const papers = works.papers().filter(paper => isOther(paper) && !annotations.isHidden(paper));
    const related = await ranker.rankOthers(query, papers, stop.signal);
    const said = waiting.size > 0 ? [...notes.values()] : orNothing(papers, [...notes.values()]);
    showItems(pick, [...itemsOf(related, papers, sourcesOf, said), ...(failed.size > 0 ? [againRow] : [])]);
  };
  // One ranking after the other: each takes all that has come by then.
  let ranking = Promise.resolve();
  const ask = async (asked: readonly PaperSource[]): Promise<void> => {
    for (const source of asked) {
      waiting.add(source);
      failed.delete(source);
      notes.delete(source);
    }
    pick.busy = true;
    showWaiting();
    try {
      const all = mergeWeightedTerms(terms, await ranker.heaviestTerms(query));
      const termsFor = ({ isOwn }: PaperSource): readonly WeightedTerm[] => (isOwn === true ? all : terms);
      await searchSources(asked, termsFor, stop.signal, ({ source, page, failure }) => {
        waiting.delete(source);
        showWaiting();
        const because = failure ?? page.partialBecause;
        if (because !== undefined) {
          failed.add(source);
          notes.set(source, failureMessage(because));
        } else if (page?.staleBecause !== undefined)
          notes.set(source, t('{0} gave its answer of {1}.', source.title, timeOfDay(page.receivedAt)));
        for (const paper of page?.papers ?? []) works.add(paper);
        ranking = ranking.then(rank).catch(fail);
      });
      await ranking;
    } catch (error) {
      fail(error);
    }
    if (!stop.signal.aborted) pick.busy = false;
  };
  await ask(sources);
}

/** Replaces the rows; the one that the user has moved to stays active. */
function showItems(pick: vscode.QuickPick<RelatedPickItem>, items: readonly RelatedPickItem[]): void {
  const [active] = pick.activeItems;
  const id = active === pick.items[0] ? undefined : active?.ranked?.paper.id;
  pick.items = items;
  const same = items.find(({ ranked }) => ranked !== undefined && ranked.paper.id === id);
  if (same !== undefined) pick.activeItems = [same];
}

/** Hides the pick when the editor of its code is left: answers about that code are no longer wanted. */
function hideWhenLeft({ code, paper }: OnlineSubject, pick: vscode.QuickInput): vscode.Disposable {
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  return vscode.window.onDidChangeActiveTextEditor(editor => {
    const uri = editor?.document.uri.toString();
    if (paper === undefined && shown === code.uri.toString() && uri !== undefined && uri !== shown)
      pick.hide();
  });
}

function orNothing(papers: readonly Paper[], notes: readonly string[]): readonly string[] {
  return papers.length === 0 && notes.length === 0
    ? [vscode.l10n.t('The sources know no such paper')]
    : notes;
}

/** Rows of the related papers, then of the others under a heading of their own, then notes about the sources. */
function itemsOf(
  related: readonly RankedPaper[],
  papers: readonly Paper[],
  sourcesOf: (paper: Paper) => readonly PaperSource[],
  notes: readonly string[],
): RelatedPickItem[] {
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
  const lessLikely = { label: vscode.l10n.t('less likely'), kind: vscode.QuickPickItemKind.Separator };
  return [
    ...related.map(row),
    ...(others.length === 0 ? [] : [lessLikely]),
    ...others.map(paper => row({ paper, evidence: [] })),
    ...notes.map(sentence),
  ];
}

const sentence = (label: string): RelatedPickItem => ({ label: escapeIcons(label), alwaysShow: true });
