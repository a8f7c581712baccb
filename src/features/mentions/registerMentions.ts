// Papers in code: what hovers and links say of an id, and the papers that this workspace names.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { commands } from '../../ids.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { mentionHover, type HoverDependencies } from './mentionHover.ts';
import { mentionLinks } from './mentionLinks.ts';
import { MentionsView } from './mentionsView.ts';

interface MentionsDependencies extends HoverDependencies {
  readonly clock: Clock;
  readonly log: Log;
  readonly mentions: MentionIndex;
}

const Place = z.tuple([z.string(), z.int(), z.int(), z.int()]);

export function registerMentions(dependencies: MentionsDependencies): vscode.Disposable {
  const { catalogue, clock, log, mentions } = dependencies;
  const view = new MentionsView(catalogue, mentions, clock, log);
  const everywhere: vscode.DocumentSelector = [{ scheme: '*' }];
  return vscode.Disposable.from(
    view,
    vscode.languages.registerHoverProvider(everywhere, mentionHover(dependencies)),
    vscode.languages.registerDocumentLinkProvider(everywhere, mentionLinks),
    vscode.commands.registerCommand(commands.scanWorkspace, () => view.scan()),
    vscode.commands.registerCommand(commands.cancelScan, () => {
      view.cancel();
    }),
    registerPaperCommand(
      commands.lookUpMention,
      id => vscode.commands.executeCommand(commands.addPaper, id),
      () => vscode.commands.executeCommand(commands.addPaper),
    ),
    vscode.commands.registerCommand(commands.openMention, async (...args: unknown[]) => {
      const place = Place.safeParse(args);
      if (!place.success) return;
      const [file, line, start, end] = place.data;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file, true));
      await vscode.window.showTextDocument(document, {
        selection: new vscode.Range(line, start, line, end),
        viewColumn: vscode.ViewColumn.Active,
      });
    }),
  );
}
