// Papers fetched once, on the user's word: a day's list, one paper by its id or link, or what resembles chosen ones.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import { isoWeek } from '../../core/isoWeek.ts';
import { paperIdIn } from '../../core/identifiers.ts';
import type { PaperId } from '../../core/paper.ts';
import type { GrownPapers } from '../../core/sources/grownPapers.ts';
import type { DailyPapers } from '../../core/sources/huggingFace.ts';
import { lookUp } from '../../core/sources/lookUp.ts';
import type { NewPapers } from '../../core/sources/newPapers.ts';
import { SourceFailure, type Found, type PaperSource } from '../../core/sources/source.ts';
import { commands } from '../../ids.ts';
import type { Activity, Outcome } from './activity.ts';
import type { Connected } from './connected.ts';

export interface GetPapersDependencies {
  readonly activity: Activity;
  readonly catalogue: Catalogue;
  readonly connected: Connected;
  readonly grown: GrownPapers;
  readonly newPapers: NewPapers;
}

export class GetPapers {
  readonly #dependencies: GetPapersDependencies;

  constructor(dependencies: GetPapersDependencies) {
    this.#dependencies = dependencies;
  }

  async daily(): Promise<void> {
    const which = await pickDaily();
    if (which === undefined) return;
    const { huggingFace } = this.#dependencies.connected.get();
    await this.#ask(huggingFace, signal => huggingFace.daily(which, signal));
  }

  /** Opens the paper when it is found, wherever it was. */
  async byId(argument: unknown): Promise<void> {
    const id = typeof argument === 'string' ? paperIdIn(argument) : await askForId();
    if (id === undefined) return;
    const { activity, catalogue, connected, grown } = this.#dependencies;
    await activity.run(async (signal, show) => {
      let paper = await catalogue.get(id);
      if (paper === undefined) {
        show(vscode.l10n.t('Looking for {0}…', id));
        const found = await lookUp(id, connected.get().all, signal);
        if (found === undefined) throw new SourceFailure(unknown(id));
        await grown.add(found.source, [found.paper]);
        paper = found.paper;
      }
      await vscode.commands.executeCommand(commands.openAbstract, paper.id);
      return { added: 1, failures: [] };
    });
  }

  /** Papers to read for someone who chose these. */
  async recommended(chosen: readonly PaperId[]): Promise<void> {
    const { catalogue } = this.#dependencies;
    const { semanticScholar, openSearch } = this.#dependencies.connected.get();
    const papers = await Promise.all(chosen.map(id => catalogue.get(id)));
    const known = papers.filter(paper => paper !== undefined);
    await this.#ask(semanticScholar, signal => semanticScholar.recommend(chosen, signal));
    if (openSearch !== undefined) await this.#ask(openSearch, signal => openSearch.related(known, signal));
  }

  /** Where papers were published, by Semantic Scholar: venue and DOI join what is known of each. */
  async published(chosen: readonly PaperId[]): Promise<void> {
    const { semanticScholar } = this.#dependencies.connected.get();
    await this.#ask(semanticScholar, signal => semanticScholar.getAll(chosen, signal));
  }

  #ask(source: PaperSource, ask: (signal: AbortSignal) => Promise<Found>): Promise<void> {
    return this.#dependencies.activity.run(async (signal, show) => {
      show(vscode.l10n.t('{0}: asking…', source.title));
      return this.#take(source, await ask(signal));
    });
  }

  async #take(source: PaperSource, found: Found): Promise<Outcome> {
    const { grown, newPapers } = this.#dependencies;
    const added = await grown.add(source.id, found.papers);
    await newPapers.add(added);
    if (found.staleBecause === undefined) return { added: added.length, failures: [] };
    return { added: added.length, failures: [found.staleBecause], since: found.at };
  }
}

function unknown(id: PaperId): SourceFailure['failure'] {
  return { code: 'missing', subject: id, detail: 'No source knows it.' };
}

async function askForId(): Promise<PaperId | undefined> {
  const { t } = vscode.l10n;
  const text = await vscode.window.showInputBox({
    title: t('Add Paper by Id or Link'),
    placeHolder: '2604.11359, 10.1109/5.771073, https://arxiv.org/abs/…',
    prompt: t('An arXiv id, a DOI, or a link that holds one.'),
    validateInput: typed =>
      paperIdIn(typed.trim()) === undefined
        ? t('This names no paper: an arXiv id or a DOI is needed.')
        : undefined,
  });
  return text === undefined ? undefined : paperIdIn(text.trim());
}

async function pickDaily(): Promise<DailyPapers | undefined> {
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

async function askForDate(): Promise<DailyPapers | undefined> {
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
