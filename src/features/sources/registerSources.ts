// Registers the commands of the live sources: follow, refresh, download, digest, recommendations and API keys.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Event } from '../../core/base/emitter.ts';
import type { Emitter } from '../../core/base/emitter.ts';
import type { WorkProgress } from '../../core/base/workProgress.ts';
import { PaperId } from '../../core/papers/paper.ts';
import type { SourceId } from '../../core/sources/source.ts';
import { sourceDescriptors } from '../../core/sources/sourceDescriptors.ts';
import { commands, contextKeys } from '../../ids.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import { beforeClosing } from '../../platform/closing.ts';
import { setContext } from '../../platform/contextKey.ts';
import { mementoKeys, mementoValue, type Memento } from '../../platform/mementoValue.ts';
import { registerActivePaperCommand, registerPaperCommand } from '../../platform/paperCommands.ts';
import { Activity } from './activity.ts';
import { pickAddition } from './additionPick.ts';
import { setApiKey, type SecretStore } from './apiKeys.ts';
import type { ConnectionProvider } from './connectionProvider.ts';
import { showDigest, type DigestDependencies } from './digestPick.ts';
import { pickFollow, pickUnfollow } from './followPick.ts';
import { PaperDownloads, type PaperDownloadsDependencies } from './paperDownloads.ts';
import {
  LastAnswerTimes,
  RefreshController,
  type RefreshControllerDependencies,
} from './refreshController.ts';

type SourcesDependencies = DigestDependencies &
  Omit<RefreshControllerDependencies & PaperDownloadsDependencies, 'activity' | 'lastAnswerTimes'> & {
    readonly activePaper: ActivePaper;
    /** Stores the times of the last answers. */
    readonly globalState: Memento;
    readonly connectionProvider: ConnectionProvider;
    readonly secretStorage: SecretStore;
    /** Fires when the Papers view becomes visible. */
    readonly onDidShowPapers: Event<undefined>;
    /** Fires when a paper is opened. */
    readonly onDidOpen: Event<PaperId>;
    /** Fired with the message above the rows of the Papers view. */
    readonly message: Emitter<string>;
    /** Told that what was got before is read. */
    readonly work: WorkProgress;
  };

const Rows = z.array(z.object({ paper: z.object({ id: PaperId }) }));

export function registerSources(dependencies: SourcesDependencies): vscode.Disposable {
  const { activePaper, connectionProvider, downloadedPapers, log, message } = dependencies;
  const { newPapers, secretStorage, work } = dependencies;
  const activity = new Activity(message, log);
  const lastAnswerTimes = mementoValue(dependencies.globalState, mementoKeys.asked, LastAnswerTimes, {});
  const refreshController = new RefreshController({ ...dependencies, activity, lastAnswerTimes });
  const paperDownloads = new PaperDownloads({ ...dependencies, activity });

  const follow = async (): Promise<void> => {
    const followed = await pickFollow(log, connectionProvider.get().openSearch !== undefined);
    if (followed !== undefined) await refreshController.refresh();
  };
  const opened = async (id: PaperId): Promise<void> => {
    await newPapers.markSeen(id);
    await downloadedPapers.keep(id);
  };
  /** What removes something is offered where there is something. */
  const showWhatThereIs = (): void => {
    setContext(contextKeys.hasNewPapers, newPapers.count > 0);
    setContext(contextKeys.hasSourcePapers, downloadedPapers.sources.length > 0);
  };
  showWhatThereIs();
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    activity,
    dependencies.catalogue.onDidOpen(() => void work.during('reading', downloadedPapers.open())),
    dependencies.onDidShowPapers(() => void refreshController.refreshStale()),
    dependencies.onDidOpen(id => void opened(id)),
    newPapers.onDidChange(showWhatThereIs),
    dependencies.catalogue.onDidChange(showWhatThereIs),
    connectionProvider.onDidAnswer(source => {
      activity.answered(sourceDescriptors[source].title);
    }),
    downloadedPapers.onDidFail(([first]) => {
      activity.setStorageFailure(first);
    }),
    beforeClosing(() => downloadedPapers.settled()),
    registerCommand(commands.refreshPapers, () => refreshController.refresh()),
    registerCommand(commands.cancelRefresh, () => {
      activity.cancel();
    }),
    registerCommand(commands.getDailyPapers, () => paperDownloads.daily()),
    registerCommand(commands.addPapers, pickAddition),
    registerCommand(commands.addPaper, (id: unknown) => paperDownloads.byId(id)),
    registerCommand(commands.follow, follow),
    registerCommand(commands.unfollow, () => pickUnfollow(log)),
    registerCommand(commands.showDigest, () => showDigest(dependencies)),
    registerCommand(commands.markAllSeen, () => newPapers.markAllSeen()),
    registerCommand(commands.setApiKey, () => setApiKey(secretStorage, log)),
    registerCommand(commands.removeSourcePapers, async () => {
      await downloadedPapers.open();
      const source = await pickSource(downloadedPapers.sources);
      if (source !== undefined) await downloadedPapers.drop(source);
    }),
    registerPaperCommand(commands.getAbstract, id => paperDownloads.abstract(id), search),
    registerActivePaperCommand(
      commands.recommendPapers,
      activePaper,
      (id, rows) => paperDownloads.recommended(chosen(id, rows)),
      search,
    ),
    registerActivePaperCommand(
      commands.findPublished,
      activePaper,
      (id, rows) => paperDownloads.published(chosen(id, rows)),
      search,
    ),
  );
}

const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);

/** Returns the selected rows, or the one clicked row; VS Code passes both. */
function chosen(id: PaperId, rows: unknown): readonly PaperId[] {
  const selected = Rows.safeParse(rows);
  return selected.success ? selected.data.map(({ paper }) => paper.id) : [id];
}

async function pickSource(sources: readonly SourceId[]): Promise<SourceId | undefined> {
  const { t } = vscode.l10n;
  const items = sources.map(id => ({ label: sourceDescriptors[id].title, id }));
  const choice = await vscode.window.showQuickPick(items, {
    title: t('Remove Papers of a Source'),
    placeHolder: t('Papers that other sources have too stay; the service can give the others again.'),
  });
  return choice?.id;
}
