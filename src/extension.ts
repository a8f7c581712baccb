// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
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
import { commands, kept, settings } from './ids.ts';
import { ActivePaper } from './platform/activePaper.ts';
import { hostClock as clock } from './platform/clock.ts';
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

export function activate(context: Context): void {
  const { extensionUri, globalState, globalStorageUri: storageUri, workspaceState } = context;
  const log = openLog('Paperside', commands.showLog);
  const files = filesIn(vscode.Uri.joinPath(extensionUri, 'data'));
  const papersFolder = folderAt(vscode.Uri.joinPath(storageUri, 'papers'));
  const stored = new StoredPapers({ folder: papersFolder, clock, now: Date.now });

  const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
  const grown = new GrownPapers(catalogue, stored, log);
  const newPapers = new NewPapers(keptValue(globalState, kept.newPapers, NewIds, []));
  const reading = openReadingList(storageUri, globalState, { catalogue, clock });
  const { marks, readingList } = reading;
  const searchIndex = new SearchIndex(catalogue, clock, log, { marks, onDidChange: readingList.onDidChange });
  const relatedPapers = new RelatedPapers({ catalogue, clock, files, log });
  const userThemes = () => readSetting(settings.themes, UserThemes);
  const paperThemes = new PaperThemes({ catalogue, clock, log, userThemes });
  const arrangement = keptValue(globalState, kept.arrangement, Arrangement, defaultArrangement);
  const recents = keptValue(globalState, kept.recents, Recents, noRecents);
  const connected = new Connected({ clock, log, secretStorage: context.secrets, storageUri });
  const askable = () => connected.get().all;
  const mentions = new MentionIndex();
  const activePaper = new ActivePaper();

  const [opened, shown, message] = [new Emitter<PaperId>(), new Emitter<undefined>(), new Emitter<string>()];
  const chosen = () => chosenPapers(readingList, recents.get());
  const library = {
    ...{ arrangement, catalogue, clock, marks, newPapers, paperThemes, shown },
    onDidMessage: message.event,
  };
  const sources = {
    ...{ catalogue, chosen, clock, connected, globalState, grown, log },
    ...{ message, newPapers, paperThemes, relatedPapers, secretStorage: context.secrets },
  };

  const online = { sources: askable, add: grown.add.bind(grown) };
  const abstract = { activePaper, catalogue, log, marks, paperThemes };
  context.subscriptions.push(
    log,
    connected,
    registerLibrary({ ...library, dragAndDropController: droppedFiles }),
    registerSearch({ clock, marks, recents, searchIndex, online }),
    registerAbstract({ ...abstract, extensionUri, opened, recents, relatedPapers }),
    registerRelated({ catalogue, clock, log, marks, relatedPapers }),
    registerCitations({ activePaper, catalogue, clock, globalState, log, workspaceState }),
    registerFiles({ catalogue, clock, globalState, log, workspaceState }),
    registerMentions({ catalogue, clock, log, marks, mentions, sources: askable }),
    registerReadingList({ allRead: () => grown.open(), catalogue, log, ...reading }),
    registerSources({ ...sources, onDidOpen: opened.event, onDidShowPapers: shown.event }),
  );
}
