// Explains a search result: one row for each typed word, with the field that matches.
import * as vscode from 'vscode';
import type { Paper } from '../../core/papers/paper.ts';
import type { Because, Reason } from '../../core/papers/paperList.ts';
import { explainMatches, matchingWords, type Match } from '../../core/search/matches.ts';
import { commands } from '../../ids.ts';
import { showReasons } from '../../platform/reasonsPick.ts';

/** Maximum length of the quoted snippet, in characters. */
const snippetLength = 160;

/** Shows the reasons in a pick from which the user can return to the search. */
export function explainResult(paper: Paper, query: string): void {
  showReasons(paper, searchReasons(paper, query), {
    open: () => vscode.commands.executeCommand(commands.openAbstract, paper.id),
    back: () => vscode.commands.executeCommand(commands.searchPapers, query),
  });
}

/** Returns why a search found the paper, for the abstract page. */
export function becauseOfSearch(paper: Paper, query: string): Because {
  return { reasons: searchReasons(paper, query), words: matchingWords(paper, query) };
}

function searchReasons(paper: Paper, query: string): Reason[] {
  return explainMatches(paper, query, snippetLength).map(({ word, field, snippet }) => ({
    label: word,
    description: place(field),
    detail: snippet,
  }));
}

function place(field: Match['field']): string {
  switch (field) {
    case 'title':
      return vscode.l10n.t('in the title');
    case 'authors':
      return vscode.l10n.t('an author');
    case 'abstract':
      return vscode.l10n.t('in the abstract');
  }
}
