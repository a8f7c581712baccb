// Shows findings as diagnostics. They follow edits elsewhere in their file, and go when their own text is edited, when their
// file is checked again, and when it is deleted or changed outside of VS Code.
import * as vscode from 'vscode';
import type { PlacedFinding } from '../../core/checks/citationCheck.ts';
import type { Finding, Severity } from '../../core/checks/finding.ts';
import { followChanges, type TextChange } from '../../core/checks/followChanges.ts';
import { commands } from '../../ids.ts';
import { findingMessage } from '../../platform/findingMessage.ts';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export class FindingDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('paperside');
  readonly #placed = new Map<string, readonly PlacedFinding[]>();
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    const { workspace } = vscode;
    const drop = (uri: vscode.Uri): void => {
      if (this.#placed.has(uri.toString()) && !isOpen(uri)) this.#put(uri, []);
    };
    const files = workspace.createFileSystemWatcher('**/*');
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      files,
      files.onDidChange(drop),
      files.onDidDelete(drop),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const placed = this.#placed.get(document.uri.toString());
        if (placed === undefined || contentChanges.length === 0) return;
        this.#put(document.uri, followChanges(placed, contentChanges.map(textChange)));
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === 'untitled') this.#put(uri, []);
      }),
    );
  }

  /** Replaces the findings of the files. */
  show(findings: ReadonlyMap<string, readonly PlacedFinding[]>): void {
    for (const [file, placed] of findings) this.#put(vscode.Uri.parse(file, true), placed);
  }

  /** Returns the findings of a document that touch the range. */
  in(uri: vscode.Uri, range: vscode.Range): Finding[] {
    return (this.#placed.get(uri.toString()) ?? [])
      .filter(placed => rangeOf(placed).intersection(range) !== undefined)
      .map(({ finding }) => finding);
  }

  /** Returns the diagnostic of a finding, for a code action that mends it. */
  diagnosticOf(uri: vscode.Uri, finding: Finding): vscode.Diagnostic | undefined {
    const placed = this.#placed.get(uri.toString())?.find(each => each.finding === finding);
    return placed === undefined ? undefined : diagnosticOf(placed);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #put(uri: vscode.Uri, placed: readonly PlacedFinding[]): void {
    if (placed.length === 0) this.#placed.delete(uri.toString());
    else this.#placed.set(uri.toString(), placed);
    this.#collection.set(uri, placed.map(diagnosticOf));
  }
}

function diagnosticOf(placed: PlacedFinding): vscode.Diagnostic {
  const { finding } = placed;
  const diagnostic = new vscode.Diagnostic(
    rangeOf(placed),
    findingMessage(finding),
    severities[finding.severity],
  );
  const argument = encodeURIComponent(JSON.stringify([finding.code]));
  diagnostic.source = 'Paperside';
  diagnostic.code = {
    value: finding.code,
    target: vscode.Uri.parse(`command:${commands.explainFinding}?${argument}`),
  };
  return diagnostic;
}

function rangeOf({ range: { start, end } }: PlacedFinding): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function textChange({
  range,
  rangeOffset,
  rangeLength,
  text,
}: vscode.TextDocumentContentChangeEvent): TextChange {
  const { start, end } = range;
  return { start: rangeOffset, end: rangeOffset + rangeLength, from: start, to: end, text };
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
}
