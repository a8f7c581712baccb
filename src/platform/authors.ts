// The authors of a paper in the user's language.
import * as vscode from 'vscode';
import type { Paper } from '../core/papers/paper.ts';
import { isolate } from './isolate.ts';

type Authors = Pick<Paper, 'authors' | 'moreAuthors'>;

/** Returns "Zehao Qin", "Zehao Qin and Bo Chen" or "Zehao Qin et al."; empty when no author is known. */
export function shortAuthors({ authors, moreAuthors }: Authors): string {
  const [first, second] = authors.map(isolate);
  if (first === undefined) return '';
  if (moreAuthors === true || authors.length > 2) return vscode.l10n.t('{0} et al.', first);
  return second === undefined ? first : vscode.l10n.t('{0} and {1}', first, second);
}

/** Returns all known names, or the first `most`: "Zehao Qin, Bo Chen, Ada Li et al." */
export function authorNames({ authors, moreAuthors }: Authors, most = Infinity): string {
  const names = authors.slice(0, most).map(isolate).join(', ');
  const isPart = authors.length > most || (moreAuthors === true && authors.length > 0);
  return isPart ? vscode.l10n.t('{0} et al.', names) : names;
}
