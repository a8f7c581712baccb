// Registers the check of citations: its commands, its diagnostics and their quick fixes.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { commands } from '../../ids.ts';
import { registerCheckTool } from './checkTool.ts';
import { CitationChecker, type CheckerDependencies } from './citationChecker.ts';
import { workspaceFiles } from './filesToCheck.ts';
import { findingActions } from './findingActions.ts';
import { FindingDiagnostics } from './findingDiagnostics.ts';

interface ChecksDependencies extends CheckerDependencies {
  readonly extensionUri: vscode.Uri;
}

const Code = z.string().check(z.regex(/^[a-z-]+$/));

export function registerChecks(dependencies: ChecksDependencies): vscode.Disposable {
  const { extensionUri, mentions } = dependencies;
  const diagnostics = new FindingDiagnostics();
  const checker = new CitationChecker(dependencies, diagnostics);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    diagnostics,
    registerCheckTool(dependencies),
    registerCommand(commands.checkCitations, (uri: unknown) => checkFile(checker, uri)),
    registerCommand(commands.checkWorkspace, () => checker.run(() => workspaceFiles(mentions))),
    registerCommand(commands.explainFinding, (code: unknown) => explain(extensionUri, code)),
    vscode.languages.registerCodeActionsProvider({ scheme: '*' }, findingActions(diagnostics, dependencies), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

async function checkFile(checker: CitationChecker, given: unknown): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined)
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a file to check its citations.'));
  else await checker.run(() => Promise.resolve([uri]));
}

/** Opens the page that explains the kinds of findings, at the kind. It is in the package, so this works offline. */
async function explain(extensionUri: vscode.Uri, given: unknown): Promise<void> {
  const { data: fragment = '' } = Code.safeParse(given);
  const page = vscode.Uri.joinPath(extensionUri, 'media', 'checks.md').with({ fragment });
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // The editor's own Markdown extension is turned off.
    await vscode.window.showTextDocument(page.with({ fragment: '' }), { preview: true });
  }
}
