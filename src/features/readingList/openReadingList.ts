// The reading list where it is kept, with what the views ask of it.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { Clock } from '../../core/ports.ts';
import { Marks } from '../../core/readingList/marks.ts';
import { ReadingList } from '../../core/readingList/readingList.ts';
import { HideStatuses } from '../../core/settings.ts';
import { kept, settings } from '../../ids.ts';
import { folderAt } from '../../platform/folder.ts';
import { keptValue, type KeptValue, type Memento } from '../../platform/keptValue.ts';
import { readSetting } from '../../platform/settings.ts';
import { hostTimer as timer } from '../../platform/timer.ts';
import { SeenLists } from './listTransfer.ts';

export interface OpenReadingList {
  readonly marks: Marks;
  readonly readingList: ReadingList;
  readonly seenLists: KeptValue<string[]>;
  /** Where its files are: other windows write there, too. */
  readonly folder: vscode.Uri;
}

/** Reads nothing yet. */
export function openReadingList(
  storageUri: vscode.Uri,
  globalState: Memento,
  { catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock },
): OpenReadingList {
  const folder = vscode.Uri.joinPath(storageUri, 'readingList');
  const paperOf = catalogue.get.bind(catalogue);
  const readingList = new ReadingList({ folder: folderAt(folder), clock, timer, paperOf });
  const seenLists = keptValue(globalState, kept.seenLists, SeenLists, []);
  const marks = new Marks(readingList);
  // Before any view looks: none is drawn twice.
  marks.hidden = readSetting(settings.hideStatuses, HideStatuses);
  return { folder, marks, readingList, seenLists };
}
