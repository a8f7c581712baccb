// A paper made ready for the page: every text in the user's language, every address ours.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/catalogue.ts';
import { paperLinks, type LinkKind } from '../../core/links.ts';
import type { Paper } from '../../core/paper.ts';
import type { ShownPaper } from '../../protocol/abstract.ts';

export function shownPaper(paper: Paper, { themes, sources }: CatalogueContents): ShownPaper {
  const theme = themes.find(({ id }) => id === paper.theme)?.title;
  const source = sources.filter(({ id }) => paper.sources.includes(id)).map(({ title }) => title);
  const facts = [
    { label: vscode.l10n.t('Published'), value: longDate(paper.published) },
    { label: vscode.l10n.t('Theme'), value: theme ?? vscode.l10n.t('Other') },
    { label: vscode.l10n.t('Source'), value: source.join(', ') },
    { label: vscode.l10n.t('Comments'), value: paper.comments > 0 ? String(paper.comments) : '' },
  ];
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors.join(', '),
    facts: facts.filter(({ value }) => value !== ''),
    abstract: paper.abstract,
    linksLabel: vscode.l10n.t('Links'),
    links: paperLinks(paper).map(({ kind, url }) => ({ kind, label: linkLabel(kind), url })),
  };
}

function linkLabel(kind: LinkKind): string {
  switch (kind) {
    case 'arxiv':
      return 'arXiv';
    case 'pdf':
      return 'PDF';
    case 'huggingFace':
      return 'Hugging Face';
    case 'doi':
      return 'DOI';
    case 'code':
      return vscode.l10n.t('Code');
  }
}

/** A calendar day in the user's language; the day itself has no time zone, so it is read and written in UTC. */
function longDate(day: string): string {
  return new Date(day).toLocaleDateString(vscode.env.language, { dateStyle: 'long', timeZone: 'UTC' });
}
