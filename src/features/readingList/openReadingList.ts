// Creates the reading list in its storage folder, and the annotations that the views show.
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/ports.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import { ReadingList } from '../../core/readingList/readingList.ts';
import { HideStatuses } from '../../core/settings.ts';
import { settings } from '../../ids.ts';
import { folderAt } from '../../platform/folder.ts';
import { mementoKeys, mementoValue, type Memento, type MementoValue } from '../../platform/mementoValue.ts';
import { readSetting } from '../../platform/settings.ts';
import { hostTimer as timer } from '../../platform/timer.ts';
import { SeenLists } from './readingListTransfer.ts';

export interface ReadingListServices {
  readonly annotations: ReadingListAnnotations;
  readonly readingList: ReadingList;
  readonly onDidChange: ReadingList['onDidChange'];
  readonly seenLists: MementoValue<string[]>;
  /** Folder of the list's files; other windows write there, too. */
  readonly folder: vscode.Uri;
}

/** Creates the services without reading a file. */
export function openReadingList(
  storageUri: vscode.Uri,
  globalState: Memento,
  { catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock },
): ReadingListServices {
  const folder = vscode.Uri.joinPath(storageUri, 'readingList');
  const paperOf = catalogue.get.bind(catalogue);
  const readingList = new ReadingList({ folder: folderAt(folder), clock, timer, paperOf });
  const seenLists = mementoValue(globalState, mementoKeys.seenLists, SeenLists, []);
  const annotations = new ReadingListAnnotations(readingList);
  // Set before the first view draws, so that no view draws twice.
  annotations.hidden = readSetting(settings.hideStatuses, HideStatuses);
  const { onDidChange } = readingList;
  return { folder, annotations, onDidChange, readingList, seenLists };
}
