// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
import type { PapersideApi } from './core/api.ts';
import { Catalogue } from './core/catalogue.ts';
import { Emitter } from './core/emitter.ts';
import { Arrangement, defaultArrangement } from './core/grouping.ts';
import { MentionIndex } from './core/mentions/mentionIndex.ts';
import type { PaperId } from './core/paper.ts';
import { chosenPapers } from './core/readingList/chosenPapers.ts';
import { noRecents, Recents } from './core/recents.ts';
import { RelatedPapers } from './core/related/relatedPapers.ts';
import { SearchIndex } from './core/search/searchIndex.ts';
import { UserThemes } from './core/settings.ts';
import { readBundledPapers } from './core/sources/bundled.ts';
import { GrownPapers } from './core/sources/grownPapers.ts';
import { NewIds, NewPapers } from './core/sources/newPapers.ts';
import { StoredPapers } from './core/sources/storedPapers.ts';
import { PaperThemes } from './core/themes/paperThemes.ts';
import { WorkProgress } from './core/workProgress.ts';
import { openApi } from './features/api/openApi.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { registerCitations } from './features/citations/registerCitations.ts';
import { droppedFiles } from './features/files/droppedFiles.ts';
import { registerFiles } from './features/files/registerFiles.ts';
import { registerMentions } from './features/mentions/registerMentions.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
import { openReadingList } from './features/readingList/openReadingList.ts';
import { registerReadingList } from './features/readingList/registerReadingList.ts';
import { registerRelated } from './features/related/registerRelated.ts';
import { registerSearch } from './features/search/registerSearch.ts';
import type { KeyStorage } from './features/sources/apiKeys.ts';
import { Connected } from './features/sources/connected.ts';
import { registerSources } from './features/sources/registerSources.ts';
import { registerTools } from './features/tools/registerTools.ts';
import { commands, kept, settings } from './ids.ts';
import { ActivePaper } from './platform/activePaper.ts';
import { hostClock as clock } from './platform/clock.ts';
import { CodeRanker } from './platform/codeRanking.ts';
import { filesIn } from './platform/files.ts';
import { folderAt } from './platform/folder.ts';
import { keptValue, type Memento } from './platform/keptValue.ts';
import { openLog } from './platform/log.ts';
import { readSetting } from './platform/settings.ts';

type Context = Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'subscriptions'> & {
  globalState: Memento;
  workspaceState: Memento;
  secrets: KeyStorage;
};

export function activate(context: Context): PapersideApi {
  const { extensionUri, globalState, globalStorageUri: storageUri, workspaceState } = context;
  const secretStorage = context.secrets;
  const log = openLog('Paperside', commands.showLog);
  const files = filesIn(vscode.Uri.joinPath(extensionUri, 'data'));
  const folder = folderAt(vscode.Uri.joinPath(storageUri, 'papers'));

  const work = new WorkProgress(clock);
  const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
  const grown = new GrownPapers(catalogue, new StoredPapers({ folder, clock, now: Date.now }), log);
  const newPapers = new NewPapers(keptValue(globalState, kept.newPapers, NewIds, []));
  const reading = openReadingList(storageUri, globalState, { catalogue, clock });
  const { marks, readingList } = reading;
  const searchIndex = new SearchIndex(catalogue, clock, log, { marks, onDidChange: readingList.onDidChange });
  const relatedPapers = new RelatedPapers({ catalogue, clock, files, log, work });
  const userThemes = () => readSetting(settings.themes, UserThemes);
  const paperThemes = new PaperThemes({ catalogue, clock, log, userThemes, work });
  const arrangement = keptValue(globalState, kept.arrangement, Arrangement, defaultArrangement);
  const recents = keptValue(globalState, kept.recents, Recents, noRecents);
  const connected = new Connected({ clock, log, secretStorage, storageUri });
  const ranker = new CodeRanker({ catalogue, clock, marks, relatedPapers });
  const [activePaper, mentions] = [new ActivePaper(), new MentionIndex()];
  const [opened, shown, message] = [new Emitter<PaperId>(), new Emitter<undefined>(), new Emitter<string>()];

  // What most of them need, then what each alone does.
  const common = { catalogue, clock, log, marks, paperThemes, relatedPapers };
  const online = { sources: () => connected.get().all, add: grown.add.bind(grown) };
  const library = { arrangement, newPapers, onDidMessage: message.event, shown, work };
  const chosen = () => chosenPapers(readingList, recents.get());
  const sources = { chosen, connected, globalState, grown, message, newPapers, secretStorage, work };
  context.subscriptions.push(log, connected, ranker);
  context.subscriptions.push(
    registerLibrary({ ...common, ...library, dragAndDropController: droppedFiles }),
    registerSearch({ ...common, online, recents, searchIndex }),
    registerAbstract({ ...common, activePaper, extensionUri, mentions, opened, recents }),
    registerRelated({ ...common, ranker, work }),
    registerCitations({ ...common, activePaper, globalState, mentions, workspaceState }),
    registerFiles({ ...common, globalState, work, workspaceState }),
    registerMentions({ ...common, ...online, mentions, onDidOpen: opened.event }),
    registerReadingList({ ...common, ...reading, allRead: () => grown.open() }),
    registerTools({ ...common, ranker, readingList, searchIndex }),
    registerSources({ ...common, ...sources, onDidOpen: opened.event, onDidShowPapers: shown.event }),
  );
  return openApi({ catalogue, ranker, searchIndex });
}
