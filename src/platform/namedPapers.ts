// Finds the papers that open code names: by id or link, by a citation key, or by title.
import * as vscode from 'vscode';
import type { Clock } from '../core/base/ports.ts';
import { forEachInSlices } from '../core/base/slices.ts';
import type { WorkspaceBibliographies } from '../core/citations/workspaceBibliographies.ts';
import { findCitedKeys } from '../core/mentions/citedKeys.ts';
import { findMentionsInFile, keyMentions, type Mention } from '../core/mentions/mentionIndex.ts';
import type { TitleIndexer } from '../core/mentions/titles/titleIndexer.ts';
import { findTitlesInFile } from '../core/mentions/titles/titlesInFile.ts';
import type { Catalogue } from '../core/papers/catalogue.ts';
import type { Paper, PaperId } from '../core/papers/paper.ts';
import type { Annotations } from '../core/readingList/annotations.ts';
import type { Evidence } from '../core/related/evidence.ts';
import type { CodeDocument } from './codeDocument.ts';

interface NamedPaper {
  readonly paper: Paper;
  /** The lines that name it; never empty. */
  readonly evidence: readonly Evidence[];
}

export interface NamedPapersDependencies {
  /** Resolve citation keys; without them, no paper is named by a key. */
  readonly bibliographies?: Pick<WorkspaceBibliographies, 'open' | 'entriesFor'>;
  /** Find titles; without them, no paper is named by its title. */
  readonly titles?: Pick<TitleIndexer, 'index'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** Hidden papers are left out. */
  readonly annotations: Pick<Annotations, 'isHidden'>;
}

/** A document of the code: the whole of it, or a cell of a notebook. */
interface Part {
  readonly uri: vscode.Uri;
  readonly firstLine: number;
  readonly lines: string[];
}

/** Returns the papers of the catalogue that the code names, in the order in which it names them. Works in slices. */
export async function namedPapers(
  code: CodeDocument,
  dependencies: NamedPapersDependencies,
  signal: AbortSignal,
): Promise<Map<PaperId, NamedPaper>> {
  const { catalogue, annotations } = dependencies;
  const linesOf = new Map<PaperId, { readonly paper: Paper; readonly lines: Set<number> }>();
  const mentions = await mentionsIn(code, dependencies, signal);
  for (const { id, line, paper: cited } of mentions.sort((a, b) => a.line - b.line)) {
    const paper = (await catalogue.get(id)) ?? (cited && (await catalogue.recordOf(cited)));
    if (paper === undefined || annotations.isHidden(paper)) continue;
    const before = linesOf.get(paper.id);
    if (before === undefined) linesOf.set(paper.id, { paper, lines: new Set([line]) });
    else before.lines.add(line);
  }
  signal.throwIfAborted();
  return new Map(
    [...linesOf].map(([id, { paper, lines }]) => [id, { paper, evidence: [namedIn(code, [...lines])] }]),
  );
}

async function mentionsIn(
  code: CodeDocument,
  { bibliographies, clock, titles }: NamedPapersDependencies,
  signal: AbortSignal,
): Promise<Mention[]> {
  const parts = await partsOf(code, clock, signal);
  const file = code.uri.toString();
  const text = parts.flatMap(({ lines }) => lines).join('\n');
  const mentions = await findMentionsInFile(file, text, clock, signal);
  if (bibliographies !== undefined) {
    const keys = await findCitedKeys(file, text, clock, signal, code.languageId);
    if (keys.length > 0) await bibliographies.open();
    mentions.push(...keyMentions(bibliographies, keys));
  }
  const index = await titles?.index();
  if (index === undefined) return mentions;
  for (const { uri, firstLine, lines } of parts) {
    const languageId = languageOf(uri) ?? code.languageId;
    const found = await findTitlesInFile(uri.path, lines.join('\n'), index, clock, { signal, languageId });
    mentions.push(...found.mentions.map(mention => ({ ...mention, line: mention.line + firstLine })));
  }
  return mentions;
}

async function partsOf(code: CodeDocument, clock: Clock, signal: AbortSignal): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const numbers = Array.from({ length: code.lineCount }, (_, at) => at);
  const add = (at: number): void => {
    const { uri } = code.locate(at);
    let part = parts.at(-1);
    if (part?.uri.toString() !== uri.toString()) parts.push((part = { uri, firstLine: at, lines: [] }));
    part.lines.push(code.line(at));
  };
  await forEachInSlices(numbers, clock, add, { signal });
  return parts;
}

/** Returns the language of an open document; in a notebook each cell has its own. */
function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString())
    ?.languageId;
}

/** Returns the evidence of a paper that these lines name. */
function namedIn(code: CodeDocument, lines: readonly number[]): Evidence {
  const [first = 0] = lines;
  const label = vscode.l10n.t('named in line {0}', String(code.locate(first).line + 1));
  return { stem: '', label, weight: 0, lines };
}
