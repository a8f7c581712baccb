// The composition root of both the Node and the web-worker host: creates all services and registers all features.
import * as vscode from 'vscode';
import type { PapersideApi } from './core/api.ts';
import { Emitter } from './core/base/emitter.ts';
import { WorkProgress } from './core/base/workProgress.ts';
import { NewPaperIds, NewPapers } from './core/library/newPapers.ts';
import { openCatalogue } from './core/library/openCatalogue.ts';
import { Arrangement, defaultArrangement } from './core/papers/grouping.ts';
import type { PaperId } from './core/papers/paper.ts';
import { noRecents, Recents } from './core/papers/recents.ts';
import { seedPapers } from './core/readingList/seedPapers.ts';
import { RelatedIndexer } from './core/related/relatedIndexer.ts';
import { SearchIndexer } from './core/search/searchIndexer.ts';
import { Landmarks, UserThemes } from './core/settings.ts';
import { PaperThemes } from './core/themes/paperThemes.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { createApi } from './features/api/createApi.ts';
import { registerChecks } from './features/checks/registerChecks.ts';
import { registerCitations } from './features/citations/registerCitations.ts';
import { fileDropController } from './features/files/fileDropController.ts';
import { registerFiles } from './features/files/registerFiles.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
import { registerMap } from './features/map/registerMap.ts';
import { registerMentions } from './features/mentions/registerMentions.ts';
import { openReadingList } from './features/readingList/openReadingList.ts';
import { registerReadingList } from './features/readingList/registerReadingList.ts';
import { registerRelated } from './features/related/registerRelated.ts';
import { registerSearch } from './features/search/registerSearch.ts';
import type { SecretStore } from './features/sources/apiKeys.ts';
import { ConnectionProvider } from './features/sources/connectionProvider.ts';
import { openDownloadedPapers } from './features/sources/openDownloadedPapers.ts';
import { registerSources } from './features/sources/registerSources.ts';
import { registerTools } from './features/tools/registerTools.ts';
import { commands, settings } from './ids.ts';
import { ActiveCode } from './platform/activeCode.ts';
import { ActivePaper } from './platform/activePaper.ts';
import { hostClock as clock, indexClocks } from './platform/clock.ts';
import { CodeRanker } from './platform/codeRanker.ts';
import { filesInFolder } from './platform/files.ts';
import { openComputedFiles } from './platform/openComputedFiles.ts';
import { openLog } from './platform/log.ts';
import { mementoKeys, mementoValue, type Memento } from './platform/mementoValue.ts';
import { openMentions } from './platform/openMentions.ts';
import { readSetting } from './platform/settings.ts';

type Context = Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'subscriptions'> &
  Record<'globalState' | 'workspaceState', Memento> & { secrets: SecretStore };

export { deactivate } from './platform/closing.ts';
export function activate(context: Context): PapersideApi {
  const { extensionUri, globalState, globalStorageUri: storageUri, workspaceState } = context;
  const secretStorage = context.secrets;
  const log = openLog('Paperside', commands.showLog);
  const files = filesInFolder(vscode.Uri.joinPath(extensionUri, 'data'));
  const work = new WorkProgress(clock);
  const landmarks = () => readSetting(settings.landmarks, Landmarks);
  const catalogue = openCatalogue({ files, log, clock, landmarks });
  const downloadedPapers = openDownloadedPapers(storageUri, { catalogue, clock, log });
  const newPapers = new NewPapers(mementoValue(globalState, mementoKeys.newPapers, NewPaperIds, []));
  const reading = openReadingList(storageUri, globalState, { catalogue, clock });
  const { annotations, readingList } = reading;
  const computed = openComputedFiles({ extensionUri, storageUri, clock, log });
  const [soon, later, last] = indexClocks;
  const searchIndexer = new SearchIndexer(catalogue, soon, log, { ...reading, computed, work });
  const relatedIndexer = new RelatedIndexer({ catalogue, clock: later, files, log, work, computed });
  const userThemes = () => readSetting(settings.themes, UserThemes);
  const paperThemes = new PaperThemes({ catalogue, clock: soon, log, userThemes, work, computed });
  const arrangement = mementoValue(globalState, mementoKeys.arrangement, Arrangement, defaultArrangement);
  const recents = mementoValue(globalState, mementoKeys.recents, Recents, noRecents);
  const connectionProvider = new ConnectionProvider({ clock, log, secretStorage, storageUri });
  const { bibliographies, mentions, titles } = openMentions(catalogue, clock, last, log);
  const ranker = new CodeRanker({ bibliographies, catalogue, clock, annotations, relatedIndexer, titles });
  const [opened, shown, message] = [new Emitter<PaperId>(), new Emitter<undefined>(), new Emitter<string>()];
  const base = { activePaper: new ActivePaper(), catalogue, clock, log, annotations, newPapers };
  const common = { ...base, activeCode: new ActiveCode(), paperThemes, relatedIndexer, mentions };
  const [add, allRead] = [downloadedPapers.add.bind(downloadedPapers), () => downloadedPapers.open()];
  const online = { ...connectionProvider.online, add, allRead };
  const library = { arrangement, onDidMessage: message.event, shown, work };
  const seeds = () => seedPapers(readingList, recents.get());
  const sources = { seeds, connectionProvider, globalState, downloadedPapers, message, secretStorage, work };
  context.subscriptions.push(log, bibliographies, connectionProvider, downloadedPapers, ranker);
  context.subscriptions.push(
    registerLibrary({ ...common, ...library, dragAndDropController: fileDropController }),
    registerSearch({ ...common, online, recents, searchIndexer }),
    registerAbstract({ ...common, ...reading, extensionUri, online, opened, recents }),
    registerRelated({ ...common, files, online, ranker, work }),
    registerMap({ ...common, extensionUri, ranker, readingList, storageUri, work }),
    registerCitations({ ...common, globalState, workspaceState }),
    registerFiles({ ...common, computed, globalState, work, workspaceState }),
    registerMentions({ ...common, ...online, bibliographies, onDidOpen: opened.event, titles }),
    registerChecks({ ...common, ...online, bibliographies, extensionUri }),
    registerReadingList({ ...common, ...reading, allRead }),
    registerTools({ ...common, ranker, readingList, searchIndexer }),
    registerSources({ ...common, ...sources, onDidOpen: opened.event, onDidShowPapers: shown.event }),
  );
  return createApi({ catalogue, ranker, searchIndexer });
}
