// Rows of the search pick: the papers found or, for an empty query, recent searches, recent papers and newest papers.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/papers/catalogue.ts';
import { newestPapers, publishedYear, type Paper } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import type { Recents } from '../../core/papers/recents.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import { querySnippet } from '../../core/search/querySnippet.ts';
import { commands } from '../../ids.ts';
import { annotationText } from '../../platform/annotatedItem.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { isolate } from '../../platform/isolate.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { whyThisPaperButton } from '../../platform/reasonsPick.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import { annotationButtons, annotationCommand } from './annotationButtons.ts';
import { becauseOfSearch } from './searchReasons.ts';

/** A row with a paper, a recent query or an online search; a row without any of them is a message. */
export interface SearchItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
  readonly query?: string;
  readonly online?: string;
}

export const openToSide: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: vscode.l10n.t('Open to the Side'),
};

const copyLink: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('copy'),
  tooltip: vscode.l10n.t('Copy Link'),
};

/** Number of newest papers shown for an empty query. */
const newestShown = 20;

export class SearchItems {
  readonly #themeTitles: ReadonlyMap<string, string>;
  readonly #papers: readonly Paper[];
  readonly #newest: readonly Paper[];

  readonly #annotations: Pick<Annotations, 'of' | 'isHidden'>;

  constructor({ papers, themes }: CatalogueContents, annotations: Pick<Annotations, 'of' | 'isHidden'>) {
    this.#annotations = annotations;
    this.#themeTitles = new Map(themes.map(({ id, title }) => [id, title]));
    this.#papers = papers;
    this.#newest = newestPapers(papers, newestShown);
  }

  found(papers: readonly Paper[], query: string): SearchItem[] {
    if (papers.length > 0)
      return papers.map(paper => this.#paperItem(paper, querySnippet(paper, query), [whyThisPaperButton]));
    return [
      {
        label: vscode.l10n.t('No paper matches “{0}”', isolate(escapeIcons(query.trim()))),
        alwaysShow: true,
      },
    ];
  }

  beforeTyping({ searches, papers }: Recents): SearchItem[] {
    const known = this.#papers.filter(({ id }) => papers.includes(id));
    const opened = papers.flatMap(id => known.find(paper => paper.id === id) ?? []);
    const byAuthor = (paper: Paper): SearchItem => this.#paperItem(paper, shortAuthors(paper));
    const newest = this.#newest.filter(
      paper => !opened.includes(paper) && !this.#annotations.isHidden(paper),
    );
    return [
      ...group(vscode.l10n.t('recent searches'), searches.map(searchItem)),
      ...group(vscode.l10n.t('recently opened'), opened.map(byAuthor)),
      ...group(vscode.l10n.t('newest'), newest.map(byAuthor)),
    ];
  }

  #paperItem(paper: Paper, detail: string, buttons: readonly vscode.QuickInputButton[] = []): SearchItem {
    const theme = this.#themeTitles.get(paper.theme);
    const entry = this.#annotations.of(paper);
    return {
      paper,
      label: escapeIcons(paperTitle(paper)),
      description: escapeIcons(
        [entry === undefined ? '' : annotationText(entry), publishedYear(paper), theme]
          .filter(Boolean)
          .join(' · '),
      ),
      detail: escapeIcons(detail),
      buttons: [...annotationButtons(entry), ...buttons, openToSide, copyLink],
      // VS Code's own filter would hide rows whose label lacks the typed letters.
      alwaysShow: true,
    };
  }
}

function searchItem(query: string): SearchItem {
  return { query, label: escapeIcons(query), iconPath: new vscode.ThemeIcon('history'), alwaysShow: true };
}

function group(label: string, items: readonly SearchItem[]): SearchItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** Returns the command of a button that keeps the pick open. */
export function buttonCommand(button: vscode.QuickInputButton): string {
  return annotationCommand(button) ?? commands.copyLink;
}

/** Tells whether choosing the row does something; false for messages and separators. */
export const hasAction = ({ paper, query, online }: SearchItem): boolean =>
  (paper ?? query ?? online) !== undefined;

export function sameRows(rows: readonly SearchItem[], others: readonly SearchItem[]): boolean {
  return (
    rows.length === others.length &&
    rows.every(({ label, description, detail }, at) => {
      const other = others[at];
      return other?.label === label && other.description === description && other.detail === detail;
    })
  );
}

/** Returns the papers of the rows, as a list that an opened one belongs to. */
export function listOf(items: readonly SearchItem[], query: string): PaperList {
  const ids = items.flatMap(({ paper }) => (paper === undefined ? [] : [paper.id]));
  const title =
    query.trim() === ''
      ? vscode.l10n.t('recent papers')
      : vscode.l10n.t('search: {0}', isolate(query.trim()));
  return { title, ids: () => ids, because: paper => becauseOfSearch(paper, query) };
}
