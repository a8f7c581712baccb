// Asks the sources for everything followed: on command, and when the Papers view opens and the last answer is old.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Log } from '../../core/base/ports.ts';
import type { DownloadedPapers } from '../../core/library/downloadedPapers.ts';
import { followKey, type Follow } from '../../core/library/follow.ts';
import type { NewPapers } from '../../core/library/newPapers.ts';
import { isOutdated, refreshFollows, type SourceProgress } from '../../core/library/refresh.ts';
import { RefreshHours } from '../../core/settings.ts';
import { commands, settings } from '../../ids.ts';
import { timeOfDay } from '../../platform/dates.ts';
import { formatNumber } from '../../platform/numbers.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { readSetting } from '../../platform/settings.ts';
import type { Activity, ActivityResult, ShowMessage } from './activity.ts';
import type { ConnectionProvider } from './connectionProvider.ts';
import { readFollows } from './sourceSettings.ts';

/** Time of the last answer for each followed entry, by `followKey`, in milliseconds since 1970. */
export const LastAnswerTimes = z.record(z.string(), z.number());
export type LastAnswerTimes = Readonly<z.infer<typeof LastAnswerTimes>>;

export interface RefreshControllerDependencies {
  readonly activity: Activity;
  readonly lastAnswerTimes: MementoValue<LastAnswerTimes>;
  readonly connectionProvider: ConnectionProvider;
  readonly downloadedPapers: DownloadedPapers;
  readonly log: Log;
  readonly newPapers: NewPapers;
}

const second = 1000;

export class RefreshController {
  readonly #dependencies: RefreshControllerDependencies;

  constructor(dependencies: RefreshControllerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Asks for everything that is followed, bypassing the cache. With nothing followed, asks the user what to follow. */
  async refresh(): Promise<void> {
    const follows = readFollows(this.#dependencies.log);
    if (follows.length === 0) await vscode.commands.executeCommand(commands.follow);
    else {
      this.#dependencies.connectionProvider.get().bypassCache();
      await this.#run(follows);
    }
  }

  /** Asks for the entries whose last answer is older than the setting says, unless a request is running. */
  async refreshStale(): Promise<void> {
    const { activity, lastAnswerTimes, log } = this.#dependencies;
    const hours = readSetting(settings.refreshHours, RefreshHours);
    if (activity.isRunning || hours === 0) return;
    const now = Date.now();
    const times = lastAnswerTimes.get();
    const isOld = (follow: Follow): boolean => isOutdated(times[followKey(follow)], now, hours);
    const old = readFollows(log).filter(isOld);
    if (old.length > 0) await this.#run(old);
  }

  #run(follows: readonly Follow[]): Promise<void> {
    return this.#dependencies.activity.run((signal, show) => this.#ask(follows, signal, show));
  }

  async #ask(follows: readonly Follow[], signal: AbortSignal, show: ShowMessage): Promise<ActivityResult> {
    const { lastAnswerTimes, connectionProvider, downloadedPapers, newPapers } = this.#dependencies;
    const connections = connectionProvider.get();
    let progress: readonly SourceProgress[] = [];
    const tell = (): void => {
      show(progressMessage(progress, source => connections.nextRequestAt(source)));
    };
    // Update the countdown to the next request every second.
    const ticking = setInterval(tell, second);
    try {
      const refreshResult = await refreshFollows(follows, {
        ...{ connections, signal, now: Date.now() },
        add: async (source, papers) => {
          const added = await downloadedPapers.add(source, papers);
          await newPapers.add(added);
          return added;
        },
        onProgress: latest => {
          progress = latest;
          tell();
        },
      });
      const times = Object.fromEntries(refreshResult.answered.map(key => [key, Date.now()]));
      await lastAnswerTimes.set({ ...lastAnswerTimes.get(), ...times });
      return { ...refreshResult, added: refreshResult.added.length };
    } finally {
      clearInterval(ticking);
    }
  }
}

/** Returns a line such as "Hugging Face: 34 new · arXiv: next request in 3 s". */
function progressMessage(
  progress: readonly SourceProgress[],
  nextRequestAt: (source: SourceProgress['source']) => number | undefined,
): string {
  const { t } = vscode.l10n;
  return progress
    .map(({ source, title, state, added }) => {
      const next = state === 'asking' ? nextRequestAt(source) : undefined;
      const wait = next === undefined ? 0 : Math.ceil((next - Date.now()) / second);
      if (next !== undefined && wait > 60) return t('{0}: goes on at {1}', title, timeOfDay(next));
      if (wait > 0) return t('{0}: next request in {1} s', title, formatNumber(wait));
      if (state === 'asking')
        return added === 0 ? t('{0}: asking…', title) : t('{0}: {1} new…', title, formatNumber(added));
      return state === 'failed' ? t('{0}: failed', title) : t('{0}: {1} new', title, formatNumber(added));
    })
    .join(' · ');
}
