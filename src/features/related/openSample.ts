// Opens a short piece of code with related papers beside it, for a user who has no code at hand.
import * as vscode from 'vscode';
import type { Files } from '../../core/base/ports.ts';
import { views } from '../../ids.ts';

/** A file in the `data` folder. */
const sampleFile = 'sample.py';

/** Opens it as a new file, so that the user may change it, and gives it the focus. */
export async function openSample(files: Files): Promise<void> {
  const content = await files.readText(sampleFile);
  await vscode.commands.executeCommand(`${views.related}.focus`);
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  await vscode.window.showTextDocument(document);
}
