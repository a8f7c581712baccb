// What VS Codes newer than the oldest supported one can do, used where it is there: prompts of quick picks (since 1.108),
// toggles among their buttons (1.109), and icons of the theme on tabs of pages (1.108).
import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** Shows a line between the input and the rows, or none. An older VS Code shows nothing. */
export function setPrompt(pick: vscode.QuickInput, text: string): void {
  if ('prompt' in pick) pick.prompt = text === '' ? undefined : text;
}

const Newer = z.object({ QuickInputButtonLocation: z.object({ Input: z.number() }) });

/** A button inside the input that shows whether it is on; in an older VS Code, a button of the title that does not. */
export function toggleButton(icon: string, tooltip: string, checked: boolean): vscode.QuickInputButton {
  const button = { iconPath: new vscode.ThemeIcon(icon), tooltip };
  const newer = Newer.safeParse(vscode);
  if (!newer.success) return button;
  return Object.assign(button, { location: newer.data.QuickInputButtonLocation.Input, toggle: { checked } });
}

/** Sets the icon of a page's tab: one of the theme, which every theme colours, or else the file. */
export function setPanelIcon(panel: vscode.WebviewPanel, icon: string, file: vscode.Uri): void {
  // The tab of an older VS Code would have no icon. No name says what tabs can do; toggles came after these icons.
  if (Newer.safeParse(vscode).success) Object.assign(panel, { iconPath: new vscode.ThemeIcon(icon) });
  else panel.iconPath = file;
}
