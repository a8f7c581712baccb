// The entry that VS Code's extension host calls: runs mocha inside it, in a Node process or in a web worker alike.
// mocha's browser build serves both; its spec reporter writes with console.log, which reaches the terminal.
import 'mocha/mocha.js';
import { builtFor, files, load } from 'paperside:host-tests';
import * as vscode from 'vscode';
import { watchNetwork } from './network.ts';

const TIMEOUT_MS = 20_000;

/** Runs every test. Rejects when one fails or is pending, and when there is none. */
export async function run(): Promise<void> {
  console.log(
    `VS Code ${vscode.version}, ${vscode.env.appHost}, ${uiKind()}, ${hostKind() === 'web' ? 'web worker' : 'Node'} extension host`,
  );
  if (builtFor !== hostKind()) throw new Error(`These tests are for a ${builtFor} extension host.`);
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: TIMEOUT_MS,
    color: false,
    forbidOnly: true,
  });
  // The browser build declares `describe` and its like only when asked to, for this instance.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  watchNetwork();
  const settings = vscode.workspace.getConfiguration();
  // The tests are about the 41 papers, but for those that say otherwise.
  await settings.update('paperside.landmarks', false, vscode.ConfigurationTarget.Global);
  // In a browser, VS Code saves by itself what has not been saved for a second, also while a test deletes the file.
  await settings.update('files.autoSave', 'off', vscode.ConfigurationTarget.Global);
  await load();
  const stats = await new Promise<Mocha.Stats | undefined>(resolve => {
    const runner = mocha.run(() => {
      resolve(runner.stats);
    });
  });
  if (stats === undefined || stats.tests === 0) throw new Error(`No test ran, out of ${files.length} files.`);
  if (stats.failures > 0) throw new Error(`${stats.failures} of ${stats.tests} tests failed.`);
  if (stats.pending > 0)
    throw new Error(`${stats.pending} of ${stats.tests} tests are pending: none may be skipped.`);
  console.log(`${stats.passes} tests passed in the ${hostKind()} extension host`);
}

function uiKind(): string {
  return vscode.env.uiKind === vscode.UIKind.Web ? 'web workbench' : 'desktop workbench';
}

function hostKind(): 'node' | 'web' {
  return 'process' in globalThis ? 'node' : 'web';
}
