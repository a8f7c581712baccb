// View model of the papers most similar to the one on screen, each with its evidence.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { publishedYear, type Paper } from '../../core/papers/paper.ts';
import type { RelatedPaper } from '../../core/related/evidence.ts';
import type { RelatedIndexer } from '../../core/related/relatedIndexer.ts';
import { termSnippet } from '../../core/related/termSnippet.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import type { SimilarPapersViewModel } from '../../protocol/abstractViewModels.ts';

const shownPapers = 5;
const shownReasons = 5;
/** Maximum length of the snippet that explains a term, in characters. */
const snippetLength = 120;

export async function similarPapersViewModel(
  paper: Paper,
  relatedIndexer: RelatedIndexer,
  catalogue: Catalogue,
): Promise<SimilarPapersViewModel> {
  const engine = await relatedIndexer.engine();
  const found = engine.relatedToPapers([paper.id], shownPapers);
  const papers = await Promise.all(found.map(related => shownSimilar(related, catalogue)));
  return {
    id: paper.id,
    heading: vscode.l10n.t('Similar papers'),
    whyLabel: vscode.l10n.t('Why this paper?'),
    empty: {
      explanation: vscode.l10n.t('No other paper in the catalogue is much like it.'),
      searchLabel: vscode.l10n.t('Search Online…'),
    },
    papers: papers.flat(),
  };
}

async function shownSimilar(
  { paper: id, evidence }: RelatedPaper,
  catalogue: Catalogue,
): Promise<SimilarPapersViewModel['papers']> {
  const paper = await catalogue.get(id);
  if (paper === undefined) return [];
  const reasons = evidence.slice(0, shownReasons).map(({ label, stem }) => {
    const snippet = termSnippet(paper, stem, snippetLength);
    const inTitle = snippet?.field === 'title';
    return { term: label, explanation: inTitle ? vscode.l10n.t('in the title') : (snippet?.text ?? '') };
  });
  return [
    {
      id,
      title: paperTitle(paper),
      facts: [publishedYear(paper), shortAuthors(paper)].filter(Boolean).join(' · '),
      reasons,
    },
  ];
}
