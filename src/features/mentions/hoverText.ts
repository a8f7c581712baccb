// What a hover says of a paper, and what can be done from there. Nothing that comes from outside is read as Markdown.
import * as vscode from 'vscode';
import { publishedYear, type Paper, type PaperId } from '../../core/paper.ts';
import { Status, type Entry } from '../../core/readingList/entry.ts';
import { firstSentences } from '../../core/text/sentences.ts';
import { commands } from '../../ids.ts';
import { firstLine, saidOf, statusTitle } from '../../platform/markedItem.ts';

const shownAuthors = 6;
const shownAbstract = 400;

const markCommands: Readonly<Record<Status, string>> = {
  toRead: commands.markToRead,
  reading: commands.markReading,
  read: commands.markRead,
  dismissed: commands.markDismissed,
};

/** A paper of the catalogue, with what the user said of it. */
export function paperText(paper: Paper, marked: Entry | undefined): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const link = linkTo(paper.id);
  const statuses = Status.options.map(status =>
    marked?.status === status
      ? `**${link(statusTitle(status), commands.clearStatus, t('Take this back'))}**`
      : link(statusTitle(status), markCommands[status], t('Mark as {0}', statusTitle(status))),
  );
  const star = marked?.starred === true ? t('$(star-full) Unstar') : t('$(star-empty) Star');
  const note = marked?.note === undefined ? t('$(note) Add Note') : t('$(note) Edit Note');
  return summary(paper, marked).appendMarkdown(
    [
      row([
        link(t('$(book) Open Abstract'), commands.openAbstract),
        link(t('$(link-external) Web Page'), commands.openPaperPage),
        link(t('$(quote) Copy Citation'), commands.copyCitation),
      ]),
      row([...statuses, link(star, commands.toggleStar), link(note, commands.editNote)]),
    ].join('\n\n'),
  );
}

/** A paper that a source knows and the catalogue does not: what else can be done with it begins with adding it. */
export function foundText(paper: Paper, url: string): vscode.MarkdownString {
  const add = linkTo(paper.id)(vscode.l10n.t('$(add) Add to Papers'), commands.addPaper);
  return summary(paper, undefined).appendMarkdown(row([add, pageLink(url)]));
}

/** A link to a paper whose id is not ours. */
export function linkOnly(url: string): vscode.MarkdownString {
  return hoverText().appendMarkdown(pageLink(url));
}

export function notKnown(id: PaperId, url: string, sentence: string): vscode.MarkdownString {
  return hoverText()
    .appendText(`${id}. ${sentence}`)
    .appendMarkdown(`\n\n${pageLink(url)}`);
}

/** Only these commands can be called from it. */
function hoverText(): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  const { openAbstract, openPaperPage, copyCitation, clearStatus, toggleStar, editNote, addPaper } = commands;
  text.isTrusted = {
    enabledCommands: [
      ...[openAbstract, openPaperPage, copyCitation, addPaper],
      ...[...Object.values(markCommands), clearStatus, toggleStar, editNote],
    ],
  };
  return text;
}

function summary(paper: Paper, marked: Entry | undefined): vscode.MarkdownString {
  const text = hoverText();
  text.appendMarkdown('**').appendText(paper.title).appendMarkdown('**\n\n');
  const authors = paper.authors.slice(0, shownAuthors).join(', ');
  const more = paper.authors.length > shownAuthors ? ' …' : '';
  text.appendText(
    [authors + more, publishedYear(paper), paper.venue, marked && saidOf(marked)].filter(Boolean).join(' · '),
  );
  const paragraphs = [firstSentences(paper.abstract, shownAbstract), firstLine(marked?.note)];
  for (const paragraph of paragraphs.filter(Boolean)) text.appendMarkdown('\n\n').appendText(paragraph);
  text.value = text.value.replaceAll('&nbsp;', ' ');
  return text.appendMarkdown('\n\n');
}

function linkTo(id: PaperId): (label: string, command: string, title?: string) => string {
  const argument = encodeURIComponent(JSON.stringify([id]));
  return (label, command, title = '') =>
    `[${label}](command:${command}?${argument}${title === '' ? '' : ` "${title}"`})`;
}

function pageLink(url: string): string {
  return `[${vscode.l10n.t('$(link-external) Open the paper’s page')}](${encodeURI(url)})`;
}

const row = (links: readonly string[]): string => links.join(' &nbsp; ');
