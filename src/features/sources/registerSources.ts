// Live sources: what is followed, fetched, new and recommended, and the services behind it.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Event } from '../../core/emitter.ts';
import type { Emitter } from '../../core/emitter.ts';
import { PaperId } from '../../core/paper.ts';
import { abilities, type SourceId } from '../../core/sources/abilities.ts';
import type { WorkProgress } from '../../core/workProgress.ts';
import { commands, contextKeys, kept } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { keptValue, type Memento } from '../../platform/keptValue.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { Activity } from './activity.ts';
import { setApiKey, type KeyStorage } from './apiKeys.ts';
import type { Connected } from './connected.ts';
import { showDigest, type DigestDependencies } from './digest.ts';
import { pickFollow, pickUnfollow } from './followPick.ts';
import { GetPapers, type GetPapersDependencies } from './getPapers.ts';
import { AskedTimes, Refresher, type RefresherDependencies } from './refresher.ts';

type SourcesDependencies = DigestDependencies &
  Omit<RefresherDependencies & GetPapersDependencies, 'activity' | 'asked'> & {
    /** Where it is kept when what is followed was last asked for. */
    readonly globalState: Memento;
    readonly connected: Connected;
    readonly secretStorage: KeyStorage;
    /** When the Papers view has come into sight. */
    readonly onDidShowPapers: Event<undefined>;
    /** When a paper was opened. */
    readonly onDidOpen: Event<PaperId>;
    /** The sentence above the rows of the Papers view. */
    readonly message: Emitter<string>;
    /** Told that what was got before is read. */
    readonly work: WorkProgress;
  };

const Rows = z.array(z.object({ paper: z.object({ id: PaperId }) }));

export function registerSources(dependencies: SourcesDependencies): vscode.Disposable {
  const { connected, grown, log, message, newPapers, secretStorage, work } = dependencies;
  const activity = new Activity(message, log);
  const asked = keptValue(dependencies.globalState, kept.asked, AskedTimes, {});
  const refresher = new Refresher({ ...dependencies, activity, asked });
  const getPapers = new GetPapers({ ...dependencies, activity });

  const follow = async (): Promise<void> => {
    const followed = await pickFollow(log, connected.get().openSearch !== undefined);
    if (followed !== undefined) await refresher.refresh();
  };
  const opened = async (id: PaperId): Promise<void> => {
    await newPapers.seen(id);
    await grown.keep(id);
  };
  /** What removes something is offered where there is something. */
  const showWhatThereIs = (): void => {
    setContext(contextKeys.hasNewPapers, newPapers.count > 0);
    setContext(contextKeys.hasSourcePapers, grown.sources.length > 0);
  };
  showWhatThereIs();
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    activity,
    dependencies.catalogue.onDidOpen(() => void work.during('reading', grown.open())),
    dependencies.onDidShowPapers(() => void refresher.refreshOld()),
    dependencies.onDidOpen(id => void opened(id)),
    newPapers.onDidChange(showWhatThereIs),
    dependencies.catalogue.onDidChange(showWhatThereIs),
    connected.onDidAnswer(source => {
      activity.answered(abilities[source].title);
    }),
    grown.onDidFail(([first]) => {
      activity.setStorageFailure(first);
    }),
    registerCommand(commands.refreshPapers, () => refresher.refresh()),
    registerCommand(commands.cancelRefresh, () => {
      activity.cancel();
    }),
    registerCommand(commands.getDailyPapers, () => getPapers.daily()),
    registerCommand(commands.addPaper, (id: unknown) => getPapers.byId(id)),
    registerCommand(commands.follow, follow),
    registerCommand(commands.unfollow, () => pickUnfollow(log)),
    registerCommand(commands.showDigest, () => showDigest(dependencies)),
    registerCommand(commands.markAllSeen, () => newPapers.allSeen()),
    registerCommand(commands.setApiKey, () => setApiKey(secretStorage)),
    registerCommand(commands.removeSourcePapers, async () => {
      await grown.open();
      const source = await pickSource(grown.sources);
      if (source !== undefined) await grown.drop(source);
    }),
    registerPaperCommand(
      commands.recommendPapers,
      (id, rows) => getPapers.recommended(chosen(id, rows)),
      search,
    ),
    registerPaperCommand(commands.findPublished, (id, rows) => getPapers.published(chosen(id, rows)), search),
  );
}

const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);

/** A row, or all selected ones: VS Code hands over both. */
function chosen(id: PaperId, rows: unknown): readonly PaperId[] {
  const selected = Rows.safeParse(rows);
  return selected.success ? selected.data.map(({ paper }) => paper.id) : [id];
}

async function pickSource(sources: readonly SourceId[]): Promise<SourceId | undefined> {
  const { t } = vscode.l10n;
  const items = sources.map(id => ({ label: abilities[id].title, id }));
  const choice = await vscode.window.showQuickPick(items, {
    title: t('Remove Papers of a Source'),
    placeHolder: t('Papers that other sources have too stay; the service can give the others again.'),
  });
  return choice?.id;
}
