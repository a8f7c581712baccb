// Document link provider: turns paper ids and titles into links to their web pages. Skips URLs, which VS Code links itself.
import * as vscode from 'vscode';
import { findMentions } from '../../core/mentions/findMentions.ts';
import type { TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import { paperPageUrl } from '../../core/papers/links.ts';
import { lineRanges, titlesIn } from './documentTitles.ts';

/** Characters read per document. VS Code asks for all links at once, and a longer text would block the host. */
const maxText = 200_000;

export function mentionLinkProvider({
  titles,
}: {
  readonly titles: Pick<TitleIndexer, 'index' | 'isOpen'>;
}): vscode.DocumentLinkProvider {
  const titleLinks = async (document: vscode.TextDocument): Promise<vscode.DocumentLink[]> =>
    (await titlesIn(document, maxText, titles)).flatMap(title => {
      const url = paperPageUrl(title.paper.id);
      return url === undefined ? [] : lineRanges(document, title).map(range => linkTo(url, range));
    });
  return {
    async provideDocumentLinks(document) {
      const text = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(maxText)));
      const ids = findMentions(text).flatMap(({ start, end, url }) => {
        if (/^https?:/i.test(text.slice(start, end))) return [];
        return [linkTo(url, new vscode.Range(document.positionAt(start), document.positionAt(end)))];
      });
      // The links of a document that is opened are no reason to read the papers.
      return titles.isOpen ? [...ids, ...(await titleLinks(document))] : ids;
    },
  };
}

function linkTo(url: string, range: vscode.Range): vscode.DocumentLink {
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(url, true));
  link.tooltip = vscode.l10n.t('Open the paper’s page');
  return link;
}
