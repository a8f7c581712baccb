// View model of a paper for the abstract page: localised texts, and links built from the paper's ids.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/papers/catalogue.ts';
import { displayAbstract, displayTitle } from '../../core/papers/displayText.ts';
import { paperLinks, type LinkKind } from '../../core/papers/links.ts';
import type { Paper, ThemeAssignment } from '../../core/papers/paper.ts';
import { splitProse } from '../../core/text/proseParts.ts';
import type { ReadingListEntry } from '../../core/readingList/entry.ts';
import { authorNames } from '../../platform/authors.ts';
import { longDate } from '../../platform/dates.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { sourceTitle } from '../../platform/sourceTitle.ts';
import type { PaperViewModel } from '../../protocol/abstractViewModels.ts';

export function paperViewModel(
  paper: Paper,
  marked: ReadingListEntry | undefined,
  { sources }: CatalogueContents,
  { themes, themeOf }: ThemeAssignment,
): PaperViewModel {
  const themeId = themeOf(paper);
  const theme = themes.find(({ id }) => id === themeId)?.title;
  const source = sources.filter(({ id }) => paper.sources.includes(id)).map(sourceTitle);
  const facts = [
    { label: vscode.l10n.t('Published'), value: longDate(paper.published) },
    { label: vscode.l10n.t('Theme'), value: theme ?? vscode.l10n.t('Other') },
    { label: vscode.l10n.t('Source'), value: source.join(', ') },
    { label: vscode.l10n.t('Venue'), value: paper.venue ?? '' },
    { label: vscode.l10n.t('Categories'), value: paper.categories?.join(', ') ?? '' },
    { label: vscode.l10n.t('Keywords'), value: paper.keywords?.join(', ') ?? '' },
    { label: vscode.l10n.t('Upvotes'), value: count(paper.upvotes) },
    { label: vscode.l10n.t('Comments'), value: count(paper.comments) },
    { label: vscode.l10n.t('Citations'), value: count(paper.citationCount) },
  ];
  return {
    id: paper.id,
    title: displayTitle(paper),
    ...partsOf(paper),
    authors: shownAuthors(paper),
    notices: notices(paper, marked),
    shortFacts: [
      longDate(paper.published),
      revisionLabel(paper.revision),
      paper.venue ?? '',
      citations(paper.citationCount),
    ].filter(fact => fact !== ''),
    facts: facts.filter(({ value }) => value !== ''),
    moreLabel: vscode.l10n.t('More'),
    abstract: displayAbstract(paper) || vscode.l10n.t('The abstract of this paper is not here yet.'),
    ...(paper.abstract === '' && !paper.id.startsWith('local:')
      ? { getAbstractLabel: vscode.l10n.t('Get Abstract') }
      : {}),
    ...(paper.aiSummary === undefined
      ? {}
      : { summary: { label: vscode.l10n.t('Summary written by a model'), text: paper.aiSummary } }),
    quote: { label: vscode.l10n.t('Add to Note'), doneMessage: vscode.l10n.t('Added to the note') },
    citationSections: paper.id.startsWith('local:')
      ? []
      : [
          { kind: 'references', heading: vscode.l10n.t('References') },
          { kind: 'citations', heading: vscode.l10n.t('Cited by') },
        ],
    linksLabel: vscode.l10n.t('Links'),
    links: paperLinks(paper).map(({ kind, url }) => ({ kind, label: linkLabel(kind), url })),
    copies: [
      { command: 'copyCitation', label: vscode.l10n.t('Cite') },
      { command: 'copyBibtex', label: vscode.l10n.t('Copy BibTeX') },
      { command: 'copyLink', label: vscode.l10n.t('Copy Link') },
    ],
  };
}

/** Returns the parts of a text that has marks or formulas, for the page to render. */
function partsOf({ title, abstract }: Paper): Pick<PaperViewModel, 'titleParts' | 'abstractParts'> {
  const [titleParts, abstractParts] = [splitProse(title), splitProse(abstract)];
  const isRich = (parts: typeof titleParts): boolean =>
    parts.some(({ marks, formula }) => marks.length > 0 || formula !== undefined);
  return { ...(isRich(titleParts) && { titleParts }), ...(isRich(abstractParts) && { abstractParts }) };
}

/** `marked` is the reading list's entry. */
function notices({ revision }: Paper, marked: ReadingListEntry | undefined): string[] {
  const { t } = vscode.l10n;
  if (revision === undefined) return [];
  const { number, withdrawn } = revision;
  const known = marked?.paper.revision?.number ?? number;
  const [now, then] = [revisionLabel({ number }), revisionLabel({ number: known })];
  const newer =
    marked?.status === 'read'
      ? t('{0} is out; you read {1}.', now, then)
      : t('{0} is out; you marked {1}.', now, then);
  return [
    ...(withdrawn === undefined ? [] : [t('This paper was withdrawn: {0}', withdrawn)]),
    ...(known < number ? [newer] : []),
  ];
}

function revisionLabel(revision: Paper['revision']): string {
  return revision === undefined ? '' : `v${revision.number}`;
}

/** Number of authors that a page names before "and 6 more". */
const firstAuthors = 3;

function shownAuthors(paper: Paper): PaperViewModel['authors'] {
  const { authors } = paper;
  const all = authorNames(paper);
  // "and 1 more" would be about as long as the name.
  if (authors.length <= firstAuthors + 1) return { shown: all };
  return {
    shown: authors.slice(0, firstAuthors).map(isolate).join(', '),
    more: { label: vscode.l10n.t('and {0} more', formatNumber(authors.length - firstAuthors)), all },
  };
}

function citations(number = 0): string {
  if (number === 0) return '';
  const shown = formatNumber(number);
  return plural(number, vscode.l10n.t('{0} citation', shown), vscode.l10n.t('{0} citations', shown));
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
    case 'projectPage':
      return vscode.l10n.t('Project Page');
  }
}

const count = (number = 0): string => (number > 0 ? formatNumber(number) : '');
