// Does what the buttons and links of the abstract page ask for.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { paperLinks } from '../../core/papers/links.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { commands, contextKeys } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import type { PageMessage } from '../../protocol/abstract.ts';
import type { CitationLists } from './citationLists.ts';
import type { CitedPlaces } from './citedPlaces.ts';
import type { Navigation } from './navigation.ts';
import type { NoteWriter } from './noteWriter.ts';

interface Shown {
  /** The paper on screen; undefined when it has left the catalogue. */
  readonly paper: Paper | undefined;
  readonly citationLists: Pick<CitationLists, 'request' | 'add'>;
  readonly citedPlaces: Pick<CitedPlaces, 'open'>;
  readonly notes: Pick<NoteWriter, 'write' | 'quote' | 'flush'>;
  readonly log: Log;
  readonly navigation: Pick<Navigation, 'because'>;
}

export function handleMessage(
  message: Exclude<PageMessage, { type: 'ready' }>,
  { paper, citationLists, citedPlaces, notes, log, navigation }: Shown,
): void {
  switch (message.type) {
    case 'openLink':
      openLink(message.kind, paper, log);
      break;
    case 'openPaper':
      void vscode.commands.executeCommand(commands.openAbstract, message.id);
      break;
    case 'requestCitations':
      void citationLists.request(message.kind);
      break;
    case 'addCited':
      void citationLists.add(message.id, message);
      break;
    case 'openReason':
      if (paper !== undefined) navigation.because(paper)?.reasons[message.reason]?.run?.();
      break;
    case 'openMention':
      citedPlaces.open(message.place);
      break;
    case 'run':
      if (paper !== undefined) void vscode.commands.executeCommand(commands[message.command], paper.id);
      break;
    // What is written belongs to the paper it was written for, which may have left the screen.
    case 'writeNote':
      if (paper?.id === message.id) notes.write({ ...message, paper });
      break;
    case 'quote':
      if (paper?.id === message.id) void notes.quote(paper, message.text);
      break;
    case 'noteFocus':
      setContext(contextKeys.noteHasFocus, message.hasFocus);
      if (!message.hasFocus) void notes.flush();
      break;
    case 'search':
      void vscode.commands.executeCommand(commands.searchPapers);
      break;
    case 'searchSimilar':
      if (paper !== undefined) void vscode.commands.executeCommand(commands.searchOnlineForPaper, paper.id);
  }
}

function openLink(kind: string, paper: Paper | undefined, log: Log): void {
  const link = paper && paperLinks(paper).find(candidate => candidate.kind === kind);
  if (link === undefined) log.warn(`The abstract's page asked for an unknown link: ${kind}`);
  else void vscode.env.openExternal(vscode.Uri.parse(link.url, true));
}
