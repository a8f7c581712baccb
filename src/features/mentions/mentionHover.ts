// What the mouse, or the keyboard, finds on an id of a paper: the paper itself, and where to go from there.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import { findMentions } from '../../core/mentions/findMentions.ts';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { PaperMarks } from '../../core/readingList/marks.ts';
import { lookUp } from '../../core/sources/lookUp.ts';
import type { PaperSource } from '../../core/sources/source.ts';
import { foundText, linkOnly, notKnown, paperText } from './hoverText.ts';

export interface HoverDependencies {
  readonly catalogue: Catalogue;
  /** What the reading list says of a paper. */
  readonly marks: PaperMarks;
  /** Asked for a paper that the catalogue does not have. */
  readonly sources: () => readonly PaperSource[];
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

/** How many answers of the sources are remembered, so that a mouse that comes back asks nobody. */
const mostRemembered = 500;

export function mentionHover({ catalogue, marks, sources }: HoverDependencies): vscode.HoverProvider {
  const remembered = new Map<PaperId, Paper | undefined>();
  const lookUpOnce = async (id: PaperId, signal: AbortSignal): Promise<Paper | undefined> => {
    if (remembered.has(id)) return remembered.get(id);
    const paper = (await lookUp(id, sources(), signal))?.paper;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(id, paper);
    return paper;
  };
  return {
    async provideHover(document, position, token) {
      const mention = mentionAt(document, position);
      if (mention === undefined) return undefined;
      const { id, range, url } = mention;
      const known = id === undefined ? undefined : await catalogue.get(id);
      if (id === undefined || known !== undefined)
        return new vscode.Hover(
          known === undefined ? linkOnly(url) : paperText(known, marks.of(known)),
          range,
        );
      const stop = new AbortController();
      token.onCancellationRequested(() => {
        stop.abort();
      });
      const [paper, unknown] = await lookUpOnce(id, stop.signal).then(
        paper => [paper, vscode.l10n.t('No source knows this paper.')] as const,
        () => [undefined, vscode.l10n.t('The paper could not be looked up.')] as const,
      );
      return new vscode.Hover(
        paper === undefined ? notKnown(id, url, unknown) : foundText(paper, url),
        range,
      );
    },
  };
}
