// "Look Up All": asks the sources for all papers that the workspace's files name and the catalogue lacks.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { lookUpPapers, takes, type LookUpReport } from '../../core/sources/lookUpPapers.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { contextKeys, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { shareSentences, sourceList } from '../../platform/lookUpSentences.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import type { MentionsView } from './mentionsView.ts';

interface LookUpAllDependencies {
  readonly catalogue: Catalogue;
  readonly log: Log;
  readonly mentions: MentionIndex;
  readonly sources: () => readonly PaperSource[];
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<unknown>;
  readonly allRead: () => Promise<void>;
}

/** Debounce time of the button, in milliseconds: a scan changes the mentions file by file. */
const settleTime = 300;

export class LookUpAll implements vscode.Disposable {
  readonly #dependencies: LookUpAllDependencies;
  readonly #view: Pick<MentionsView, 'say' | 'showProgress'>;
  readonly #subscriptions: vscode.Disposable;
  /** Ids that no source knows. In this window they are not offered again. */
  readonly #unknown = new Set<PaperId>();
  #running: AbortController | undefined;
  readonly #later = new DelayedCall(() => this.#showWhetherThereAre(), settleTime);

  constructor(dependencies: LookUpAllDependencies, view: Pick<MentionsView, 'say' | 'showProgress'>) {
    this.#dependencies = dependencies;
    this.#view = view;
    const soon = (): void => {
      this.#later.start();
    };
    const { catalogue, mentions } = dependencies;
    this.#subscriptions = vscode.Disposable.from(mentions.onDidChange(soon), catalogue.onDidChange(soon));
  }

  /** Asks for a confirmation that says what is sent to whom, then looks up. What is found stays, whatever follows. */
  async run(): Promise<void> {
    if (this.#running !== undefined) return;
    const { allRead, log, sources } = this.#dependencies;
    await allRead();
    const ids = await this.#missing();
    if (ids.length === 0 || !(await confirmed(ids, sources()))) return;
    const stop = (this.#running = new AbortController());
    await setContext(contextKeys.lookingUp, true);
    try {
      await vscode.window.withProgress({ location: { viewId: views.mentions } }, () =>
        this.#lookUp(ids, stop.signal),
      );
    } catch (error) {
      log.error(`The papers could not be looked up: ${String(error)}`);
    } finally {
      this.#running = undefined;
      await setContext(contextKeys.lookingUp, false);
      await this.#showWhetherThereAre();
    }
  }

  cancel(): void {
    this.#running?.abort(new vscode.CancellationError());
  }

  dispose(): void {
    this.#later.dispose();
    this.cancel();
    this.#subscriptions.dispose();
  }

  async #lookUp(ids: readonly PaperId[], signal: AbortSignal): Promise<void> {
    const { add, log, sources: all } = this.#dependencies;
    const { t } = vscode.l10n;
    const sources = all();
    let done = 0;
    const counts = (): string[] => [done, ids.length].map(formatNumber);
    const show = (): void => {
      this.#view.showProgress(t('Looking up papers: {0} of {1} found…', ...counts()));
    };
    show();
    try {
      const report = await lookUpPapers(ids, sources, signal, async (source, papers, found) => {
        await add(source, papers);
        done = found;
        if (!signal.aborted) show();
      });
      for (const id of report.unknown) this.#unknown.add(id);
      for (const { subject, code, detail } of report.failures) log.warn(`${subject}: ${code}, ${detail}`);
      void this.#view.say(reportSentence(report, ids.length, sources));
    } catch (error) {
      if (!signal.aborted) throw error;
      void this.#view.say(t('Stopped: {0} of {1} found.', ...counts()));
    }
  }

  /** Returns the ids to look up: those that a source can be asked for, and none has denied. */
  async #missing(): Promise<PaperId[]> {
    const { catalogue, mentions, sources } = this.#dependencies;
    const reachable = sources();
    const ids = [...mentions.ids()].filter(
      id => !this.#unknown.has(id) && reachable.some(source => takes(source, id)),
    );
    const known = await Promise.all(ids.map(id => catalogue.get(id)));
    return ids.filter((_, at) => known[at] === undefined);
  }

  async #showWhetherThereAre(): Promise<void> {
    await setContext(contextKeys.canLookUp, (await this.#missing()).length > 0);
  }
}

/** Says how many ids go to which service; resolves to whether the user agrees. */
async function confirmed(ids: readonly PaperId[], sources: readonly PaperSource[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const count = formatNumber(ids.length);
  const question = plural(ids.length, t('Look up {0} paper?', count), t('Look up {0} papers?', count));
  const detail = [...shareSentences(ids, sources), t('Nothing else is sent.')].join(' ');
  const lookUp = t('Look Up');
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, lookUp)) === lookUp;
}

function reportSentence(
  { found, unknown, failures }: LookUpReport,
  count: number,
  sources: readonly PaperSource[],
): string {
  const { t } = vscode.l10n;
  const asked = sourceList(sources.filter(source => unknown.some(id => takes(source, id))));
  const counts = [found.size, count, unknown.length].map(formatNumber);
  const result =
    unknown.length === 0
      ? t('{0} of {1} found.', ...counts)
      : plural(
          unknown.length,
          t('{0} of {1} found; {2} is unknown to {3}.', ...counts, asked),
          t('{0} of {1} found; {2} are unknown to {3}.', ...counts, asked),
        );
  return [result, ...failures.map(failureMessage)].join(' ');
}
