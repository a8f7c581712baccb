// Keeps `$(name)` in text from outside from being drawn as an icon, in quick picks, hovers and the status bar.

/** Escapes every `$(`, so that VS Code shows it as it is. */
export function escapeIcons(text: string): string {
  return text.replace(/\$\(/g, String.raw`\$(`);
}
