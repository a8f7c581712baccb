// Hover provider for paper ids and citation keys in any document: shows the paper, or offers to look it up.
import * as vscode from 'vscode';
import type { WorkspaceBibliographies } from '../../core/citations/workspaceBibliographies.ts';
import { entriesCited } from '../../core/mentions/citedKeys.ts';
import { findMentions } from '../../core/mentions/findMentions.ts';
import type { TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import { HoverLookUp } from '../../core/settings.ts';
import type { LookUpOutcome, PaperLookUps } from '../../core/sources/paperLookUps.ts';
import { settings } from '../../ids.ts';
import { readSetting } from '../../platform/settings.ts';
import { fileOf, keyAt } from '../../platform/documentKeys.ts';
import { titleAt } from './documentTitles.ts';
import {
  bareEntryHover,
  entryHover,
  foundPaperHover,
  linkHover,
  lookUpFailedHover,
  lookUpHover,
  paperHover,
  unknownPaperHover,
  type MentionLocation,
} from './hoverText.ts';
import { keyTargetAt } from './keyTarget.ts';

export interface HoverDependencies {
  /** Resolve citation keys. */
  readonly bibliographies?: Pick<
    WorkspaceBibliographies,
    'open' | 'current' | 'entriesFor' | 'entriesIn' | 'entriesOf'
  >;
  readonly catalogue: Catalogue;
  /** Find titles. */
  readonly titles?: Pick<TitleIndexer, 'index' | 'current'>;
  /** Status, star and note of a paper on the reading list. */
  readonly annotations: Annotations;
  /** Look-ups of papers that the catalogue does not have. */
  readonly lookUps: PaperLookUps;
}

/** Milliseconds that a hover waits for changes of bibliographies. */
const patience = 4;
/** Maximum number of characters in a line; longer lines are data. */
const maxLineLength = 5000;

/** Returns the mention at a position with its exact range. */
function mentionAt(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): { readonly range: vscode.Range; readonly id?: PaperId; readonly url: string } | undefined {
  const { text } = document.lineAt(line);
  if (text.length > maxLineLength) return undefined;
  const page = findMentions(text).find(({ start, end }) => start <= character && character <= end);
  return page && { ...page, range: new vscode.Range(line, page.start, line, page.end) };
}

export function mentionHoverProvider({
  bibliographies,
  catalogue,
  lookUps,
  annotations,
  titles,
}: HoverDependencies): vscode.HoverProvider {
  /** Returns the stored outcome. Hovering sends a request only when the user's settings allow it. */
  const outcomeOf = async (id: PaperId, token: vscode.CancellationToken) => {
    const outcome = lookUps.outcomeOf(id);
    if (outcome !== undefined || !readSetting(settings.hoverLookUp, HoverLookUp)) return outcome;
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    return lookUps.ask(id, stop.signal);
  };
  const citedAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    if (bibliographies === undefined) return undefined;
    const key = keyAt(document, position);
    // In a bibliography, the key of an entry itself.
    if (key === undefined) return keyTargetAt(bibliographies, document, position);
    await bibliographies.open();
    const entriesNow = () => entriesCited(bibliographies, key, fileOf(document)).entries;
    // A large bibliography that has just changed is waited for only if it may bring the key.
    await Promise.race([bibliographies.current(), new Promise(resolve => setTimeout(resolve, patience))]);
    if (entriesNow().length === 0) await bibliographies.current();
    return { range: key.range, entries: entriesNow() };
  };
  const keyHover = async (document: vscode.TextDocument, position: vscode.Position) => {
    const { range, entries = [] } = (await citedAt(document, position)) ?? {};
    const [first] = entries;
    if (first === undefined) return undefined;
    const { paper } = first;
    if (paper === undefined) return new vscode.Hover(bareEntryHover(entries), range);
    const known = await catalogue.recordOf(paper);
    const text =
      known === undefined ? entryHover(paper, entries) : paperHover(known, annotations.of(known), entries);
    return new vscode.Hover(text, range);
  };
  const titleHover = async (document: vscode.TextDocument, position: vscode.Position) => {
    const title = titles && (await titleAt(document, position, titles));
    if (title === undefined) return undefined;
    const known = await catalogue.recordOf(title.paper);
    const entries = title.isEntry ? (bibliographies?.entriesOf(title.paper) ?? []) : [];
    const text =
      known === undefined
        ? entryHover(title.paper, entries)
        : paperHover(known, annotations.of(known), entries);
    return new vscode.Hover(text, title.range);
  };
  return {
    async provideHover(document, position, token) {
      const found = mentionAt(document, position);
      if (found === undefined)
        return (await keyHover(document, position)) ?? (await titleHover(document, position));
      const { id, range, url } = found;
      if (id === undefined) return new vscode.Hover(linkHover(url), range);
      const known = await catalogue.get(id);
      if (known !== undefined) return new vscode.Hover(paperHover(known, annotations.of(known)), range);
      const { line, character } = range.start;
      const mention: MentionLocation = { id, url, place: [document.uri.toString(), line, character] };
      const outcome = await outcomeOf(id, token).catch(() => undefined);
      return new vscode.Hover(outcomeText(mention, outcome, lookUps.sourceTitles), range);
    },
  };
}

function outcomeText(
  mention: MentionLocation,
  outcome: LookUpOutcome | undefined,
  sources: readonly string[],
): vscode.MarkdownString {
  if (outcome === undefined) return lookUpHover(mention, sources);
  if (outcome.failure !== undefined) return lookUpFailedHover(mention, outcome.failure);
  return outcome.paper === undefined
    ? unknownPaperHover(mention)
    : foundPaperHover(outcome.paper, mention.url);
}
