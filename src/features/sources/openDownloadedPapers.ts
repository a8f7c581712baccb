// Creates the store of the papers that services gave, without reading a file.
import type * as vscode from 'vscode';
import type { Clock, Log } from '../../core/base/ports.ts';
import { DownloadedPapers } from '../../core/library/downloadedPapers.ts';
import { RecordStores } from '../../core/library/recordStores.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { folderAt } from '../../platform/folder.ts';
import { hostTimer } from '../../platform/timer.ts';

interface Dependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
}

export function openDownloadedPapers(
  storageUri: vscode.Uri,
  { catalogue, clock, log }: Dependencies,
): DownloadedPapers {
  const stores = new RecordStores({ folder: folderAt(storageUri, 'papers'), clock, now: Date.now });
  return new DownloadedPapers(catalogue, stores, log, hostTimer);
}
