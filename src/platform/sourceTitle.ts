// The title of a source as a reader sees it.
import * as vscode from 'vscode';
import { landmarksSource } from '../core/library/landmarks.ts';
import type { Source } from '../core/papers/paper.ts';

/** Services and files keep their names; the landmarks are a word of ours. */
export function sourceTitle({ id, title }: Source): string {
  return id === landmarksSource.id ? vscode.l10n.t('Landmarks') : title;
}
