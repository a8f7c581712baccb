// Formats related papers and their evidence as tree items and quick pick rows.
import * as vscode from 'vscode';
import type { Paper } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import type { Evidence } from '../../core/related/evidence.ts';
import { termSnippet } from '../../core/related/termSnippet.ts';
import type { WeightedTerm } from '../../core/text/weightedTerms.ts';
import { letterBoundary, wordBoundary } from '../../core/text/wordBoundary.ts';
import { commands, treeItems } from '../../ids.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { RankedPaper } from '../../platform/codeRanker.ts';
import { openAbstractCommand } from '../../platform/paperCommands.ts';
import { bareTitle, paperTitle } from '../../platform/paperTitle.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatShare } from '../../platform/numbers.ts';

/** Maximum number of terms beside a title; expanding the row shows all. */
const reasonsShown = 3;
/** Characters that fit a row in a sidebar of 300 px: a title, two terms and an ellipsis. */
const rowLength = 32;
const reasonsReadable = 2;
/** Minimum and maximum length of the title in a row, in characters. */
const minTitle = 12;
const maxTitle = 28;
/** A title is cut between words where that leaves this share of its room. */
const wordsShare = 0.7;
/** Maximum length of the snippet beside a term, in characters. */
const snippetLength = 90;
/** Number of terms on the row that searches online. */
const termsShown = 2;
/** Maximum number of code lines named in a row. */
const linesShown = 3;

export function reasonsText(evidence: readonly Evidence[], most = reasonsShown): string {
  return evidence
    .slice(0, most)
    .map(({ label }) => label)
    .join(' · ');
}

/** Returns the terms with the heaviest first, followed by the heaviest that fits into the row beside it. */
function forRow(evidence: readonly Evidence[], { length }: string): readonly Evidence[] {
  const [first, ...others] = evidence;
  if (first === undefined) return evidence;
  const room = rowLength - Math.min(minTitle, length);
  const fitting = others.find(other => reasonsText([first, other]).length <= room);
  return fitting === undefined ? evidence : [...new Set([first, fitting, ...others])];
}

/** Returns the title without what follows a colon or a dash. */
function mainTitle(title: string): string {
  const [name = ''] = title.split(/: | [–—] /);
  return name;
}

/** Shortens a title to make room for the terms beside it, since sidebars are narrow. The tooltip shows the full title. */
function shortTitle(name: string, evidence: readonly Evidence[]): string {
  const room = rowLength - reasonsText(evidence, reasonsReadable).length;
  const length = Math.max(minTitle, Math.min(maxTitle, room));
  // The sign for what is left out takes a letter's room.
  if (name.length <= length + 1) return name;
  const between = wordBoundary(name, length);
  const end = between > length * wordsShare ? between : letterBoundary(name, length);
  return `${name.slice(0, end).trimEnd()}…`;
}

export function relatedItem({ paper, evidence: all }: RankedPaper, list?: PaperList): vscode.TreeItem {
  const name = mainTitle(bareTitle(paper));
  const evidence = forRow(all, name);
  const title = isolate(shortTitle(name, evidence));
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = paper.id;
  item.description = reasonsText(evidence);
  item.contextValue = treeItems.relatedPaper;
  item.accessibilityInformation = {
    label: vscode.l10n.t({
      message: '{0}, because of {1}',
      comment: 'A paper, and the words that it shares with the code',
      args: [paperTitle(paper), reasonsText(evidence).replaceAll(' · ', ', ')],
    }),
  };
  item.command = openAbstractCommand(commands.openAbstract, paper.id, list);
  return item;
}

/** Returns the last row, which searches online for the terms; the label has the heaviest few. */
export function searchOnlineItem(terms: readonly WeightedTerm[]): vscode.TreeItem {
  const shown = terms.slice(0, termsShown).map(({ text }) => text);
  const sign = shown.length < terms.length ? '…' : '';
  const label = vscode.l10n.t('Search Online for “{0}”', shown.join(', ') + sign);
  const item = new vscode.TreeItem(label);
  item.id = treeItems.searchOnline;
  item.contextValue = treeItems.searchOnline;
  item.iconPath = new vscode.ThemeIcon('cloud');
  item.tooltip = vscode.l10n.t('You see the words before they are sent.');
  item.command = { command: commands.searchOnlineForFile, title: label };
  return item;
}

export function evidenceItem(
  evidence: Evidence,
  { paper }: RankedPaper,
  code: CodeDocument,
): vscode.TreeItem {
  const item = new vscode.TreeItem(evidence.label);
  const snippet = snippetText(paper, evidence);
  // The label of a paper that the code names says the first line already.
  const isSaid = evidence.stem === '' && evidence.lines.length === 1;
  const lines = isSaid ? '' : linesText(evidence, code);
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

/** Returns the line with the highest weight; undefined for evidence without a line of code. */
export function codePlace(
  { lines: [first] }: Evidence,
  code: CodeDocument | undefined,
): CodePlace | undefined {
  return first === undefined ? undefined : code?.locate(first);
}

/** Returns arguments for `vscode.open` that select the line and focus the editor. */
export function openArguments({ uri, line }: CodePlace): [vscode.Uri, vscode.TextDocumentShowOptions] {
  return [uri, { selection: new vscode.Range(line, 0, line, 0) }];
}

export function linesText({ lines }: Evidence, code: CodeDocument): string {
  const numbers = lines.slice(0, linesShown).map(line => code.locate(line).line + 1);
  // A term of the code that occurs in no line comes from the name of the file or its folder.
  if (numbers.length === 0) return vscode.l10n.t('in the file’s path');
  return numbers.length === 1
    ? vscode.l10n.t('line {0}', numbers.join())
    : vscode.l10n.t('lines {0}', numbers.join(', '));
}

/** Returns where the paper has the term: the title, or a quoted snippet of the abstract. */
export function snippetText(paper: Paper, { stem }: Evidence): string {
  if (stem === '') return '';
  const snippet = termSnippet(paper, stem, snippetLength);
  if (snippet === undefined) return '';
  return snippet.field === 'title' ? vscode.l10n.t('in the title') : `“${isolate(snippet.text)}”`;
}

/**
 * Formats the share of the score: "41% of the match". Empty for a paper that the code mentions, which has no score.
 */
export function shareText({ weight }: Evidence): string {
  if (weight === 0) return '';
  return vscode.l10n.t('{0} of the match', formatShare(Math.max(0.01, weight)));
}
