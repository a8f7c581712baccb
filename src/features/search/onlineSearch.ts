// The search that goes on in the sources, when the catalogue has little to say: rows that come as each source answers.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { parseQuery } from '../../core/search/parseQuery.ts';
import { searchSources } from '../../core/sources/searchSources.ts';
import type { PaperSource, SourcePage, SourceId } from '../../core/sources/source.ts';
import { failureMessage, timeOfDay } from '../../platform/failureMessage.ts';
import { escapeIcons } from '../../platform/reasonsPick.ts';
import type { SearchItem, SearchItems } from './searchItems.ts';

export interface OnlineSearchDependencies {
  readonly sources: () => readonly PaperSource[];
  /** Puts a paper that was chosen into the catalogue. */
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

  /** The row that starts it; none for filters alone, which mean nothing elsewhere. */
  offer(typed: string): SearchItem[] {
    const query = typed.trim();
    const { text, ids } = parseQuery(query);
    if (text === '' && ids.length === 0) return [];
    const titles = this.#sources().map(({ title }) => title);
    return [
      {
        online: query,
        label: vscode.l10n.t('Search online for “{0}”', escapeIcons(query)),
        description: titles.join(', '),
        iconPath: new vscode.ThemeIcon('cloud'),
        alwaysShow: true,
      },
    ];
  }

  /**
   * Asks every source and calls `onItems` with all rows so far. False when it was stopped, by `stop` or a newer search;
   * never rejects.
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
        hasFailed ||= failure !== undefined;
        onItems(hasFailed ? [...items, againRow(query)] : [...items]);
      });
    } catch (error) {
      if (signal.aborted) return false;
      this.#dependencies.log.error(`The online search failed: ${String(error)}`);
      onItems([sentence(vscode.l10n.t('The search failed; the log says why.')), againRow(query)]);
    }
    return true;
  }

  /** Before a paper is opened: what only a source had comes into the catalogue. */
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

/** The source, and when it gave its answer where that is not now. */
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
