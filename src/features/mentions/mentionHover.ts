// What the mouse, or the keyboard, finds on an id of a paper: the paper itself, and where to go from there.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import { findMentions } from '../../core/mentions/findMentions.ts';
import type { PaperId } from '../../core/paper.ts';
import type { PaperMarks } from '../../core/readingList/marks.ts';
import { HoverLookUp } from '../../core/settings.ts';
import type { LookUpOutcome, LookUps } from '../../core/sources/lookUps.ts';
import { settings } from '../../ids.ts';
import { readSetting } from '../../platform/settings.ts';
import {
  foundText,
  linkOnly,
  notInCatalogue,
  notLookedUp,
  paperText,
  unknownToAll,
  type MentionAt,
} from './hoverText.ts';

export interface HoverDependencies {
  readonly catalogue: Catalogue;
  /** What the reading list says of a paper. */
  readonly marks: PaperMarks;
  /** Of papers that the catalogue does not have. */
  readonly lookUps: LookUps;
}

/** Longer lines are data. */
const longestLine = 5000;

/** The mention at a position, on its exact range. */
function mentionAt(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): { readonly range: vscode.Range; readonly id?: PaperId; readonly url: string } | undefined {
  const { text } = document.lineAt(line);
  if (text.length > longestLine) return undefined;
  const found = findMentions(text).find(({ start, end }) => start <= character && character <= end);
  return found && { ...found, range: new vscode.Range(line, found.start, line, found.end) };
}

export function mentionHover({ catalogue, lookUps, marks }: HoverDependencies): vscode.HoverProvider {
  /** Only what was asked for: the mouse alone asks nobody, unless the user's settings say so. */
  const outcomeOf = async (id: PaperId, token: vscode.CancellationToken) => {
    const outcome = lookUps.outcomeOf(id);
    if (outcome !== undefined || !readSetting(settings.hoverLookUp, HoverLookUp)) return outcome;
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    return lookUps.ask(id, stop.signal);
  };
  return {
    async provideHover(document, position, token) {
      const found = mentionAt(document, position);
      if (found === undefined) return undefined;
      const { id, range, url } = found;
      if (id === undefined) return new vscode.Hover(linkOnly(url), range);
      const known = await catalogue.get(id);
      if (known !== undefined) return new vscode.Hover(paperText(known, marks.of(known)), range);
      const { line, character } = range.start;
      const mention: MentionAt = { id, url, place: [document.uri.toString(), line, character] };
      const outcome = await outcomeOf(id, token).catch(() => undefined);
      return new vscode.Hover(outcomeText(mention, outcome, lookUps.sourceTitles), range);
    },
  };
}

function outcomeText(
  mention: MentionAt,
  outcome: LookUpOutcome | undefined,
  sources: readonly string[],
): vscode.MarkdownString {
  if (outcome === undefined) return notInCatalogue(mention, sources);
  if (outcome.failure !== undefined) return notLookedUp(mention, outcome.failure);
  return outcome.paper === undefined ? unknownToAll(mention) : foundText(outcome.paper, mention.url);
}
