// Composition root, for the Node and the web-worker host alike: what there is, and what each part is given.
import * as vscode from 'vscode';
import { Catalogue } from './core/catalogue.ts';
import { BibliographyAddress } from './core/citations/bibliography.ts';
import { CitationFormat } from './core/citations/citePapers.ts';
import { Arrangement, defaultArrangement } from './core/grouping.ts';
import { noRecents, Recents } from './core/recents.ts';
import { RelatedPapers } from './core/related/relatedPapers.ts';
import { readBundledPapers } from './core/sources/bundled.ts';
import { registerAbstract } from './features/abstract/registerAbstract.ts';
import { registerCitations } from './features/citations/registerCitations.ts';
import { registerLibrary } from './features/library/registerLibrary.ts';
import { registerRelated } from './features/related/registerRelated.ts';
import { registerSearch } from './features/search/registerSearch.ts';
import { commands, kept } from './ids.ts';
import { ActivePaper } from './platform/activePaper.ts';
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
  const citationFormat = keptValue(globalState, kept.citationFormat, CitationFormat, 'bibtex');
  const chosenBibliography = keptValue(workspaceState, kept.bibliography, BibliographyAddress, '');
  const activePaper = new ActivePaper();

  subscriptions.push(
    log,
    registerLibrary({ catalogue, arrangement }),
    registerSearch({ catalogue, clock, log, recents }),
    registerAbstract({ activePaper, catalogue, extensionUri, log, recents, relatedPapers }),
    registerRelated({ catalogue, clock, log, relatedPapers }),
    registerCitations({ activePaper, catalogue, chosenBibliography, citationFormat, clock, log }),
  );
}
