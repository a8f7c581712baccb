// How related papers and their evidence look: rows of the view, and rows of a quick pick.
import * as vscode from 'vscode';
import type { Paper } from '../../core/papers/paper.ts';
import type { Evidence } from '../../core/related/evidence.ts';
import { termSnippet } from '../../core/related/termSnippet.ts';
import { wordBoundary } from '../../core/text/wordBoundary.ts';
import { commands, treeItems } from '../../ids.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { RankedPaper } from '../../platform/codeRanker.ts';

/** How many reasons stand beside a title; the rest shows when the row is opened. */
const reasonsShown = 3;
/** What a row holds in a sidebar of 300 px, in characters: a title, and two reasons at least. */
const rowLength = 34;
const reasonsReadable = 2;
/** How much of a title stands before the reasons, in characters. */
const minTitle = 8;
const maxTitle = 20;
/** How much of the abstract stands beside a reason, in characters. */
const snippetLength = 90;
/** How many lines of code a row names. */
const linesShown = 3;

export function reasonsText(evidence: readonly Evidence[], most = reasonsShown): string {
  return evidence
    .slice(0, most)
    .map(({ label }) => label)
    .join(' · ');
}

/** What a title begins with: its reasons stand beside it, and a sidebar is narrow. The tooltip has all of it. */
function shortTitle({ paper: { title }, evidence }: RankedPaper): string {
  const [name = ''] = title.split(/: | [–—] /);
  const room = rowLength - reasonsText(evidence, reasonsReadable).length;
  const length = Math.max(minTitle, Math.min(maxTitle, room));
  return name.length <= length ? name : `${name.slice(0, wordBoundary(name, length)).trimEnd()}…`;
}

export function relatedItem(ranked: RankedPaper): vscode.TreeItem {
  const { paper, evidence } = ranked;
  const item = new vscode.TreeItem(shortTitle(ranked), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = paper.id;
  item.description = reasonsText(evidence);
  item.contextValue = treeItems.relatedPaper;
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, because of {1}', paper.title, reasonsText(evidence).replaceAll(' · ', ', ')),
  };
  item.command = {
    command: commands.openAbstract,
    title: vscode.l10n.t('Open Abstract'),
    arguments: [paper.id, { preserveFocus: true }],
  };
  return item;
}

export function evidenceItem(
  evidence: Evidence,
  { paper }: RankedPaper,
  code: CodeDocument,
): vscode.TreeItem {
  const item = new vscode.TreeItem(evidence.label);
  const snippet = snippetText(paper, evidence);
  const lines = linesText(evidence, code);
  item.id = `${paper.id}/${evidence.stem}`;
  item.iconPath = new vscode.ThemeIcon('symbol-key');
  item.description = [lines, snippet].filter(Boolean).join(' · ');
  const share = shareText(evidence);
  item.tooltip = [[evidence.label, share].filter(Boolean).join(': '), lines, snippet]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = { label: [evidence.label, lines, snippet].filter(Boolean).join(', ') };
  const place = codePlace(evidence, code);
  if (place !== undefined)
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Go to Line'),
      arguments: openArguments(place),
    };
  return item;
}

interface CodePlace {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** The line that tells most; none for a reason that stands in no code. */
export function codePlace(
  { lines: [first] }: Evidence,
  code: CodeDocument | undefined,
): CodePlace | undefined {
  return first === undefined ? undefined : code?.locate(first);
}

/** What `vscode.open` takes: the line, with the keyboard in the editor. */
export function openArguments({ uri, line }: CodePlace): [vscode.Uri, vscode.TextDocumentShowOptions] {
  return [uri, { selection: new vscode.Range(line, 0, line, 0) }];
}

export function linesText({ lines }: Evidence, code: CodeDocument): string {
  const numbers = lines.slice(0, linesShown).map(line => code.locate(line).line + 1);
  // A term of the code that stands in no line of it is what the file or its folder is called.
  if (numbers.length === 0) return vscode.l10n.t('in the file’s path');
  return numbers.length === 1
    ? vscode.l10n.t('line {0}', numbers.join())
    : vscode.l10n.t('lines {0}', numbers.join(', '));
}

/** Where the paper has the term: its title, or a part of its abstract in quotation marks. */
export function snippetText(paper: Paper, { stem }: Evidence): string {
  if (stem === '') return '';
  const snippet = termSnippet(paper, stem, snippetLength);
  if (snippet === undefined) return '';
  return snippet.field === 'title' ? vscode.l10n.t('in the title') : `“${snippet.text}”`;
}

/** A share of the score: "41 % of the match". Empty for a paper that the code names: no score says that. */
export function shareText({ weight }: Evidence): string {
  if (weight === 0) return '';
  return vscode.l10n.t('{0} % of the match', Math.max(1, Math.round(weight * 100)));
}
