// The papers most like the one on screen, made ready for the page, each with its reasons.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import { publishedYear, shortAuthors, type Paper } from '../../core/paper.ts';
import type { RelatedPaper } from '../../core/related/evidence.ts';
import { passageOf } from '../../core/related/passage.ts';
import type { RelatedPapers } from '../../core/related/relatedPapers.ts';
import type { SimilarPapers } from '../../protocol/abstract.ts';

const shownPapers = 5;
const shownReasons = 5;
/** How much of the other abstract explains a reason, in characters. */
const passageLength = 120;

export async function similarPapers(
  paper: Paper,
  relatedPapers: RelatedPapers,
  catalogue: Catalogue,
): Promise<SimilarPapers> {
  const engine = await relatedPapers.engine();
  const found = engine.relatedToPapers([paper.id], shownPapers);
  const papers = await Promise.all(found.map(related => shownSimilar(related, catalogue)));
  return {
    id: paper.id,
    heading: vscode.l10n.t('Similar papers'),
    whyLabel: vscode.l10n.t('Why this paper?'),
    papers: papers.flat(),
  };
}

async function shownSimilar(
  { paper: id, evidence }: RelatedPaper,
  catalogue: Catalogue,
): Promise<SimilarPapers['papers']> {
  const paper = await catalogue.get(id);
  if (paper === undefined) return [];
  const reasons = evidence.slice(0, shownReasons).map(({ shown, stem }) => {
    const passage = passageOf(paper, stem, passageLength);
    const inTitle = passage?.field === 'title';
    return { term: shown, explanation: inTitle ? vscode.l10n.t('in the title') : (passage?.text ?? '') };
  });
  return [
    {
      id,
      title: paper.title,
      facts: [publishedYear(paper), shortAuthors(paper)].filter(Boolean).join(' · '),
      reasons,
    },
  ];
}
