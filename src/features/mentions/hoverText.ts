// What a hover says of a paper, and what can be done from there. Nothing that comes from outside is read as Markdown.
import * as vscode from 'vscode';
import { linkTarget } from '../../core/citations/markdownLink.ts';
import type { Failure } from '../../core/failures.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/paper.ts';
import { Status, type Entry } from '../../core/readingList/entry.ts';
import { firstSentences } from '../../core/text/sentences.ts';
import { commands } from '../../ids.ts';
import { failureSentence } from '../../platform/failureSentence.ts';
import { firstLine, saidOf, statusTitle } from '../../platform/markedItem.ts';

const shownAuthors = 6;
const shownAbstract = 400;

const markCommands: Readonly<Record<Status, string>> = {
  toRead: commands.markToRead,
  reading: commands.markReading,
  read: commands.markRead,
  dismissed: commands.markDismissed,
};

/** Where a mention stands, for whoever wants to show its hover again. */
export interface MentionAt {
  readonly id: PaperId;
  readonly url: string;
  /** The document's address, and the place in it. */
  readonly place: readonly [uri: string, line: number, character: number];
}

/**
 * A paper of the catalogue, with what the user said of it. What can be done stands above the abstract: a hover is low,
 * and nobody scrolls in it.
 */
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
  return hoverText(
    ...headOf(paper, marked),
    row([
      link(t('$(book) Open Abstract'), commands.openAbstract),
      link(t('$(link-external) Web Page'), commands.openPaperPage),
      link(t('$(quote) Copy Citation'), commands.copyCitation),
    ]),
    row([...statuses, link(star, commands.toggleStar), link(note, commands.editNote)]),
    plain(firstLine(marked?.note)),
    abstractOf(paper),
  );
}

/** A paper that a source knows and the catalogue does not: what else can be done with it begins with adding it. */
export function foundText(paper: Paper, url: string): vscode.MarkdownString {
  const add = linkTo(paper.id)(vscode.l10n.t('$(add) Add to Papers'), commands.addPaper);
  return hoverText(...headOf(paper, undefined), row([add, pageLink(url)]), abstractOf(paper));
}

/** A link to a paper whose id is not ours. */
export function linkOnly(url: string): vscode.MarkdownString {
  return hoverText(pageLink(url));
}

/** Nobody was asked yet; says who would be, and what they would be told. */
export function notInCatalogue(mention: MentionAt, sources: readonly string[]): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const sentence = t(
    '{0} is not in the catalogue. Look Up asks for this id: {1}.',
    mention.id,
    sources.join(', '),
  );
  return hoverText(
    plain(sentence),
    row([lookUpLink(mention, t('$(cloud-download) Look Up')), pageLink(mention.url)]),
  );
}

export function unknownToAll({ id, url }: MentionAt): vscode.MarkdownString {
  return hoverText(plain(vscode.l10n.t('No source knows {0}.', id)), pageLink(url));
}

export function notLookedUp(mention: MentionAt, failure: Failure): vscode.MarkdownString {
  return hoverText(
    plain(failureSentence(failure)),
    lookUpLink(mention, vscode.l10n.t('$(refresh) Try Again')),
  );
}

/** Paragraphs of Markdown, the empty ones left out. Only these commands can be called from it. */
function hoverText(...paragraphs: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(paragraphs.filter(Boolean).join('\n\n'), true);
  const { openAbstract, openPaperPage, copyCitation, clearStatus, toggleStar, editNote } = commands;
  text.isTrusted = {
    enabledCommands: [
      ...[openAbstract, openPaperPage, copyCitation, commands.addPaper, commands.lookUpHere],
      ...[...Object.values(markCommands), clearStatus, toggleStar, editNote],
    ],
  };
  return text;
}

/** Title, then who, when, where, and what the user said. */
function headOf(paper: Paper, marked: Entry | undefined): readonly string[] {
  const authors = paper.authors.slice(0, shownAuthors).join(', ');
  const more = paper.authors.length > shownAuthors ? ' …' : '';
  const facts = [authors + more, publishedYear(paper), paper.venue, marked && saidOf(marked)];
  return [`**${plain(paper.title)}**`, plain(facts.filter(Boolean).join(' · '))];
}

const abstractOf = ({ abstract }: Paper): string => plain(firstSentences(abstract, shownAbstract));

/** Text that stays text in Markdown, and breaks between its words. */
function plain(text: string): string {
  return new vscode.MarkdownString('', true).appendText(text).value.replaceAll('&nbsp;', ' ');
}

function linkTo(id: PaperId): (label: string, command: string, title?: string) => string {
  return (label, command, title = '') => commandLink(label, command, [id], title);
}

function lookUpLink({ id, place }: MentionAt, label: string): string {
  return commandLink(label, commands.lookUpHere, [id, ...place]);
}

function commandLink(label: string, command: string, args: readonly unknown[], title = ''): string {
  const query = encodeURIComponent(JSON.stringify(args));
  return `[${label}](command:${command}?${query}${title === '' ? '' : ` "${title}"`})`;
}

function pageLink(url: string): string {
  return `[${vscode.l10n.t('$(link-external) Open the paper’s page')}](${linkTarget(url)})`;
}

const row = (links: readonly string[]): string => links.join(' &nbsp; ');
