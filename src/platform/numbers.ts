// Numbers and plural forms in the user's language.
import * as vscode from 'vscode';

/** Formats a count, such as `34,000`. */
export function formatNumber(count: number): string {
  return count.toLocaleString(vscode.env.language);
}

/** Formats a share of 1, such as `41%`. */
export function formatShare(share: number): string {
  return share.toLocaleString(vscode.env.language, { style: 'percent' });
}

/**
 * Chooses the form of a translated sentence for a count. Both forms must name the count by a placeholder, because a
 * language may use `one` for other numbers than 1, or never.
 */
export function plural(count: number, one: string, other: string): string {
  // Where there is no translation, the sentences are English, whatever the language of VS Code.
  const language = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
  return new Intl.PluralRules(language).select(count) === 'one' ? one : other;
}
