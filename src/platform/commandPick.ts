// One command that asks which of several to run: the palette shows the one, keybindings and menus have them all.
import * as vscode from 'vscode';
import { escapeIcons } from './escapeIcons.ts';
import { pickSteadily } from './steadyPick.ts';

interface Variant {
  readonly command: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: string;
}

/** Lets the user choose one of the commands and runs it with these arguments. Undefined is a line between two groups. */
export async function pickCommand(
  title: string,
  variants: readonly (Variant | undefined)[],
  ...args: readonly unknown[]
): Promise<void> {
  const items = variants.map(variant => (variant === undefined ? line : itemOf(variant)));
  const chosen = await pickSteadily(items, { title, matchOnDetail: true });
  if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command, ...args);
}

type Item = vscode.QuickPickItem & { readonly command?: string };

const line: Item = { label: '', kind: vscode.QuickPickItemKind.Separator };

function itemOf({ command, label, detail, icon }: Variant): Item {
  return {
    ...{ command, label: escapeIcons(label) },
    ...(detail === undefined ? {} : { detail: escapeIcons(detail) }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
  };
}
