// Completes citation keys in LaTeX, Markdown, Sphinx, MyST, Typst and Org, from the bibliography and the catalogue, and ids after `arXiv:`.
import * as vscode from 'vscode';
import type { Bibliography } from '../../core/citations/bibliography.ts';
import { citationContext } from '../../core/citations/citationContext.ts';
import { citationKey } from '../../core/citations/citationKey.ts';
import { likelyCitations } from '../../core/citations/likelyCitations.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import { uriOfSource } from '../../core/library/linkedFiles.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import { splitPaperId } from '../../core/papers/identifiers.ts';
import { publishedYear, type Paper } from '../../core/papers/paper.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { shortAuthors } from '../../platform/authors.ts';
import type { BibliographyFile } from './bibliographyFile.ts';
import { findBibFiles } from './bibliographyPick.ts';

export const completionTriggers = ['{', '@', ',', ':', '`', '<'] as const;

/** Maximum number of suggestions. Typing another letter narrows down to the rest. */
const maxItems = 100;
const maxFiles = 5;
/** Milliseconds for which the parsed bibliography is reused while the user types. */
const cacheLifetime = 4000;

export interface CompletionDependencies {
  readonly catalogue: Catalogue;
  readonly bibliography: BibliographyFile;
  readonly keyPattern: () => string;
  readonly annotations: Annotations;
  readonly mentions: Pick<MentionIndex, 'ids'>;
}

export function citationCompletionProvider(
  dependencies: CompletionDependencies,
): vscode.CompletionItemProvider {
  const { bibliography, catalogue, keyPattern, annotations, mentions } = dependencies;
  const read = readWithCache(bibliography);
  const likely = async (papers: readonly Paper[], most: number): Promise<readonly Paper[]> => {
    const isOfWorkspace = await workspacePapers(catalogue, mentions);
    return likelyCitations(papers, { isOfWorkspace, annotations }, most);
  };
  return {
    async provideCompletionItems(document, position, token) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      const context = citationContext(fileLanguage(document.languageId, document.uri.path), before);
      if (context === undefined) return undefined;
      const { kind, typed } = context;
      const range = new vscode.Range(position.translate(0, -typed.length), position);
      const needle = typed.toLowerCase();
      const { papers } = await catalogue.contents();
      if (kind === 'arxiv') {
        const named = papers.filter(({ id }) => id.startsWith('arxiv:'));
        const fitting = named.filter(paper => fits(paper, needle, ({ id }) => id));
        return list(await likely(fitting, maxItems + 1), ({ id }) => splitPaperId(id).name, range, typed);
      }
      const known = await read();
      if (token.isCancellationRequested) return undefined;
      const pattern = keyPattern();
      const madeKey = (paper: Paper): string => citationKey(paper, pattern);
      const entries = known
        .flatMap(({ entries }) => entries)
        .filter(({ key, paper }) => fits(paper, needle, () => key));
      const keys = new Map(entries.map(({ key, paper }) => [paper, key]));
      const fitting = papers.filter(paper => fits(paper, needle, madeKey));
      // What the bibliography has, too, stands there under its key.
      const others = (await likely(fitting, maxItems + 1 + entries.length)).filter(paper =>
        known.every(bibliography => bibliography.keyOf(paper) === undefined),
      );
      return list([...keys.keys(), ...others], paper => keys.get(paper) ?? madeKey(paper), range, typed);
    },
  };
}

/** Tells whether the title, the authors or the key contain the lower-case needle. */
function fits(paper: Paper, needle: string, keyOf: (paper: Paper) => string): boolean {
  const has = (text: string): boolean => text.toLowerCase().includes(needle);
  return has(displayTitle(paper)) || has(paper.authors.join(' ')) || has(keyOf(paper));
}

/** Returns a test for papers of the workspace: its files mention them, or one of its linked files contains them. */
async function workspacePapers(
  catalogue: Catalogue,
  mentions: Pick<MentionIndex, 'ids'>,
): Promise<(paper: Paper) => boolean> {
  const { sources } = await catalogue.contents();
  const files = sources.map(({ id }) => id).filter(isFileOfWorkspace);
  const named = await Promise.all([...mentions.ids()].map(id => catalogue.get(id)));
  const ids = new Set(named.map(paper => paper?.id));
  return paper => ids.has(paper.id) || files.some(source => paper.sources.includes(source));
}

function isFileOfWorkspace(source: string): boolean {
  const file = uriOfSource(source);
  return file !== undefined && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file)) !== undefined;
}

/** Returns a cached reader of the chosen bibliography, or of the first `maxFiles` .bib files while none is chosen. */
function readWithCache(bibliography: BibliographyFile): () => Promise<readonly Bibliography[]> {
  let [reading, at] = [Promise.resolve<readonly Bibliography[]>([]), -Infinity];
  const read = async (): Promise<readonly Bibliography[]> => {
    if (!vscode.workspace.isTrusted) return [];
    const chosen = await bibliography.find();
    const files = chosen === undefined ? (await findBibFiles()).slice(0, maxFiles) : [chosen];
    // A deleted file gives no suggestions; the command that adds to it reports the error.
    const all = files.map(file =>
      bibliography.read(file).then(
        known => [known],
        () => [],
      ),
    );
    return (await Promise.all(all)).flat();
  };
  return () => {
    if (Date.now() - at > cacheLifetime) [reading, at] = [read(), Date.now()];
    return reading;
  };
}

/** In the order given: those of the bibliography first, for which nothing has to be added, then the likely ones. */
function list(
  papers: readonly Paper[],
  label: (paper: Paper) => string,
  range: vscode.Range,
  typed: string,
): vscode.CompletionList {
  const items = papers.slice(0, maxItems).map((paper, at) => {
    const item = new vscode.CompletionItem(
      { label: label(paper), description: displayTitle(paper) },
      vscode.CompletionItemKind.Reference,
    );
    item.detail = [shortAuthors(paper), publishedYear(paper)].filter(Boolean).join(' · ');
    item.documentation = paperTooltip(paper);
    item.filterText = fromMatch(`${label(paper)} ${displayTitle(paper)} ${paper.authors.join(' ')}`, typed);
    item.range = range;
    item.sortText = String(at).padStart(4, '0');
    return item;
  });
  return new vscode.CompletionList(items, papers.length > maxItems || typed === '');
}

/**
 * Puts the first word that starts with what is typed in front, as it is typed: VS Code looks at 128 characters, and ranks what
 * stands far inside, or is written with other capitals, below what merely has the letters at its beginning.
 */
function fromMatch(text: string, typed: string): string {
  const at = ` ${text}`.toLowerCase().indexOf(` ${typed.toLowerCase()}`);
  return at < 0 ? text : `${typed}${text.slice(at + typed.length)} ${text}`;
}
