// Builds the Markdown of the hovers on paper ids and citation keys. Text from outside is escaped and never interpreted as Markdown.
import * as vscode from 'vscode';
import type { Failure } from '../../core/base/failures.ts';
import type { LocatedEntry } from '../../core/citations/fileEntries.ts';
import { displayAbstract } from '../../core/papers/displayText.ts';
import { paperPageUrl } from '../../core/papers/links.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/papers/paper.ts';
import { Status, type ReadingListEntry } from '../../core/readingList/entry.ts';
import { escapeMarkdown, linkTarget } from '../../core/text/escapeMarkdown.ts';
import { firstSentences } from '../../core/text/sentences.ts';
import { commands } from '../../ids.ts';
import { annotationText, firstNoteLine, statusCommands, statusTitle } from '../../platform/annotatedItem.ts';
import { authorNames } from '../../platform/authors.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { paperTitle } from '../../platform/paperTitle.ts';

const shownAuthors = 6;
const shownAbstract = 400;
const shownEntries = 5;

const markCommand = (status: Status): string => commands[statusCommands[status]];

/** A mention in an open document, with what is needed to show its hover again. */
export interface MentionLocation {
  readonly id: PaperId;
  readonly url: string;
  /** URI of the document, and zero-based line and character. */
  readonly place: readonly [uri: string, line: number, character: number];
}

/**
 * Returns the hover of a paper in the catalogue, with its annotations. The command links come above the abstract
 * because a hover is low and few readers scroll it.
 */
export function paperHover(
  paper: Paper,
  entry: ReadingListEntry | undefined,
  cited: readonly LocatedEntry[] = [],
): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const link = linkTo(paper.id);
  const statuses = Status.options.map(status =>
    entry?.status === status
      ? `**${link(statusTitle(status), commands.clearStatus, t('Take this back'))}**`
      : link(statusTitle(status), markCommand(status), t('Mark as {0}', statusTitle(status))),
  );
  const star = entry?.starred === true ? t('$(star-full) Unstar') : t('$(star-empty) Star');
  const note = entry?.note === undefined ? t('$(note) Add Note') : t('$(note) Edit Note');
  return hoverText(
    ...headParagraphs(paper, entry),
    row([
      link(t('$(book) Open Abstract'), commands.openAbstract),
      link(t('$(link-external) Web Page'), commands.openPaperPage),
      link(t('$(quote) Copy Citation'), commands.copyCitation),
    ]),
    row([...statuses, link(star, commands.toggleStar), link(note, commands.editNote)]),
    ...entryParagraphs(cited),
    asText(firstNoteLine(entry?.note)),
    abstractOf(paper),
  );
}

/** Returns the hover of a work that only a bibliography has, as its entry says. Its page is known by its id. */
export function entryHover(paper: Paper, cited: readonly LocatedEntry[]): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const url = paperPageUrl(paper.id);
  const links =
    url === undefined
      ? []
      : [linkTo(paper.id)(t('$(cloud-download) Look Up and Add'), commands.addPaper), pageLink(url)];
  return hoverText(
    ...headParagraphs(paper, undefined),
    row(links),
    ...entryParagraphs(cited),
    abstractOf(paper),
  );
}

/** Returns the hover of a key whose entry says too little to be shown, or could not be read. */
export function bareEntryHover(cited: readonly LocatedEntry[]): vscode.MarkdownString {
  const [{ key, failure } = { key: '', failure: undefined }] = cited;
  const { t } = vscode.l10n;
  const sentence =
    failure === undefined
      ? t('The entry {0} is no work of its own.', key)
      : t('The entry {0} could not be read; the log says why.', key);
  return hoverText(asText(sentence), ...entryParagraphs(cited));
}

/** Returns the hover of a paper that a source found but the catalogue lacks; offers to add it first. */
export function foundPaperHover(paper: Paper, url: string): vscode.MarkdownString {
  const add = linkTo(paper.id)(vscode.l10n.t('$(add) Add to Papers'), commands.addPaper);
  return hoverText(...headParagraphs(paper, undefined), row([add, pageLink(url)]), abstractOf(paper));
}

/** Returns the hover of a link to a paper whose id Paperside does not support. */
export function linkHover(url: string): vscode.MarkdownString {
  return hoverText(pageLink(url));
}

/** Returns the hover shown before any request; names the sources that a look-up asks and the id it sends. */
export function lookUpHover(mention: MentionLocation, sources: readonly string[]): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const sentence = t(
    '{0} is not in the catalogue. Look Up sends this id to {1}.',
    mention.id,
    sources.join(', '),
  );
  return hoverText(
    asText(sentence),
    row([lookUpLink(mention, t('$(cloud-download) Look Up')), pageLink(mention.url)]),
  );
}

export function unknownPaperHover({ id, url }: MentionLocation): vscode.MarkdownString {
  return hoverText(asText(vscode.l10n.t('No source knows {0}.', id)), pageLink(url));
}

export function lookUpFailedHover(mention: MentionLocation, failure: Failure): vscode.MarkdownString {
  return hoverText(
    asText(failureMessage(failure)),
    lookUpLink(mention, vscode.l10n.t('$(refresh) Try Again')),
  );
}

/** Joins the non-empty paragraphs. The Markdown may run only the commands listed here. */
function hoverText(...paragraphs: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(paragraphs.filter(Boolean).join('\n\n'), true);
  const { openAbstract, openPaperPage, copyCitation, clearStatus, toggleStar, editNote } = commands;
  text.isTrusted = {
    enabledCommands: [
      ...[openAbstract, openPaperPage, copyCitation, commands.addPaper, commands.lookUpHere],
      ...[commands.openMention],
      ...[...Status.options.map(markCommand), clearStatus, toggleStar, editNote],
    ],
  };
  return text;
}

/** Returns the title, and a line with authors, year, venue and annotations. */
function headParagraphs(paper: Paper, entry: ReadingListEntry | undefined): readonly string[] {
  const facts = [
    authorNames(paper, shownAuthors),
    publishedYear(paper),
    paper.venue,
    entry && annotationText(entry),
  ];
  return [`**${asText(paperTitle(paper))}**`, asText(facts.filter(Boolean).join(' · '))];
}

const abstractOf = (paper: Paper): string => asText(firstSentences(displayAbstract(paper), shownAbstract));

/** Says where the entry stands, and in which other bibliographies the key stands too. */
function entryParagraphs(cited: readonly LocatedEntry[]): readonly string[] {
  const { t } = vscode.l10n;
  const places = cited.slice(0, shownEntries).map(({ file, line, start, key, paper }, at) => {
    const name = `${vscode.workspace.asRelativePath(vscode.Uri.parse(file, true))}:${line + 1}`;
    const args = [file, line, start, start + key.length];
    const link = commandLink(`$(go-to-file) ${asText(name)}`, commands.openMention, args);
    if (at === 0) return `${asText(key)} ${link}`;
    const title = paper === undefined ? '' : ` ${asText(paperTitle(paper))}`;
    return `${t('Also in {0}', link)}${title}`;
  });
  return places.length === 0 ? [] : [places.join('  \n')];
}

/** Escapes text from outside. VS Code's own `appendText` would let addresses become links. */
const asText = (text: string): string => escapeMarkdown(escapeIcons(text));

function linkTo(id: PaperId): (label: string, command: string, title?: string) => string {
  return (label, command, title = '') => commandLink(label, command, [id], title);
}

function lookUpLink({ id, place }: MentionLocation, label: string): string {
  return commandLink(label, commands.lookUpHere, [id, ...place]);
}

function commandLink(label: string, command: string, args: readonly unknown[], title = ''): string {
  const query = linkTarget(encodeURIComponent(JSON.stringify(args)));
  return `[${label}](command:${command}?${query}${title === '' ? '' : ` "${title}"`})`;
}

function pageLink(url: string): string {
  return `[${vscode.l10n.t('$(link-external) Open the paper’s page')}](${linkTarget(url)})`;
}

const row = (links: readonly string[]): string => links.join(' &nbsp; ');
