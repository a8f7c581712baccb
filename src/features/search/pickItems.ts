// The rows of the search pick: papers found, and before anything is typed what was searched and opened lately.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/catalogue.ts';
import { newestOf, publishedYear, shortAuthors, type Paper } from '../../core/paper.ts';
import type { Recents } from '../../core/recents.ts';
import type { PaperMarks } from '../../core/readingList/marks.ts';
import { snippet } from '../../core/search/snippet.ts';
import { commands } from '../../ids.ts';
import { markButtons, markCommand } from './markButtons.ts';
import { saidOf } from '../../platform/markedItem.ts';
import { whyThisPaper, withoutIcons } from '../../platform/reasonsPick.ts';

/** A paper, a search to do again or to do online, or a sentence in their place. */
export interface PickItem extends vscode.QuickPickItem {
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

/** How many of the newest papers are offered before anything is typed. */
const newestShown = 20;

export class PickItems {
  readonly #themeTitles: ReadonlyMap<string, string>;
  readonly #papers: readonly Paper[];
  readonly #newest: readonly Paper[];

  readonly #marks: Pick<PaperMarks, 'of' | 'hides'>;

  constructor({ papers, themes }: CatalogueContents, marks: Pick<PaperMarks, 'of' | 'hides'>) {
    this.#marks = marks;
    this.#themeTitles = new Map(themes.map(({ id, title }) => [id, title]));
    this.#papers = papers;
    this.#newest = newestOf(papers, newestShown);
  }

  found(papers: readonly Paper[], query: string): PickItem[] {
    if (papers.length > 0)
      return papers.map(paper => this.#paperItem(paper, snippet(paper, query), [whyThisPaper]));
    return [{ label: vscode.l10n.t('No paper matches “{0}”', withoutIcons(query.trim())), alwaysShow: true }];
  }

  beforeTyping({ searches, papers }: Recents): PickItem[] {
    const known = this.#papers.filter(({ id }) => papers.includes(id));
    const opened = papers.flatMap(id => known.find(paper => paper.id === id) ?? []);
    const byAuthor = (paper: Paper): PickItem => this.#paperItem(paper, shortAuthors(paper));
    const newest = this.#newest.filter(paper => !opened.includes(paper) && !this.#marks.hides(paper));
    return [
      ...group(vscode.l10n.t('recent searches'), searches.map(searchItem)),
      ...group(vscode.l10n.t('recently opened'), opened.map(byAuthor)),
      ...group(vscode.l10n.t('newest'), newest.map(byAuthor)),
    ];
  }

  #paperItem(paper: Paper, detail: string, buttons: readonly vscode.QuickInputButton[] = []): PickItem {
    const theme = this.#themeTitles.get(paper.theme);
    const entry = this.#marks.of(paper);
    return {
      paper,
      label: withoutIcons(paper.title),
      description: [entry === undefined ? '' : saidOf(entry), publishedYear(paper), theme]
        .filter(Boolean)
        .join(' · '),
      detail: withoutIcons(detail),
      buttons: [...markButtons(entry), ...buttons, openToSide, copyLink],
      // VS Code's own filter would hide rows whose label lacks the typed letters.
      alwaysShow: true,
    };
  }
}

function searchItem(query: string): PickItem {
  return { query, label: withoutIcons(query), iconPath: new vscode.ThemeIcon('history'), alwaysShow: true };
}

function group(label: string, items: readonly PickItem[]): PickItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** What a button does without closing the pick. */
export function commandOf(button: vscode.QuickInputButton): string {
  return markCommand(button) ?? commands.copyLink;
}

/** No sentence in a row's place. */
export const doesSomething = ({ paper, query, online }: PickItem): boolean =>
  (paper ?? query ?? online) !== undefined;

export const isRow = ({ kind }: PickItem): boolean => kind !== vscode.QuickPickItemKind.Separator;

export function sameRows(rows: readonly PickItem[], others: readonly PickItem[]): boolean {
  return (
    rows.length === others.length &&
    rows.every(({ label, description, detail }, at) => {
      const other = others[at];
      return other?.label === label && other.description === description && other.detail === detail;
    })
  );
}
