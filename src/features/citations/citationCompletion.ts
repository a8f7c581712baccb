// Completes citations: keys in LaTeX and Markdown, from the workspace's bibliography and the catalogue; ids after `arXiv:`.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { Bibliography } from '../../core/citations/bibliography.ts';
import { citationContext } from '../../core/citations/citationContext.ts';
import { citationKey } from '../../core/citations/citationKey.ts';
import { partsOf } from '../../core/identifiers.ts';
import { newestOf, publishedYear, shortAuthors, type Paper } from '../../core/paper.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { bibFiles } from './bibliographyPick.ts';
import type { BibliographyFile } from './bibliographyFile.ts';

export const completionTriggers = ['{', '@', ',', ':'] as const;

/** More are reached by typing another letter. */
const mostItems = 100;
const mostFiles = 5;
/** How long what was read of the bibliography serves the letters that follow, in milliseconds. */
const rememberedTime = 4000;

interface CompletionDependencies {
  readonly catalogue: Catalogue;
  readonly bibliography: BibliographyFile;
  readonly keyPattern: () => string;
}

export function citationCompletion(dependencies: CompletionDependencies): vscode.CompletionItemProvider {
  const { bibliography, catalogue, keyPattern } = dependencies;
  const read = lately(bibliography);
  return {
    async provideCompletionItems(document, position, token) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      const context = citationContext(document.languageId, before);
      if (context === undefined) return undefined;
      const { kind, typed } = context;
      const range = new vscode.Range(position.translate(0, -typed.length), position);
      const wanted = typed.toLowerCase();
      const { papers } = await catalogue.contents();
      if (kind === 'arxiv') {
        const named = papers.filter(paper => paper.id.startsWith('arxiv:') && fits(paper.id, paper, wanted));
        return list(newestOf(named, mostItems + 1), ({ id }) => partsOf(id).name, range);
      }
      const known = await read();
      if (token.isCancellationRequested) return undefined;
      const entries = known
        .flatMap(({ entries }) => entries)
        .filter(({ key, paper }) => fits(key, paper, wanted));
      const keys = new Map(entries.map(({ key, paper }) => [paper, key]));
      const others = papers.filter(
        paper =>
          known.every(bibliography => bibliography.keyOf(paper) === undefined) &&
          fits(citationKey(paper, keyPattern()), paper, wanted),
      );
      return list(
        [...keys.keys(), ...newestOf(others, mostItems)],
        paper => keys.get(paper) ?? citationKey(paper, keyPattern()),
        range,
        paper => keys.has(paper),
      );
    },
  };
}

/** By the key's beginning, or by a word of the title or a name. */
function fits(key: string, { title, authors }: Paper, wanted: string): boolean {
  return `${key} ${authors.join(' ')} ${title}`.toLowerCase().includes(wanted);
}

/** The workspace's bibliography, or while none is chosen the first few. Letters that follow each other read once. */
function lately(bibliography: BibliographyFile): () => Promise<readonly Bibliography[]> {
  let [reading, at] = [Promise.resolve<readonly Bibliography[]>([]), -Infinity];
  const read = async (): Promise<readonly Bibliography[]> => {
    if (!vscode.workspace.isTrusted) return [];
    const chosen = await bibliography.find();
    const files = chosen === undefined ? (await bibFiles()).slice(0, mostFiles) : [chosen];
    // A file that is gone completes nothing; adding to it says so.
    const all = files.map(file =>
      bibliography.read(file).then(
        known => [known],
        () => [],
      ),
    );
    return (await Promise.all(all)).flat();
  };
  return () => {
    if (Date.now() - at > rememberedTime) [reading, at] = [read(), Date.now()];
    return reading;
  };
}

function list(
  papers: readonly Paper[],
  label: (paper: Paper) => string,
  range: vscode.Range,
  isInBibliography: (paper: Paper) => boolean = () => true,
): vscode.CompletionList {
  const items = papers.slice(0, mostItems).map((paper, at) => {
    const item = new vscode.CompletionItem(
      { label: label(paper), description: paper.title },
      vscode.CompletionItemKind.Reference,
    );
    item.detail = [shortAuthors(paper), publishedYear(paper)].filter(Boolean).join(' · ');
    item.documentation = paperTooltip(paper);
    item.filterText = `${label(paper)} ${paper.authors.join(' ')} ${paper.title}`;
    item.range = range;
    // Those of the bibliography first: nothing has to be added for them.
    item.sortText = `${isInBibliography(paper) ? 0 : 1}${String(at).padStart(4, '0')}`;
    return item;
  });
  return new vscode.CompletionList(items, papers.length > mostItems);
}
