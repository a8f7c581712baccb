// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
import { Catalogue } from './core/catalogue.ts';
import { Emitter } from './core/emitter.ts';
import { Arrangement, defaultArrangement } from './core/grouping.ts';
import type { PaperId } from './core/paper.ts';
import { noRecents, Recents } from './core/recents.ts';
import { Marks } from './core/readingList/marks.ts';
import { ReadingList } from './core/readingList/readingList.ts';
import { RelatedPapers } from './core/related/relatedPapers.ts';
import { SearchIndex } from './core/search/searchIndex.ts';
import { readBundledPapers } from './core/sources/bundled.ts';
import { GrownPapers } from './core/sources/grownPapers.ts';
import { NewIds, NewPapers } from './core/sources/newPapers.ts';
import { StoredPapers } from './core/sources/storedPapers.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
import { SeenLists } from './features/readingList/listTransfer.ts';
import { registerReadingList } from './features/readingList/registerReadingList.ts';
import { registerRelated } from './features/related/registerRelated.ts';
import { registerSearch } from './features/search/registerSearch.ts';
import type { KeyStorage } from './features/sources/apiKeys.ts';
import { Connected } from './features/sources/connected.ts';
import { AskedTimes } from './features/sources/refresher.ts';
import { registerSources } from './features/sources/registerSources.ts';
import { commands, kept } from './ids.ts';
import { hostClock as clock } from './platform/clock.ts';
import { filesIn } from './platform/files.ts';
import { folderAt } from './platform/folder.ts';
import { keptValue, type Memento } from './platform/keptValue.ts';
import { openLog } from './platform/log.ts';
import { hostTimer as timer } from './platform/timer.ts';

type Context = Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'subscriptions'> & {
  globalState: Memento;
  secrets: KeyStorage;
};

export function activate(context: Context): void {
  const { extensionUri, globalState, globalStorageUri: storageUri, secrets: secretStorage } = context;
  const log = openLog('Paperside', commands.showLog);
  const files = filesIn(vscode.Uri.joinPath(extensionUri, 'data'));
  const papersFolder = folderAt(vscode.Uri.joinPath(storageUri, 'papers'));
  const stored = new StoredPapers({ folder: papersFolder, clock, now: Date.now });

  const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
  const grown = new GrownPapers(catalogue, stored, log);
  const newPapers = new NewPapers(keptValue(globalState, kept.newPapers, NewIds, []));
  const listFolder = vscode.Uri.joinPath(storageUri, 'readingList');
  const paperOf = catalogue.get.bind(catalogue);
  const readingList = new ReadingList({ folder: folderAt(listFolder), clock, timer, paperOf });
  const marks = new Marks(readingList);
  const seenLists = keptValue(globalState, kept.seenLists, SeenLists, []);
  const searchIndex = new SearchIndex(catalogue, clock, log, { marks, onDidChange: readingList.onDidChange });
  const relatedPapers = new RelatedPapers({ catalogue, clock, files, log });
  const arrangement = keptValue(globalState, kept.arrangement, Arrangement, defaultArrangement);
  const asked = keptValue(globalState, kept.asked, AskedTimes, {});
  const recents = keptValue(globalState, kept.recents, Recents, noRecents);
  const connected = new Connected({ clock, log, secretStorage, storageUri });

  const [opened, shown, message] = [new Emitter<PaperId>(), new Emitter<undefined>(), new Emitter<string>()];
  const chosen = (): readonly PaperId[] => recents.get().papers;
  const library = { catalogue, arrangement, marks, newPapers, onDidMessage: message.event, shown };
  const sources = {
    asked,
    catalogue,
    chosen,
    clock,
    connected,
    grown,
    log,
    message,
    newPapers,
    relatedPapers,
  };

  const online = {
    sources: () => connected.get().all,
    add: grown.add.bind(grown),
  };

  context.subscriptions.push(
    log,
    connected,
    readingList,
    registerLibrary(library),
    registerSearch({ clock, marks, recents, searchIndex, online }),
    registerAbstract({ catalogue, extensionUri, log, marks, opened, recents, relatedPapers }),
    registerRelated({ catalogue, clock, log, marks, relatedPapers }),
    registerReadingList({ catalogue, folder: listFolder, log, marks, readingList, seenLists }),
    registerSources({ ...sources, secretStorage, onDidOpen: opened.event, onDidShowPapers: shown.event }),
  );
}
