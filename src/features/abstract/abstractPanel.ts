// The webview panel that shows a paper's abstract, and the messages between its page and the host.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import type { PaperThemes } from '../../core/themes/paperThemes.ts';
import { contextKeys } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { setPanelIcon } from '../../platform/newerFeatures.ts';
import { pageOptions, pageShell } from '../../platform/pageShell.ts';
import { PageMessage, type HostMessage } from '../../protocol/abstract.ts';
import type { PaperViewModel } from '../../protocol/abstractViewModels.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import { CitationLists, type CitationListsDependencies } from './citationLists.ts';
import { CitedPlaces } from './citedPlaces.ts';
import { handleMessage } from './handleMessage.ts';
import { NoteWriter } from './noteWriter.ts';
import { annotationsPart, pageParts, type PagePartsDependencies } from './pageParts.ts';
import { paperViewModel } from './paperViewModel.ts';

export interface AbstractPanelDependencies extends PagePartsDependencies, CitationListsDependencies {
  readonly paperThemes: Pick<PaperThemes, 'assign'>;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly annotations: Pick<ReadingListAnnotations, 'of' | 'onDidChange'>;
  readonly mentions: Pick<MentionIndex, 'of' | 'onDidChange'>;
  readonly readingList: Pick<ReadingList, 'open' | 'of' | 'get' | 'mark'>;
}

export class AbstractPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #dependencies: AbstractPanelDependencies;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #citedPlaces: CitedPlaces;
  readonly #citationLists: CitationLists;
  readonly #notes: NoteWriter;
  #id: PaperId | undefined;
  #paper: Paper | undefined;
  #pageIsReady = false;
  /** The paper that the page shows, which may still be the one before `#paper`. */
  #shown: Paper | undefined;

  /** Takes ownership of the panel: disposing either one disposes both. */
  constructor(panel: vscode.WebviewPanel, dependencies: AbstractPanelDependencies) {
    this.panel = panel;
    this.#dependencies = dependencies;
    const { extensionUri } = dependencies;
    panel.webview.options = pageOptions(extensionUri);
    setPanelIcon(panel, 'book', vscode.Uri.joinPath(extensionUri, 'media', 'view.svg'));
    panel.webview.onDidReceiveMessage(
      (message: unknown) => {
        this.#receive(message);
      },
      undefined,
      this.#subscriptions,
    );
    const changes = dependencies.catalogue.onDidChange(() => void this.#showIfChanged());
    const annotationChanges = dependencies.annotations.onDidChange(() => void this.#sendAnnotations());
    this.#citedPlaces = new CitedPlaces(dependencies.mentions, cited => this.#post({ type: 'cited', cited }));
    this.#citationLists = new CitationLists(dependencies, citations =>
      this.#post({ type: 'citations', citations }),
    );
    this.#notes = new NoteWriter(dependencies.readingList, dependencies.log);
    const owned = [this.#citationLists, this.#citedPlaces, this.#notes];
    this.#subscriptions.push(vscode.Disposable.from(changes, annotationChanges, ...owned));
    panel.webview.html = pageShell(panel.webview, extensionUri, 'abstract');
  }

  /** Id of the paper on screen; undefined while none is shown or after it has left the catalogue. */
  get paperId(): PaperId | undefined {
    return this.#paper?.id;
  }

  /** Shows a paper, or says that it is no longer in the catalogue. The last call wins, however long each takes. */
  async show(id: PaperId): Promise<void> {
    this.#id = id;
    const paper = await this.#dependencies.catalogue.get(id);
    if (this.#id !== id) return;
    this.#paper = paper;
    this.panel.title = paper === undefined ? vscode.l10n.t('Paper Not Found') : paperTitle(paper);
    await this.#send();
  }

  /** Shows the requested paper once it is added, because papers of the sources load last, or once it has an abstract. */
  async #showIfChanged(): Promise<void> {
    const id = this.#id;
    if (id === undefined || id === '' || (this.#paper?.abstract ?? '') !== '') return;
    const paper = await this.#dependencies.catalogue.get(id);
    const isNew = this.#paper === undefined ? paper !== undefined : (paper?.abstract ?? '') !== '';
    if (isNew && this.#id === id) await this.show(id);
  }

  dispose(): void {
    [this.#id, this.#paper, this.#shown] = [undefined, undefined, undefined];
    setContext(contextKeys.noteHasFocus, false);
    this.panel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #send(): Promise<void> {
    // A page that is not loaded yet sends `ready` later; a hidden page is recreated and sends it again.
    const [id, paper] = [this.#id, this.#paper];
    if (!this.#pageIsReady || id === undefined) return;
    const message: HostMessage =
      paper === undefined
        ? {
            type: 'gone',
            explanation: vscode.l10n.t('This paper is no longer in the catalogue.'),
            searchLabel: vscode.l10n.t('Search Papers'),
          }
        : { type: 'show', paper: await this.#viewModel(paper) };
    if (this.#id !== id || this.#paper !== paper) return;
    if (paper?.id !== this.#shown?.id) setContext(contextKeys.noteHasFocus, false);
    this.#shown = paper;
    await this.#post(message);
    this.#citedPlaces.show(paper);
    this.#citationLists.show(paper);
    if (paper !== undefined) await this.#sendParts(paper);
  }

  async #viewModel(paper: Paper): Promise<PaperViewModel> {
    const { annotations, catalogue, paperThemes, readingList } = this.#dependencies;
    await readingList.open();
    return paperViewModel(
      paper,
      annotations.of(paper),
      await catalogue.contents(),
      await paperThemes.assign([paper]),
    );
  }

  async #sendAnnotations(): Promise<void> {
    // What is being typed is newer than what the list has.
    await this.#notes.flush();
    const paper = this.#shown;
    if (paper === undefined) return;
    void this.#post(annotationsPart(paper, this.#dependencies));
    this.#citationLists.refresh();
  }

  /** Sends what follows the abstract, one part after the other. A part that fails is left out. */
  async #sendParts(paper: Paper): Promise<void> {
    for (const part of pageParts)
      try {
        const message = await part(paper, this.#dependencies);
        if (this.#paper !== paper) return;
        if (message !== undefined) await this.#post(message);
      } catch (error) {
        this.#dependencies.log.warn(`A part of the abstract page failed: ${String(error)}`);
      }
  }

  #post(message: HostMessage): Thenable<boolean> {
    return this.panel.webview.postMessage(message);
  }

  #receive(message: unknown): void {
    const { data } = PageMessage.safeParse(message);
    if (data === undefined)
      this.#dependencies.log.warn(
        `The abstract's page sent a message of a wrong shape: ${describe(message)}`,
      );
    else if (data.type === 'ready') {
      this.#pageIsReady = true;
      this.#shown = undefined;
      void this.#send();
    } else {
      const [paper, citationLists] = [this.#shown, this.#citationLists];
      const [citedPlaces, notes] = [this.#citedPlaces, this.#notes];
      handleMessage(data, { ...this.#dependencies, paper, citationLists, citedPlaces, notes });
    }
  }
}

function describe(message: unknown): string {
  return JSON.stringify({ message }).slice(0, 200);
}
