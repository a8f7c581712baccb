// The search that goes on in the sources, when the catalogue has little to say: rows that come as each source answers.
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { SourceId } from '../../core/sources/abilities.ts';
import { searchEverywhere } from '../../core/sources/searchEverywhere.ts';
import { parseQuery } from '../../core/search/query.ts';
import type { PaperSource } from '../../core/sources/source.ts';
import type { PickItem, PickItems } from './pickItems.ts';
import { withoutIcons } from '../../platform/reasonsPick.ts';

export interface OnlineSearchDependencies {
  readonly sources: () => readonly PaperSource[];
  /** Puts a paper that was chosen into the catalogue. */
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
}

export class OnlineSearch {
  readonly #dependencies: OnlineSearchDependencies;
  readonly #foundIn = new Map<PaperId, { readonly source: SourceId; readonly paper: Paper }>();
  #stop: AbortController | undefined;

  constructor(dependencies: OnlineSearchDependencies) {
    this.#dependencies = dependencies;
  }

  /** The row that starts it; none for filters alone, which mean nothing elsewhere. */
  offer(typed: string): PickItem[] {
    const query = typed.trim();
    const { text, ids } = parseQuery(query);
    if (text === '' && ids.length === 0) return [];
    const titles = this.#sources().map(({ title }) => title);
    return [
      {
        online: query,
        label: vscode.l10n.t('Search online for “{0}”', withoutIcons(query)),
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
  async search(query: string, rows: PickItems, onItems: (items: PickItem[]) => void): Promise<boolean> {
    this.stop();
    const { signal } = (this.#stop = new AbortController());
    const items: PickItem[] = [];
    try {
      await searchEverywhere(this.#sources(), query, signal, ({ source, found, failure }) => {
        items.push({ label: source.title, kind: vscode.QuickPickItemKind.Separator });
        const papers = (found?.papers ?? []).filter(({ id }) => !this.#foundIn.has(id));
        for (const paper of papers) this.#foundIn.set(paper.id, { source: source.id, paper });
        if (failure !== undefined)
          items.push(sentence(vscode.l10n.t('{0} gave no answer', source.title), failure.detail));
        else if (papers.length === 0) items.push(sentence(vscode.l10n.t('Nothing else found')));
        else items.push(...rows.found(papers, query));
        onItems([...items]);
      });
    } catch (error) {
      if (signal.aborted) return false;
      onItems([sentence(vscode.l10n.t('The search failed'), String(error))]);
    }
    return true;
  }

  /** Before a paper is opened: what only a source had comes into the catalogue. */
  async bring(id: PaperId): Promise<void> {
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

function sentence(label: string, detail = ''): PickItem {
  return { label, detail: withoutIcons(detail), alwaysShow: true };
}
