// The webview panel that shows a map, and the messages between its page and the host.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { Progress } from '../../core/base/progress.ts';
import { forEachInSlices } from '../../core/base/slices.ts';
import { beforeRanking, type WorkProgress } from '../../core/base/workProgress.ts';
import { MapHistory } from '../../core/map/mapHistory.ts';
import { edgesOf } from '../../core/map/neighbourhood.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import { setPanelIcon } from '../../platform/newerFeatures.ts';
import { pageOptions, pageShell } from '../../platform/pageShell.ts';
import { workSentence } from '../../platform/workSentence.ts';
import { MapPageMessage, type MapHostMessage, type MapSubject } from '../../protocol/map.ts';
import { numberedEdges, type MapContent } from './mapContent.ts';
import { isSamePicture, mapMessages } from './mapMessages.ts';
import { openFromMap } from './openFromMap.ts';
import { readSubject, type EmptyMap, type MapSubjectDependencies } from './mapSubjects.ts';

export interface MapPanelDependencies extends MapSubjectDependencies {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly work: WorkProgress;
}

/** Edges of a point of the whole catalogue. */
const edgesShown = 8;

export class MapPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #dependencies: MapPanelDependencies;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #history = new MapHistory<MapSubject>();
  #stop = new AbortController();
  #content: MapContent | undefined;
  #empty: EmptyMap | undefined;
  #pageIsReady = false;

  /** Takes ownership of the panel: disposing either one disposes both. */
  constructor(panel: vscode.WebviewPanel, dependencies: MapPanelDependencies) {
    this.panel = panel;
    this.#dependencies = dependencies;
    const { extensionUri, paperThemes, relatedIndexer } = dependencies;
    panel.webview.options = pageOptions(extensionUri);
    setPanelIcon(panel, 'globe', vscode.Uri.joinPath(extensionUri, 'media', 'view.svg'));
    const receive = (message: unknown): void => {
      this.#receive(message);
    };
    panel.webview.onDidReceiveMessage(receive, undefined, this.#subscriptions);
    const refresh = (): void => {
      void this.#read(true);
    };
    this.#subscriptions.push(
      vscode.Disposable.from(relatedIndexer.onDidChange(refresh), paperThemes.onDidChange(refresh)),
    );
    panel.webview.html = pageShell(panel.webview, extensionUri, 'map');
  }

  get subject(): MapSubject | undefined {
    return this.#history.current;
  }

  async show(subject: MapSubject): Promise<void> {
    this.#history.visit(subject);
    await this.#read();
  }

  dispose(): void {
    this.#stop.abort();
    this.panel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Reads the subject and sends it. The last call wins. An update says nothing while it reads, and sends only changes. */
  async #read(isUpdate = false): Promise<void> {
    const { subject } = this;
    if (subject === undefined || (isUpdate && this.#content === undefined && this.#empty === undefined))
      return;
    this.#stop.abort();
    const stop = (this.#stop = new AbortController());
    const { signal } = stop;
    const onProgress = (progress: Progress): void => {
      if (!isUpdate) this.#sayBusy(progress);
    };
    if (!isUpdate) this.#sayBusy(undefined);
    const waiting = this.#dependencies.work.onDidChange(() => {
      if (!isUpdate && !signal.aborted) this.#sayBusy(undefined);
    });
    try {
      const known = this.#content?.positions;
      const read = await readSubject(subject, this.#dependencies, {
        signal,
        onProgress,
        ...(known && { known }),
      });
      if (signal.aborted) return;
      const before = this.#content;
      [this.#content, this.#empty] = 'explanation' in read ? [undefined, read] : [read, undefined];
      this.panel.title = 'explanation' in read ? read.title : read.map.title;
      if (!isUpdate || !isSamePicture(before, this.#content)) await this.#send(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#dependencies.log.error(`The map could not be drawn: ${String(error)}`);
      this.#fail(vscode.l10n.t('The map could not be drawn. The log says why.'));
    } finally {
      waiting.dispose();
    }
  }

  #sayBusy(progress: Progress | undefined): void {
    const waiting = workSentence(this.#dependencies.work.of(...beforeRanking));
    const share = progress && progress.done / Math.max(1, progress.total);
    const sentence = progress === undefined && waiting !== '' ? waiting : vscode.l10n.t('Drawing the map…');
    const cancelLabel = vscode.l10n.t('Cancel');
    this.#post({ type: 'busy', sentence, cancelLabel, ...(share !== undefined && { share }) });
  }

  /** Says that there is no picture, and offers to try again. */
  #fail(explanation: string): void {
    const next = (): Promise<void> => this.#read();
    this.#content = undefined;
    this.#empty = { title: this.panel.title, explanation, nextLabel: vscode.l10n.t('Try Again'), next };
    void this.#send(this.#stop.signal);
  }

  async #send(signal: AbortSignal): Promise<void> {
    const [content, empty] = [this.#content, this.#empty];
    if (!this.#pageIsReady) return;
    if (empty !== undefined) this.#post({ type: 'empty', ...empty, canGoBack: this.#history.canGoBack });
    if (content === undefined) return;
    const post = (message: () => MapHostMessage): void => {
      this.#post(message());
    };
    const messages = mapMessages(content, this.#history.canGoBack);
    await forEachInSlices(messages, this.#dependencies.clock, post, { signal });
  }

  #post(message: MapHostMessage): void {
    if (this.#pageIsReady) void this.panel.webview.postMessage(message);
  }

  #receive(received: unknown): void {
    const { data: message } = MapPageMessage.safeParse(received);
    switch (message?.type) {
      case 'ready':
        this.#pageIsReady = true;
        if (this.#content !== undefined || this.#empty !== undefined) void this.#send(this.#stop.signal);
        else this.#sayBusy(undefined);
        break;
      case 'open':
        void openFromMap(this.panel, message.id, message.focus, this.#content);
        break;
      case 'recentre':
        void this.show({ kind: 'paper', id: message.id });
        break;
      case 'edgesOf':
        void this.#sendEdges(message.id);
        break;
      case 'catalogue':
        void this.show({ kind: 'catalogue' });
        break;
      case 'back':
        this.#history.back();
        void this.#read();
        break;
      case 'cancel':
        this.#stop.abort();
        this.#fail(vscode.l10n.t('The map was not finished.'));
        break;
      case 'next':
        void this.#empty?.next();
        break;
      case undefined:
        this.#dependencies.log.warn('The map’s page sent a message of a wrong shape.');
    }
  }

  async #sendEdges(id: PaperId): Promise<void> {
    const content = this.#content;
    const engine = await this.#dependencies.relatedIndexer.engine();
    if (content === undefined || content !== this.#content) return;
    this.#post({ type: 'edges', edges: numberedEdges(edgesOf(id, engine, edgesShown), content.points.ids) });
  }
}
