// Document link provider: turns paper ids into links to their web pages. Skips URLs, which VS Code links itself.
import * as vscode from 'vscode';
import { findMentions } from '../../core/mentions/findMentions.ts';

/** Characters read per document. VS Code asks for all links at once, and a longer text would block the host. */
const maxText = 200_000;

export const mentionLinkProvider: vscode.DocumentLinkProvider = {
  provideDocumentLinks(document) {
    const text = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(maxText)));
    return findMentions(text).flatMap(({ start, end, url }) => {
      if (/^https?:/i.test(text.slice(start, end))) return [];
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const link = new vscode.DocumentLink(range, vscode.Uri.parse(url, true));
      link.tooltip = vscode.l10n.t('Open the paper’s page');
      return [link];
    });
  },
};
