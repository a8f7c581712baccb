// The title of a paper wherever it is a row, a heading or a tab: in Unicode, isolated,
// and saying so if the paper was withdrawn.
import * as vscode from 'vscode';
import { displayTitle } from '../core/papers/displayText.ts';
import type { Paper } from '../core/papers/paper.ts';
import { isolate } from './isolate.ts';

export function paperTitle(paper: Pick<Paper, 'title' | 'revision'>): string {
  return isolate(bareTitle(paper));
}

/** The same, to be cut and then isolated. */
export function bareTitle(paper: Pick<Paper, 'title' | 'revision'>): string {
  const title = displayTitle(paper);
  return paper.revision?.withdrawn === undefined ? title : vscode.l10n.t('[Withdrawn] {0}', isolate(title));
}
