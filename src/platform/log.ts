// The one log, in VS Code's Output view, and the command that shows it.
import * as vscode from 'vscode';
import type { Log } from '../core/ports.ts';

export function openLog(name: string, showCommand: string): Log & { dispose(): void } {
  const channel = vscode.window.createOutputChannel(name, { log: true });
  const show = vscode.commands.registerCommand(showCommand, () => {
    channel.show();
  });
  return {
    info: message => {
      channel.info(message);
    },
    warn: message => {
      channel.warn(message);
    },
    error: message => {
      channel.error(message);
    },
    dispose: () => {
      show.dispose();
      channel.dispose();
    },
  };
}
