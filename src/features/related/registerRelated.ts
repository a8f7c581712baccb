// Registers the "Related to This File" view, and the commands that find papers for a selection, a file or other papers.
import * as vscode from 'vscode';
import type { Files, Log } from '../../core/base/ports.ts';
import { beforeRanking } from '../../core/base/workProgress.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import { commands } from '../../ids.ts';
import type { ActiveCode } from '../../platform/activeCode.ts';
import { codeAt, editorCode, type CodeDocument } from '../../platform/codeDocument.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import type { CodeRankerDependencies } from '../../platform/codeRanker.ts';
import {
  paperIdsIn,
  registerActivePaperCommand,
  registerPaperCommand,
} from '../../platform/paperCommands.ts';
import { showErrorIfRejected } from '../../platform/statusMessage.ts';
import { workSentence } from '../../platform/workSentence.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber } from '../../platform/numbers.ts';
import { rankCompletely, type RankingDependencies } from './completeRanking.ts';
import { searchOnlineFor, type OnlinePickDependencies } from './onlinePick.ts';
import { codeSubject, paperSubject } from './onlineSubject.ts';
import { openSample } from './openSample.ts';
import { showRelated, whyRelated } from './relatedPick.ts';
import { RelatedView } from './relatedView.ts';

interface RelatedDependencies extends CodeRankerDependencies, RankingDependencies, OnlinePickDependencies {
  readonly activeCode: ActiveCode;
  readonly activePaper: ActivePaper;
  readonly log: Log;
  readonly annotations: ReadingListAnnotations;
  /** The `data` folder. */
  readonly files: Files;
}

const similarPapers = 20;

export function registerRelated(dependencies: RelatedDependencies): vscode.Disposable {
  const { activeCode, activePaper, catalogue, log, relatedIndexer, work } = dependencies;
  const view = new RelatedView(dependencies);
  activeCode.setReader(() => view.uri);

  const findRelated = (code: CodeDocument): Promise<void> =>
    showRelated(
      vscode.l10n.t('Papers Related to {0}', code.name),
      vscode.l10n.t('Nothing in {0} points to a paper in the catalogue', code.name),
      async (signal, showEarly, say) => {
        const progress = work.onDidChange(() => {
          say(workSentence(work.of(...beforeRanking)));
        });
        try {
          return await rankCompletely(dependencies, code, signal, showEarly);
        } finally {
          progress.dispose();
        }
      },
    );
  const relatedToSelection = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) await vscode.commands.executeCommand(commands.searchPapers);
    else await findRelated(editorCode(editor));
  };
  const relatedToFile = async (file: unknown): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (file instanceof vscode.Uri) {
      const unread = vscode.l10n.t('{0} cannot be read as text.', vscode.workspace.asRelativePath(file));
      await showErrorIfRejected(log, unread, async () => findRelated(await codeAt(file)));
    } else if (editor === undefined) await vscode.commands.executeCommand(commands.searchPapers);
    else await findRelated(editorCode(editor, true));
  };
  const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);
  const searchOnline = async (code: CodeDocument | undefined): Promise<void> => {
    if (code === undefined) await search();
    else await searchOnlineFor(codeSubject(code), dependencies);
  };
  const searchOnlineForSelection = (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    return searchOnline(editor && editorCode(editor));
  };
  const searchOnlineForPaper = async (id: PaperId): Promise<void> => {
    const paper = await catalogue.get(id);
    if (paper === undefined) await search();
    else await searchOnlineFor(paperSubject(paper), dependencies);
  };
  const similar = async (id: PaperId, rows: unknown): Promise<void> => {
    const ids = paperIdsIn(id, rows);
    const first = await catalogue.get(id);
    const title =
      ids.length === 1
        ? vscode.l10n.t('Papers Similar to “{0}”', first === undefined ? id : isolate(displayTitle(first)))
        : vscode.l10n.t('Papers Similar to the {0} Chosen', formatNumber(ids.length));
    await showRelated(title, vscode.l10n.t('No other paper in the catalogue is much like it'), async () => {
      const found = (await relatedIndexer.engine()).relatedToPapers(ids, similarPapers);
      const papers = await Promise.all(
        found.map(async ({ paper, evidence }) => ({ paper: await catalogue.get(paper), evidence })),
      );
      return {
        papers: papers.flatMap(({ paper, evidence }) => (paper === undefined ? [] : { paper, evidence })),
      };
    });
  };
  const why = (id: PaperId): void => {
    const row = view.find(id);
    if (row !== undefined) whyRelated(row.ranked, row.code);
  };

  return vscode.Disposable.from(
    view,
    vscode.commands.registerCommand(commands.openSample, () => openSample(dependencies.files)),
    vscode.commands.registerCommand(commands.findRelatedToSelection, relatedToSelection),
    vscode.commands.registerCommand(commands.findRelatedToFile, relatedToFile),
    vscode.commands.registerCommand(commands.searchOnlineForFile, async () =>
      searchOnline(await view.code()),
    ),
    vscode.commands.registerCommand(commands.searchOnlineForSelection, searchOnlineForSelection),
    registerActivePaperCommand(commands.searchOnlineForPaper, activePaper, searchOnlineForPaper, search),
    registerActivePaperCommand(commands.findSimilarPapers, activePaper, similar, search),
    registerPaperCommand(commands.whyThisPaper, why, search),
    vscode.commands.registerCommand(commands.pinRelated, () => {
      view.pin();
    }),
    vscode.commands.registerCommand(commands.unpinRelated, () => {
      view.unpin();
    }),
    vscode.commands.registerCommand(commands.pauseRelated, () => {
      view.setPaused(true);
    }),
    vscode.commands.registerCommand(commands.resumeRelated, () => {
      view.setPaused(false);
    }),
  );
}
