// The extension's only log channel in VS Code's Output view, and the command that shows it.
import * as vscode from 'vscode';
import type { Log } from '../core/base/ports.ts';
import { logLine } from './logLine.ts';

/** Creates the channel with the first message or on command; most sessions need neither. */
export function openLog(name: string, showCommand: string): Log & { dispose(): void } {
  let channel: vscode.LogOutputChannel | undefined;
  const open = (): vscode.LogOutputChannel =>
    (channel ??= vscode.window.createOutputChannel(name, { log: true }));
  const show = vscode.commands.registerCommand(showCommand, () => {
    open().show();
  });
  return {
    info: message => {
      open().info(logLine(message));
    },
    warn: message => {
      open().warn(logLine(message));
    },
    error: message => {
      open().error(logLine(message));
    },
    dispose: () => {
      show.dispose();
      channel?.dispose();
    },
  };
}
