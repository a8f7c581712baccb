// Downloads papers at the user's request: a daily list, a paper by id or link, or recommendations for chosen papers.
import * as vscode from 'vscode';
import { toFailure } from '../../core/base/failures.ts';
import { isoWeek } from '../../core/base/isoWeek.ts';
import type { DownloadedPapers } from '../../core/library/downloadedPapers.ts';
import type { NewPapers } from '../../core/library/newPapers.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { parsePaperId } from '../../core/papers/identifiers.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import type { DailyPapersQuery } from '../../core/sources/huggingFace.ts';
import { lookUpPaper } from '../../core/sources/lookUpPaper.ts';
import type { PaperSource, SourcePage } from '../../core/sources/source.ts';
import { commands } from '../../ids.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { showProblem } from '../../platform/statusMessage.ts';
import { withoutLinks } from '../../platform/withoutLinks.ts';
import type { Activity, ActivityResult } from './activity.ts';
import type { ConnectionProvider } from './connectionProvider.ts';

export interface PaperDownloadsDependencies {
  readonly activity: Activity;
  readonly catalogue: Catalogue;
  readonly connectionProvider: ConnectionProvider;
  readonly downloadedPapers: DownloadedPapers;
  readonly newPapers: NewPapers;
}

interface SourceRequest {
  readonly source: PaperSource;
  readonly ask: (signal: AbortSignal) => Promise<SourcePage>;
}

export class PaperDownloads {
  readonly #dependencies: PaperDownloadsDependencies;

  constructor(dependencies: PaperDownloadsDependencies) {
    this.#dependencies = dependencies;
  }

  async daily(): Promise<void> {
    const which = await pickDaily();
    if (which === undefined) return;
    const { huggingFace } = this.#dependencies.connectionProvider.get();
    await this.#ask({ source: huggingFace, ask: signal => huggingFace.daily(which, signal) });
  }

  /** Finds a paper in the catalogue or the sources, and opens it. */
  async byId(argument: unknown): Promise<void> {
    const id = typeof argument === 'string' ? parsePaperId(argument) : await askForId();
    if (id === undefined) return;
    const known = await this.#dependencies.catalogue.get(id);
    const unknown = vscode.l10n.t('No source knows {0}.', id);
    const paper = known ?? (await this.#lookUp(id, unknown, () => this.byId(id)));
    if (paper !== undefined) await vscode.commands.executeCommand(commands.openAbstract, paper.id);
  }

  /** Gets the abstract of a paper that the catalogue has without one; the richer record is merged into it. */
  async abstract(id: PaperId): Promise<void> {
    const hasAbstract = ({ abstract }: Paper): boolean => abstract !== '';
    const unknown = vscode.l10n.t('No source has the abstract of {0}.', id);
    await this.#lookUp(id, unknown, () => this.abstract(id), hasAbstract);
  }

  /** Downloads recommendations for readers of the chosen papers. */
  async recommended(chosen: readonly PaperId[]): Promise<void> {
    const { catalogue } = this.#dependencies;
    const { semanticScholar, openSearch } = this.#dependencies.connectionProvider.get();
    const papers = await Promise.all(chosen.map(id => catalogue.get(id)));
    const known = papers.filter(paper => paper !== undefined);
    await this.#ask(
      { source: semanticScholar, ask: signal => semanticScholar.recommend(chosen, signal) },
      ...(openSearch === undefined
        ? []
        : [{ source: openSearch, ask: (signal: AbortSignal) => openSearch.related(known, signal) }]),
    );
  }

  /** Asks Semantic Scholar where the papers were published; venue and DOI are merged into their records. */
  async published(chosen: readonly PaperId[]): Promise<void> {
    const { semanticScholar } = this.#dependencies.connectionProvider.get();
    await this.#ask({ source: semanticScholar, ask: signal => semanticScholar.getAll(chosen, signal) });
  }

  /**
   * Adds the paper from the first source whose record is accepted. The user waits for this one paper, so a notification
   * says why it does not come; the Papers view may be out of sight.
   */
  async #lookUp(
    id: PaperId,
    unknown: string,
    again: () => Promise<void>,
    accepts?: (paper: Paper) => boolean,
  ): Promise<Paper | undefined> {
    const { activity, connectionProvider, downloadedPapers } = this.#dependencies;
    let paper: Paper | undefined;
    await activity.run(async (signal, show) => {
      show(vscode.l10n.t('Looking for {0}…', id));
      try {
        const found = await lookUpPaper(id, connectionProvider.get().all, signal, accepts);
        if (found === undefined) showProblem(unknown);
        paper = found?.paper;
        const added = found && (await downloadedPapers.add(found.source, [found.paper]));
        return { added: added?.length ?? 0, failures: [] };
      } catch (error) {
        signal.throwIfAborted();
        const failure = toFailure(error);
        void offerAgain(failureMessage(failure), again);
        return { added: 0, failures: [failure] };
      }
    });
    return paper;
  }

  /** Sends the requests one after the other; a failure of one does not keep the next from being sent. */
  #ask(...requests: readonly SourceRequest[]): Promise<void> {
    return this.#dependencies.activity.run(async (signal, show) => {
      const results: ActivityResult[] = [];
      for (const { source, ask } of requests) {
        show(vscode.l10n.t('{0}: asking…', source.title));
        try {
          results.push(await this.#add(source, await ask(signal)));
        } catch (error) {
          signal.throwIfAborted();
          const failure = toFailure(error);
          // That it knows no such paper is an answer: said once, not above the rows until the source works again.
          const isAnswer = failure.code === 'missing' && failure.reason === undefined;
          if (isAnswer) showProblem(failureMessage(failure));
          else results.push({ added: 0, failures: [failure] });
        }
      }
      const since = results.flatMap(result => result.since ?? []);
      return {
        added: results.reduce((sum, { added }) => sum + added, 0),
        failures: results.flatMap(({ failures }) => failures),
        ...(since.length === 0 ? {} : { since: Math.min(...since) }),
      };
    });
  }

  async #add(source: PaperSource, page: SourcePage): Promise<ActivityResult> {
    const { downloadedPapers, newPapers } = this.#dependencies;
    const added = await downloadedPapers.add(source.id, page.papers);
    await newPapers.add(added);
    const { staleBecause, partialBecause } = page;
    const failures = [staleBecause, partialBecause].filter(failure => failure !== undefined);
    return {
      added: added.length,
      failures,
      ...(staleBecause === undefined ? {} : { since: page.receivedAt }),
    };
  }
}

async function offerAgain(sentence: string, again: () => Promise<void>): Promise<void> {
  const tryAgain = vscode.l10n.t('Try Again');
  if ((await vscode.window.showErrorMessage(withoutLinks(sentence), tryAgain)) === tryAgain) await again();
}

async function askForId(): Promise<PaperId | undefined> {
  const { t } = vscode.l10n;
  const text = await vscode.window.showInputBox({
    title: t('Add Paper by Id or Link'),
    placeHolder: '2604.11359, 10.1109/5.771073, https://arxiv.org/abs/…',
    prompt: t('An arXiv id, a DOI, or a link that holds one.'),
    validateInput: typed =>
      parsePaperId(typed.trim()) === undefined
        ? t('This names no paper: an arXiv id or a DOI is needed.')
        : undefined,
  });
  return text === undefined ? undefined : parsePaperId(text.trim());
}

async function pickDaily(): Promise<DailyPapersQuery | undefined> {
  const { t } = vscode.l10n;
  const today = new Date().toISOString().slice(0, 10);
  const choice = await vscode.window.showQuickPick(
    [
      { label: t("Today's papers"), ask: () => ({}) },
      { label: t('Papers of a date…'), ask: askForDate },
      { label: t("This week's papers"), ask: () => ({ week: isoWeek(today) }) },
      { label: t('Trending papers'), ask: () => ({ sort: 'trending' as const }) },
    ],
    { title: t('Get Daily Papers'), placeHolder: t('From Hugging Face Daily Papers') },
  );
  return choice?.ask();
}

async function askForDate(): Promise<DailyPapersQuery | undefined> {
  const { t } = vscode.l10n;
  const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const date = await vscode.window.showInputBox({
    title: t('Papers of a Date'),
    value: yesterday,
    validateInput: text => (isDay(text) ? undefined : t('A date looks like 2026-05-14.')),
  });
  return date === undefined ? undefined : { date };
}
