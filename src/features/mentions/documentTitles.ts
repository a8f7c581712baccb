// The titles of papers that an open document cites, each with its range.
import * as vscode from 'vscode';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import { findTitles, type CitedTitle } from '../../core/mentions/titles/findTitles.ts';
import { proseOf, type IsProse } from '../../core/mentions/titles/prose.ts';
import { mayCiteTitle } from '../../core/mentions/titles/titleContext.ts';
import type { TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import { rangeOf } from '../../platform/documentKeys.ts';

/** Maximum number of characters in a document; a longer one is data, and would hold up the host. */
const maxText = 1_000_000;
/** Characters before a position in which the title at the position can begin. */
const reach = 1200;

interface DocumentProse {
  readonly version: number;
  readonly text: string;
  readonly isProse: IsProse;
}
/** A hover asks at every move of the mouse. */
const byDocument = new WeakMap<vscode.TextDocument, DocumentProse>();

/** Returns undefined for a document that is too long. */
function proseIn(document: vscode.TextDocument): DocumentProse | undefined {
  const { version, languageId, uri, lineCount } = document;
  if (document.offsetAt(document.lineAt(lineCount - 1).range.end) > maxText) return undefined;
  const known = byDocument.get(document);
  if (known?.version === version) return known;
  const text = document.getText();
  const prose = { version, text, isProse: proseOf(fileLanguage(languageId, uri.path), text) };
  byDocument.set(document, prose);
  return prose;
}

/** Returns the title at a position, also just behind its last character. Has the papers read only for what may be one. */
export async function titleAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  titles: Pick<TitleIndexer, 'index' | 'current'>,
): Promise<(CitedTitle & { readonly range: vscode.Range }) | undefined> {
  const prose = proseIn(document);
  if (prose === undefined) return undefined;
  const { text, isProse } = prose;
  const offset = document.offsetAt(position);
  // To find no title is quicker than to tell prose from code.
  if (titles.current === undefined && !(mayCiteTitle(text, offset) && isProse(offset))) return undefined;
  const index = await titles.index();
  const found = findTitles(text, index, isProse, { from: Math.max(0, offset - reach), to: offset + 1 });
  const title = found.find(({ start, end }) => start <= offset && offset <= end);
  return title && { ...title, range: rangeOf(document, title) };
}

/** Returns the titles in the first `length` characters of a document. */
export async function titlesIn(
  document: vscode.TextDocument,
  length: number,
  titles: Pick<TitleIndexer, 'index'>,
): Promise<readonly CitedTitle[]> {
  const prose = proseIn(document);
  if (prose === undefined) return [];
  const { text, isProse } = prose;
  return findTitles(text, await titles.index(), isProse, { from: 0, to: Math.min(length, text.length) });
}

/** Returns the ranges of a title in each line on which it stands, without the marks of a comment. */
export function lineRanges(
  document: vscode.TextDocument,
  { start, end }: CitedTitle,
): readonly vscode.Range[] {
  const whole = rangeOf(document, { start, end });
  if (whole.isSingleLine) return [whole];
  const ranges: vscode.Range[] = [];
  for (let line = whole.start.line; line <= whole.end.line; line++) {
    const { text } = document.lineAt(line);
    const part = text.slice(0, line === whole.end.line ? whole.end.character : undefined).trimEnd();
    const from = line === whole.start.line ? whole.start.character : part.search(/[\p{L}\p{N}]/u);
    if (from >= 0 && from < part.length) ranges.push(new vscode.Range(line, from, line, part.length));
  }
  return ranges;
}
