// What each subject of a map shows, and what is said instead when there is nothing to show, with one step that leads on.
import * as vscode from 'vscode';
import type { Progress } from '../../core/base/progress.ts';
import type { Positions } from '../../core/map/layOutPapers.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { seedPapers } from '../../core/readingList/seedPapers.ts';
import { noRecents } from '../../core/papers/recents.ts';
import { commands } from '../../ids.ts';
import { codeAt } from '../../platform/codeDocument.ts';
import type { CodeRanker } from '../../platform/codeRanker.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import type { MapSubject } from '../../protocol/map.ts';
import {
  catalogueContent,
  neighbourhoodContent,
  type MapContent,
  type MapContentDependencies,
} from './mapContent.ts';

export interface MapSubjectDependencies extends MapContentDependencies {
  readonly ranker: Pick<CodeRanker, 'rank'>;
  readonly readingList: Pick<ReadingList, 'open' | 'entries'>;
}

/** There is nothing to show. */
export interface EmptyMap {
  readonly title: string;
  readonly explanation: string;
  readonly nextLabel: string;
  readonly next: () => unknown;
}

interface MapRequest {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly known?: Positions;
}

const search = (): unknown => vscode.commands.executeCommand(commands.searchPapers);

/** Rejects with the signal's reason when aborted. */
export async function readSubject(
  subject: MapSubject,
  dependencies: MapSubjectDependencies,
  request: MapRequest,
): Promise<MapContent | EmptyMap> {
  switch (subject.kind) {
    case 'catalogue':
      return readCatalogue(dependencies, request);
    case 'paper':
      return readPaper(subject, dependencies, request);
    case 'file':
      return readFile(subject, dependencies, request);
    case 'readingList':
      return readReadingList(subject, dependencies, request);
  }
}

async function readCatalogue(
  dependencies: MapSubjectDependencies,
  request: MapRequest,
): Promise<MapContent | EmptyMap> {
  const content = await catalogueContent(dependencies, request);
  if (content.points.ids.length > 0) return content;
  return {
    title: content.map.title,
    explanation: vscode.l10n.t('There are no papers yet that a map could show.'),
    nextLabel: vscode.l10n.t('Follow…'),
    next: () => vscode.commands.executeCommand(commands.follow),
  };
}

async function readPaper(
  subject: MapSubject & { kind: 'paper' },
  dependencies: MapSubjectDependencies,
  request: MapRequest,
): Promise<MapContent | EmptyMap> {
  const paper = await dependencies.catalogue.get(subject.id);
  const nextLabel = vscode.l10n.t('Search Papers');
  if (paper === undefined) {
    const explanation = vscode.l10n.t('This paper is no longer in the catalogue.');
    return { title: vscode.l10n.t('Paper Not Found'), explanation, nextLabel, next: search };
  }
  const [name = ''] = paperTitle(paper).split(': ');
  const title = vscode.l10n.t('Around “{0}”', name);
  const around = { subject: { kind: 'paper', id: paper.id }, title, chosen: [paper.id], ...request } as const;
  const content = await neighbourhoodContent(around, dependencies);
  if (content.points.ids.length > 1) return content;
  return {
    title,
    explanation: vscode.l10n.t('No other paper in the catalogue is much like it.'),
    nextLabel: vscode.l10n.t('Search Online…'),
    next: () => vscode.commands.executeCommand(commands.searchOnlineForPaper, paper.id),
  };
}

async function readFile(
  subject: MapSubject & { kind: 'file' },
  dependencies: MapSubjectDependencies,
  request: MapRequest,
): Promise<MapContent | EmptyMap> {
  const uri = vscode.Uri.parse(subject.uri, true);
  const name = vscode.workspace.asRelativePath(uri);
  const title = vscode.l10n.t('Papers around {0}', name);
  const empty = (explanation: string): EmptyMap => ({
    ...{ title, explanation, nextLabel: vscode.l10n.t('Search Papers'), next: search },
  });
  let code;
  try {
    code = await codeAt(uri);
  } catch {
    return empty(vscode.l10n.t('{0} cannot be read as text.', name));
  }
  await dependencies.relatedIndexer.settled();
  const { papers } = await dependencies.ranker.rank(code, request.signal);
  const chosen = papers.map(({ paper }) => paper.id);
  if (chosen.length === 0)
    return empty(vscode.l10n.t('Nothing in {0} points to a paper in the catalogue', name));
  return neighbourhoodContent({ subject, title, chosen, ...request }, dependencies);
}

async function readReadingList(
  subject: MapSubject,
  dependencies: MapSubjectDependencies,
  request: MapRequest,
): Promise<MapContent | EmptyMap> {
  const { catalogue, readingList } = dependencies;
  await readingList.open();
  const listed = await Promise.all(seedPapers(readingList, noRecents).map(id => catalogue.get(id)));
  const chosen: PaperId[] = listed.flatMap(paper => paper?.id ?? []);
  const title = vscode.l10n.t('Papers around Your Reading List');
  if (chosen.length > 0) return neighbourhoodContent({ subject, title, chosen, ...request }, dependencies);
  return {
    title,
    explanation: vscode.l10n.t(
      'Your reading list has no papers yet: mark or star one, and its neighbours appear here.',
    ),
    nextLabel: vscode.l10n.t('Search Papers'),
    next: search,
  };
}
