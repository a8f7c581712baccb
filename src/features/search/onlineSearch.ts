// Online search in the search pick, offered when the catalogue has few results. Adds rows as each source answers.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { parseQuery } from '../../core/search/parseQuery.ts';
import { searchSources } from '../../core/sources/searchSources.ts';
import type { PaperSource, SourcePage, SourceId } from '../../core/sources/source.ts';
import { timeOfDay } from '../../platform/dates.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { isolate } from '../../platform/isolate.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import type { SearchItem, SearchItems } from './searchItems.ts';

export interface OnlineSearchDependencies {
  readonly sources: () => readonly PaperSource[];
  /** Adds the chosen paper to the catalogue. */
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  readonly log: Log;
}

export class OnlineSearch {
  readonly #dependencies: OnlineSearchDependencies;
  readonly #foundIn = new Map<PaperId, { readonly source: SourceId; readonly paper: Paper }>();
  #stop: AbortController | undefined;

  constructor(dependencies: OnlineSearchDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Returns the row that starts the online search; none for a query of filters alone, which the sources do not support.
   */
  offer(typed: string): SearchItem[] {
    const query = typed.trim();
    const { text, ids } = parseQuery(query);
    if (text === '' && ids.length === 0) return [];
    const titles = this.#sources().map(({ title }) => title);
    return [
      {
        online: query,
        label: vscode.l10n.t('Search online for “{0}”', isolate(escapeIcons(query))),
        description: titles.join(', '),
        iconPath: new vscode.ThemeIcon('cloud'),
        alwaysShow: true,
      },
    ];
  }

  /**
   * Searches every source and calls `onItems` with all rows so far. Resolves to false when `stop` or a newer search
   * cancelled it. Never rejects.
   */
  async search(query: string, rows: SearchItems, onItems: (items: SearchItem[]) => void): Promise<boolean> {
    this.stop();
    const { signal } = (this.#stop = new AbortController());
    const items: SearchItem[] = [];
    let hasFailed = false;
    try {
      await searchSources(this.#sources(), query, signal, ({ source, page, failure }) => {
        items.push({ label: headingOf(source, page), kind: vscode.QuickPickItemKind.Separator });
        const papers = (page?.papers ?? []).filter(({ id }) => !this.#foundIn.has(id));
        for (const paper of papers) this.#foundIn.set(paper.id, { source: source.id, paper });
        if (failure !== undefined) items.push(sentence(failureMessage(failure)));
        else if (papers.length === 0) items.push(sentence(vscode.l10n.t('Nothing else found')));
        else items.push(...rows.found(papers, query));
        if (page?.partialBecause !== undefined) items.push(sentence(failureMessage(page.partialBecause)));
        hasFailed ||= (failure ?? page.partialBecause) !== undefined;
        onItems(hasFailed ? [...items, againRow(query)] : [...items]);
      });
    } catch (error) {
      if (signal.aborted) return false;
      this.#dependencies.log.error(`The online search failed: ${String(error)}`);
      onItems([sentence(vscode.l10n.t('The search failed; the log says why.')), againRow(query)]);
    }
    return true;
  }

  /** Adds a paper to the catalogue if only a source had it; called before the paper is opened. */
  async importPaper(id: PaperId): Promise<void> {
    const found = this.#foundIn.get(id);
    if (found !== undefined) await this.#dependencies.add(found.source, [found.paper]);
  }

  stop(): void {
    this.#stop?.abort();
    this.#foundIn.clear();
  }

  #sources(): readonly PaperSource[] {
    return this.#dependencies.sources().filter(source => source.search !== undefined);
  }
}

/** Returns the source's title, with the time of the answer when it comes from the cache. */
function headingOf({ title }: PaperSource, page: SourcePage | undefined): string {
  return page?.staleBecause === undefined
    ? title
    : vscode.l10n.t('{0}, its answer of {1}', title, timeOfDay(page.receivedAt));
}

function sentence(label: string): SearchItem {
  return { label, alwaysShow: true };
}

function againRow(query: string): SearchItem {
  const iconPath = new vscode.ThemeIcon('refresh');
  return { online: query, label: vscode.l10n.t('Try Again'), iconPath, alwaysShow: true };
}
