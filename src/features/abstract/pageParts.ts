// The parts of the abstract page that follow the abstract itself, each as a message.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import type { RelatedIndexer } from '../../core/related/relatedIndexer.ts';
import type { HostMessage } from '../../protocol/abstract.ts';
import { annotationsViewModel } from './annotationsViewModel.ts';
import type { Navigation } from './navigation.ts';
import { similarPapersViewModel } from './similarPapersViewModel.ts';

export interface PagePartsDependencies {
  readonly catalogue: Catalogue;
  readonly annotations: Pick<Annotations, 'of'>;
  readonly relatedIndexer: RelatedIndexer;
  readonly navigation: Pick<Navigation, 'viewModel' | 'because'>;
}

/** Returns undefined if the paper has no such part. */
type PagePart = (
  paper: Paper,
  dependencies: PagePartsDependencies,
) => HostMessage | undefined | Promise<HostMessage | undefined>;

export const annotationsPart = (
  paper: Paper,
  { annotations }: Pick<PagePartsDependencies, 'annotations'>,
): HostMessage => ({
  type: 'annotations',
  annotations: annotationsViewModel(paper.id, annotations.of(paper)),
});

const navigationPart: PagePart = async ({ id }, dependencies) => {
  const navigation = await dependencies.navigation.viewModel(id);
  return navigation && { type: 'navigation', navigation };
};

const becausePart: PagePart = (paper, { navigation }) => {
  const because = navigation.because(paper);
  if (because === undefined) return undefined;
  const reasons = because.reasons.map(({ label, description, detail, run }) => ({
    ...{ label, description, detail },
    isLink: run !== undefined,
  }));
  const heading = vscode.l10n.t('Why this paper?');
  return { type: 'because', because: { id: paper.id, heading, reasons, words: [...because.words] } };
};

const similarPart: PagePart = async (paper, { relatedIndexer, catalogue }) => ({
  type: 'similar',
  similar: await similarPapersViewModel(paper, relatedIndexer, catalogue),
});

/** In the order in which they are sent; the first ranking of a session takes a moment, so it comes last. */
export const pageParts: readonly PagePart[] = [annotationsPart, navigationPart, becausePart, similarPart];
