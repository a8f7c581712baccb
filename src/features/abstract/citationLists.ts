// The papers that the paper on screen cites, and those that cite it: asked for when their section is opened.
import * as vscode from 'vscode';
import { toFailure } from '../../core/base/failures.ts';
import type { Log } from '../../core/base/ports.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/papers/paper.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import type { CitationKind, CitationPage } from '../../core/sources/scholarCitations.ts';
import type { SemanticScholar } from '../../core/sources/semanticScholar.ts';
import { commands } from '../../ids.ts';
import { statusTitle } from '../../platform/annotatedItem.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { ageMessage, failureMessage } from '../../platform/failureMessage.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import type { CitationsViewModel } from '../../protocol/abstractViewModels.ts';

export interface CitationListsDependencies {
  readonly catalogue: Catalogue;
  readonly annotations: Pick<Annotations, 'of'>;
  readonly log: Log;
  readonly online: {
    readonly citations: () => Pick<SemanticScholar, 'id' | 'title' | 'citations'>;
    /** Adds papers to the catalogue. */
    readonly add: (source: 'semanticScholar', papers: readonly Paper[]) => Promise<unknown>;
  };
}

interface List {
  readonly papers: Map<PaperId, Paper>;
  readonly contexts: Map<PaperId, string>;
  next: CitationPage['next'] | undefined;
  isBusy: boolean;
  message: string;
}

export class CitationLists implements vscode.Disposable {
  readonly #dependencies: CitationListsDependencies;
  readonly #post: (citations: CitationsViewModel) => unknown;
  #paper: Paper | undefined;
  #lists = new Map<CitationKind, List>();
  #stop = new AbortController();

  constructor(dependencies: CitationListsDependencies, post: (citations: CitationsViewModel) => unknown) {
    this.#dependencies = dependencies;
    this.#post = post;
  }

  /** Drops the lists of the paper shown before, unless it is the same one, and ends their requests. */
  show(paper: Paper | undefined): void {
    if (paper?.id !== this.#paper?.id) {
      this.#stop.abort();
      this.#stop = new AbortController();
      this.#lists = new Map();
    }
    this.#paper = paper;
    this.refresh();
  }

  /** Shows the marks of the listed papers as they are now. */
  refresh(): void {
    for (const kind of this.#lists.keys()) void this.#send(kind);
  }

  /** Asks for the first page, or for the next one; after a failure, for the same one again. */
  async request(kind: CitationKind): Promise<void> {
    const paper = this.#paper;
    if (paper === undefined) return;
    const list = this.#lists.get(kind) ?? emptyList();
    this.#lists.set(kind, list);
    if (list.isBusy) return;
    list.isBusy = true;
    list.message = '';
    const { signal } = this.#stop;
    await this.#send(kind);
    const { log, online } = this.#dependencies;
    const service = online.citations();
    try {
      const ask = list.next ?? (later => service.citations(paper.id, kind, later));
      const page = await ask(signal);
      for (const found of page.papers) list.papers.set(found.id, found);
      for (const [id, context] of page.contexts) list.contexts.set(id, context);
      list.next = page.next;
      list.message = pageMessage(page, list.papers.size, kind, service.title);
    } catch (error) {
      if (signal.aborted) return;
      log.warn(`The ${kind} of ${paper.id} could not be read: ${String(error)}`);
      list.message = failureMessage(toFailure(error));
    }
    list.isBusy = false;
    await this.#send(kind);
  }

  /** Adds a listed paper to the catalogue, so that it stays, and opens it if asked to. */
  async add(id: PaperId, { open }: { readonly open: boolean }): Promise<void> {
    const { catalogue, log, online } = this.#dependencies;
    const listed = [...this.#lists.values()].flatMap(({ papers }) => papers.get(id) ?? [])[0];
    const known = await catalogue.get(id);
    try {
      if (known === undefined && listed !== undefined) await online.add('semanticScholar', [listed]);
    } catch (error) {
      log.error(`${id} could not be added: ${String(error)}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('The paper could not be added; the log says why.'));
      return;
    }
    if (open) await vscode.commands.executeCommand(commands.openAbstract, known?.id ?? id);
    else this.refresh();
  }

  dispose(): void {
    this.#paper = undefined;
    this.#stop.abort();
  }

  async #send(kind: CitationKind): Promise<void> {
    const [paper, list] = [this.#paper, this.#lists.get(kind)];
    if (paper === undefined || list === undefined) return;
    const { t } = vscode.l10n;
    const papers = await Promise.all([...list.papers.values()].map(listed => this.#row(listed, list)));
    if (this.#paper !== paper) return;
    this.#post({
      ...{ id: paper.id, kind, papers, isBusy: list.isBusy },
      message: list.isBusy ? t('Asking {0}…', this.#dependencies.online.citations().title) : list.message,
      moreLabel: moreLabel(list),
      addLabel: t('Add to Papers'),
    });
  }

  async #row(listed: Paper, { contexts }: List): Promise<CitationsViewModel['papers'][number]> {
    const { annotations, catalogue } = this.#dependencies;
    const known = await catalogue.get(listed.id);
    const entry = annotations.of(known ?? listed);
    const mark = entry?.status === undefined ? vscode.l10n.t('in your papers') : statusTitle(entry.status);
    return {
      id: listed.id,
      title: paperTitle(known ?? listed),
      facts: [shortAuthors(listed), publishedYear(listed), listed.venue ?? ''].filter(Boolean).join(' · '),
      context: contexts.get(listed.id) ?? '',
      mark: known === undefined && entry === undefined ? '' : mark,
    };
  }
}

function emptyList(): List {
  return { papers: new Map(), contexts: new Map(), next: undefined, isBusy: false, message: '' };
}

/** The button asks for another page, or for the same one again. */
function moreLabel({ message, next, papers }: List): string {
  if (next !== undefined) return vscode.l10n.t('Show More');
  return papers.size === 0 && message !== '' ? vscode.l10n.t('Try Again') : '';
}

/** Says that nothing came, or how old the answer is and why. */
function pageMessage(
  { receivedAt, staleBecause }: CitationPage,
  count: number,
  kind: CitationKind,
  service: string,
): string {
  const { t } = vscode.l10n;
  const nothing =
    kind === 'references'
      ? t('{0} lists no references.', service)
      : t('{0} knows no paper that cites it.', service);
  const age = staleBecause && `${failureMessage(staleBecause)} ${ageMessage(receivedAt)}`;
  return [count === 0 ? nothing : '', age].filter(Boolean).join(' ');
}
