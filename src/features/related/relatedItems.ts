// How related papers and their evidence look: rows of the view, and rows of a quick pick.
import * as vscode from 'vscode';
import type { Paper } from '../../core/paper.ts';
import type { Evidence } from '../../core/related/evidence.ts';
import { passageOf } from '../../core/related/passage.ts';
import { wordBoundary } from '../../core/text/wordBoundary.ts';
import { commands, treeItems } from '../../ids.ts';
import type { RankedPaper } from '../../platform/codeRanking.ts';
import type { OpenCode } from '../../platform/openCode.ts';

/** How many reasons stand beside a title; the rest shows when the row is opened. */
const reasonsShown = 3;
/** What a row holds in a sidebar of 300 px, in characters: the beginning of a title, two reasons, and that there are more. */
const rowLength = 30;
const reasonsReadable = 2;
/** How much of a title stands before the reasons, in characters. */
const leastTitle = 7;
const mostTitle = 20;
/** How much of the abstract stands beside a reason, in characters. */
const passageLength = 90;
/** How many lines of code a row names. */
const linesShown = 3;

export function reasons(evidence: readonly Evidence[], most = reasonsShown): string {
  return evidence
    .slice(0, most)
    .map(({ shown }) => shown)
    .join(' · ');
}

/** The heaviest first, and after it the heaviest that fits into the row with it. */
function forRow(evidence: readonly Evidence[]): readonly Evidence[] {
  const [first, ...others] = evidence;
  if (first === undefined) return evidence;
  const fitting = others.find(other => reasons([first, other]).length <= rowLength - leastTitle);
  return fitting === undefined ? evidence : [...new Set([first, fitting, ...others])];
}

/** What a title begins with: its reasons stand beside it, and a sidebar is narrow. The tooltip has all of it. */
function shortTitle(title: string, evidence: readonly Evidence[]): string {
  const [name = ''] = title.split(/: | [–—] /);
  const room = rowLength - reasons(evidence, reasonsReadable).length;
  const length = Math.max(leastTitle, Math.min(mostTitle, room));
  // The sign for what is left out takes a letter's room.
  return name.length <= length + 1 ? name : `${name.slice(0, wordBoundary(name, length)).trimEnd()}…`;
}

export function relatedItem({ paper, evidence: all }: RankedPaper): vscode.TreeItem {
  const evidence = forRow(all);
  const title = shortTitle(paper.title, evidence);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = paper.id;
  item.description = reasons(evidence);
  item.contextValue = treeItems.relatedPaper;
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, because of {1}', paper.title, reasons(evidence).replaceAll(' · ', ', ')),
  };
  item.command = {
    command: commands.openAbstract,
    title: vscode.l10n.t('Open Abstract'),
    arguments: [paper.id, { preserveFocus: true }],
  };
  return item;
}

export function evidenceItem(evidence: Evidence, { paper }: RankedPaper, code: OpenCode): vscode.TreeItem {
  const item = new vscode.TreeItem(evidence.shown);
  const passage = passageText(paper, evidence);
  const lines = linesText(evidence, code);
  item.id = `${paper.id}/${evidence.stem}`;
  item.iconPath = new vscode.ThemeIcon('symbol-key');
  item.description = [lines, passage].filter(Boolean).join(' · ');
  const share = shareText(evidence);
  item.tooltip = [[evidence.shown, share].filter(Boolean).join(': '), lines, passage]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = { label: [evidence.shown, lines, passage].filter(Boolean).join(', ') };
  const place = placeOf(evidence, code);
  if (place !== undefined)
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Go to Line'),
      arguments: openArguments(place),
    };
  return item;
}

interface Place {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** The line that tells most; none for a reason that stands in no code. */
export function placeOf({ lines: [first] }: Evidence, code: OpenCode | undefined): Place | undefined {
  return first === undefined ? undefined : code?.locate(first);
}

/** What `vscode.open` takes: the line, with the keyboard in the editor. */
export function openArguments({ uri, line }: Place): [vscode.Uri, vscode.TextDocumentShowOptions] {
  return [uri, { selection: new vscode.Range(line, 0, line, 0) }];
}

export function linesText({ lines }: Evidence, code: OpenCode): string {
  const numbers = lines.slice(0, linesShown).map(line => code.locate(line).line + 1);
  // A term of the code that stands in no line of it is what the file or its folder is called.
  if (numbers.length === 0) return vscode.l10n.t('in the file’s path');
  return numbers.length === 1
    ? vscode.l10n.t('line {0}', numbers.join())
    : vscode.l10n.t('lines {0}', numbers.join(', '));
}

/** Where the paper has the term: its title, or a part of its abstract in quotation marks. */
export function passageText(paper: Paper, { stem }: Evidence): string {
  if (stem === '') return '';
  const passage = passageOf(paper, stem, passageLength);
  if (passage === undefined) return '';
  return passage.field === 'title' ? vscode.l10n.t('in the title') : `“${passage.text}”`;
}

/** A share of the score: "41 % of the match". Empty for a paper that the code names: no score says that. */
export function shareText({ weight }: Evidence): string {
  if (weight === 0) return '';
  return vscode.l10n.t('{0} % of the match', Math.max(1, Math.round(weight * 100)));
}
