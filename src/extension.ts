// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
import { Catalogue } from './core/catalogue.ts';
import { Arrangement, defaultArrangement } from './core/grouping.ts';
import { noRecents, Recents } from './core/recents.ts';
import { RelatedPapers } from './core/related/relatedPapers.ts';
import { readBundledPapers } from './core/sources/bundled.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { droppedFiles } from './features/files/droppedFiles.ts';
import { FileUris } from './features/files/fileLinks.ts';
import { registerFiles } from './features/files/registerFiles.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
import { registerRelated } from './features/related/registerRelated.ts';
import { registerSearch } from './features/search/registerSearch.ts';
import { commands, kept } from './ids.ts';
import { hostClock as clock } from './platform/clock.ts';
import { filesIn } from './platform/files.ts';
import { keptValue, type Memento } from './platform/keptValue.ts';
import { openLog } from './platform/log.ts';

type Context = Pick<vscode.ExtensionContext, 'extensionUri' | 'subscriptions'> & {
  globalState: Memento;
  workspaceState: Memento;
};

export function activate({ extensionUri, globalState, subscriptions, workspaceState }: Context): void {
  const log = openLog('Paperside', commands.showLog);
  const files = filesIn(vscode.Uri.joinPath(extensionUri, 'data'));
  const catalogue = new Catalogue(() => readBundledPapers(files, log), clock);
  const relatedPapers = new RelatedPapers({ catalogue, clock, files, log });
  const arrangement = keptValue(globalState, kept.arrangement, Arrangement, defaultArrangement);
  const recents = keptValue(globalState, kept.recents, Recents, noRecents);

  const keptFiles = {
    machine: keptValue(globalState, kept.files, FileUris, []),
    workspace: keptValue(workspaceState, kept.files, FileUris, []),
  };

  subscriptions.push(
    log,
    registerLibrary({ catalogue, arrangement, dragAndDropController: droppedFiles }),
    registerSearch({ catalogue, clock, log, recents }),
    registerAbstract({ catalogue, extensionUri, log, recents, relatedPapers }),
    registerRelated({ catalogue, clock, log, relatedPapers }),
    registerFiles({ catalogue, clock, keptFiles, log }),
  );
}
