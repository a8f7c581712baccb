// The search that goes on in the sources, when the catalogue has little to say: rows that come as each source answers.
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { SourceId } from '../../core/sources/abilities.ts';
import { searchEverywhere } from '../../core/sources/searchEverywhere.ts';
import { parseQuery } from '../../core/search/query.ts';
import type { Log } from '../../core/ports.ts';
import type { Found, PaperSource } from '../../core/sources/source.ts';
import { failureSentence, timeOfDay } from '../../platform/failureSentence.ts';
import type { PickItem, PickItems } from './pickItems.ts';
import { withoutIcons } from '../../platform/reasonsPick.ts';

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
    let hasFailed = false;
    try {
      await searchEverywhere(this.#sources(), query, signal, ({ source, found, failure }) => {
        items.push({ label: headingOf(source, found), kind: vscode.QuickPickItemKind.Separator });
        const papers = (found?.papers ?? []).filter(({ id }) => !this.#foundIn.has(id));
        for (const paper of papers) this.#foundIn.set(paper.id, { source: source.id, paper });
        if (failure !== undefined) items.push(sentence(failureSentence(failure)));
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

/** The source, and when it gave its answer where that is not now. */
function headingOf({ title }: PaperSource, found: Found | undefined): string {
  return found?.staleBecause === undefined
    ? title
    : vscode.l10n.t('{0}, its answer of {1}', title, timeOfDay(found.at));
}

function sentence(label: string): PickItem {
  return { label, alwaysShow: true };
}

function againRow(query: string): PickItem {
  const iconPath = new vscode.ThemeIcon('refresh');
  return { online: query, label: vscode.l10n.t('Try Again'), iconPath, alwaysShow: true };
}
