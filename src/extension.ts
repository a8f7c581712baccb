// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
import { Catalogue } from './core/catalogue.ts';
import { Emitter } from './core/emitter.ts';
import { Arrangement, defaultArrangement } from './core/grouping.ts';
import { MentionIndex } from './core/mentions/mentionIndex.ts';
import type { PaperId } from './core/paper.ts';
import { noRecents, Recents } from './core/recents.ts';
import { RelatedPapers } from './core/related/relatedPapers.ts';
import { SearchIndex } from './core/search/searchIndex.ts';
import { UserThemes } from './core/settings.ts';
import { readBundledPapers } from './core/sources/bundled.ts';
import { GrownPapers } from './core/sources/grownPapers.ts';
import { lookUp } from './core/sources/lookUp.ts';
import { NewIds, NewPapers } from './core/sources/newPapers.ts';
import { StoredPapers } from './core/sources/storedPapers.ts';
import { PaperThemes } from './core/themes/paperThemes.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { registerCitations } from './features/citations/registerCitations.ts';
import { droppedFiles } from './features/files/droppedFiles.ts';
import { registerFiles } from './features/files/registerFiles.ts';
import { registerMentions } from './features/mentions/registerMentions.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
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
  const {
    extensionUri,
    globalState,
    globalStorageUri: storageUri,
    secrets: secretStorage,
    workspaceState,
  } = context;
  const log = openLog('Paperside', commands.showLog);
  const files = filesIn(vscode.Uri.joinPath(extensionUri, 'data'));
  const papersFolder = folderAt(vscode.Uri.joinPath(storageUri, 'papers'));
  const stored = new StoredPapers({ folder: papersFolder, clock, now: Date.now });

  const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
  const grown = new GrownPapers(catalogue, stored, log);
  const newPapers = new NewPapers(keptValue(globalState, kept.newPapers, NewIds, []));
  const searchIndex = new SearchIndex(catalogue, clock, log);
  const relatedPapers = new RelatedPapers({ catalogue, clock, files, log });
  const userThemes = () => readSetting(settings.themes, UserThemes);
  const paperThemes = new PaperThemes({ catalogue, clock, log, userThemes });
  const arrangement = keptValue(globalState, kept.arrangement, Arrangement, defaultArrangement);
  const recents = keptValue(globalState, kept.recents, Recents, noRecents);
  const connected = new Connected({ clock, log, secretStorage, storageUri });
  const askable = () => connected.get().all;
  const lookUpPaper = async (id: PaperId, signal: AbortSignal) =>
    (await lookUp(id, askable(), signal))?.paper;
  const mentions = new MentionIndex();
  const activePaper = new ActivePaper();

  const [opened, shown, message] = [new Emitter<PaperId>(), new Emitter<undefined>(), new Emitter<string>()];
  const chosen = (): readonly PaperId[] => recents.get().papers;
  // Until there is a reading list.
  const readingList = { statusOf: () => undefined, onDidChange: new Emitter<undefined>().event };
  const library = {
    ...{ arrangement, catalogue, clock, newPapers, paperThemes, readingList, shown },
    onDidMessage: message.event,
  };
  const sources = {
    ...{ catalogue, chosen, clock, connected, globalState, grown, log },
    ...{ message, newPapers, paperThemes, relatedPapers },
  };

  const abstract = { activePaper, catalogue, log, paperThemes };
  context.subscriptions.push(
    log,
    connected,
    registerLibrary({ ...library, dragAndDropController: droppedFiles }),
    registerSearch({ clock, recents, searchIndex, online: { sources: askable, add: grown.add.bind(grown) } }),
    registerAbstract({ ...abstract, extensionUri, opened, recents, relatedPapers }),
    registerRelated({ catalogue, clock, log, relatedPapers }),
    registerCitations({ activePaper, catalogue, clock, globalState, log, workspaceState }),
    registerFiles({ catalogue, clock, globalState, log, workspaceState }),
    registerMentions({ catalogue, clock, log, lookUp: lookUpPaper, mentions, statusOf: () => '' }),
    registerSources({ ...sources, secretStorage, onDidOpen: opened.event, onDidShowPapers: shown.event }),
  );
}
