// Quick fixes of findings.
import * as vscode from 'vscode';
import { mergedEntries, updatedEntry, type TextReplacement } from '../../core/checks/entryEdits.ts';
import type { Finding, Fix } from '../../core/checks/finding.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import { isolate } from '../../platform/isolate.ts';
import type { FindingDiagnostics } from './findingDiagnostics.ts';
import { addEntry, renameKey } from './keyEdits.ts';
import type { KeyDependencies } from './workspaceKeys.ts';

class FixAction extends vscode.CodeAction {
  readonly fix: Fix;
  readonly uri: vscode.Uri;

  constructor(title: string, uri: vscode.Uri, fix: Fix) {
    super(title, vscode.CodeActionKind.QuickFix);
    this.fix = fix;
    this.uri = uri;
  }
}

export function findingActions(
  diagnostics: FindingDiagnostics,
  dependencies: KeyDependencies,
): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range) {
      return diagnostics.in(document.uri, range).flatMap(finding =>
        finding.fixes.map((fix, at) => {
          const action = new FixAction(titleOf(finding, fix), document.uri, fix);
          const diagnostic = diagnostics.diagnosticOf(document.uri, finding);
          if (diagnostic !== undefined) action.diagnostics = [diagnostic];
          action.isPreferred = at === 0;
          return action;
        }),
      );
    },
    async resolveCodeAction(action) {
      if (action instanceof FixAction) action.edit = await editOf(action, dependencies);
      return action;
    },
  };
}

function titleOf({ code }: Finding, fix: Fix): string {
  const { t } = vscode.l10n;
  switch (fix.kind) {
    case 'replace':
      return code === 'newer-version' ? t('Cite {0}', fix.title) : t('Use {0}', fix.title);
    case 'update':
      return code === 'published-version'
        ? t('Take the Published Version')
        : t('Rewrite the Entry from “{0}”', isolate(displayTitle(fix.paper)));
    case 'merge':
      return t('Merge into “{0}”', fix.keepKey);
    case 'add':
      return t('Add “{0}” to the Bibliography', isolate(displayTitle(fix.paper)));
  }
}

async function editOf({ fix, uri }: FixAction, dependencies: KeyDependencies): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const replace = (replacements: readonly TextReplacement[]): void => {
    for (const { start, end, text } of replacements)
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  };
  switch (fix.kind) {
    case 'replace':
      replace([{ ...fix.span, text: fix.text }]);
      break;
    case 'update':
      replace(updatedEntry(text, fix.entry, fix.paper));
      break;
    case 'merge':
      replace(mergedEntries(text, fix.keep, fix.drop));
      await renameKey(edit, document, fix, dependencies);
      break;
    case 'add':
      await addEntry(edit, uri, fix, dependencies);
  }
  return edit;
}
