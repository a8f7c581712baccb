// Registers language model tools for the editor's agent: search, read, find for code, list and cite. All are read-only.
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/ports.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import { parsePaperId } from '../../core/papers/identifiers.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { ReadingListEntry } from '../../core/readingList/entry.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import type { SearchIndexer } from '../../core/search/searchIndexer.ts';
import { CitationKeyPattern } from '../../core/settings.ts';
import { escapeMarkdown } from '../../core/text/escapeMarkdown.ts';
import {
  CiteInput,
  CodeInput,
  GetInput,
  ReadingListInput,
  SearchInput,
} from '../../core/tools/toolInputs.ts';
import { entryText, paperText, quoteText, toolAnswer } from '../../core/tools/toolText.ts';
import { settings, tools } from '../../ids.ts';
import { statusTitle } from '../../platform/annotatedItem.ts';
import type { CodeRanker } from '../../platform/codeRanker.ts';
import { languageModelTool as tool } from '../../platform/languageModelTool.ts';
import { readSetting } from '../../platform/settings.ts';
import { codeFromInput } from '../../platform/toolCode.ts';

interface ToolsDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly ranker: CodeRanker;
  readonly readingList: ReadingList;
  readonly searchIndexer: SearchIndexer;
}

export function registerTools(dependencies: ToolsDependencies): vscode.Disposable {
  const { catalogue, clock, ranker, readingList, searchIndexer } = dependencies;
  const { t } = vscode.l10n;
  /** Returns a paper by its id in any notation; otherwise throws an error whose message tells the model what to do. */
  const known = async (id: string): Promise<Paper> => {
    const paper = await catalogue.get(parsePaperId(id) ?? id);
    if (paper !== undefined) return paper;
    throw new Error(`${id} is not in the catalogue. Search for it with ${tools.searchPapers} first.`);
  };
  const entryOf = (id: string): ReadingListEntry | undefined =>
    readingList.of({ id: parsePaperId(id) ?? id });
  return vscode.Disposable.from(
    tool(tools.searchPapers, SearchInput, t('Searching papers'), async ({ query, limit = 10 }) => {
      await searchIndexer.whenIndexed();
      const { papers } = searchIndexer.engine.search(query, limit);
      const head =
        papers.length === 0
          ? `No paper in the catalogue matches “${query}”.`
          : `${papers.length} papers, best first.`;
      return toolAnswer(
        head,
        papers.map(paper => paperText(paper)),
        'Ask with a narrower query or a smaller limit.',
      );
    }),
    tool(tools.getPaper, GetInput, t('Reading a paper'), async ({ id }) =>
      toolAnswer('The paper:', [paperText(await known(id))], ''),
    ),
    tool(tools.findPapersForCode, CodeInput, t('Finding papers for code'), async (input, signal) => {
      const code = await codeFromInput(input);
      const { papers } = await ranker.rank(code, signal);
      const parts = papers.slice(0, input.limit ?? 5).map(({ paper, evidence }) => {
        const reasons = evidence.map(({ label, lines }) =>
          lines.length === 0 ? label : `${label} (line ${lines.map(line => line + 1).join(', ')})`,
        );
        return `${paperText(paper)}\nshares with the code:\n${quoteText(reasons.join('; '))}`;
      });
      const none = 'Nothing in this code points to a paper of the catalogue; that is no fault of the code.';
      return toolAnswer(
        parts.length === 0 ? none : 'Papers that the code is about, nearest first:',
        parts,
        'Ask with a smaller limit.',
      );
    }),
    tool(
      tools.getReadingList,
      ReadingListInput,
      t('Reading the reading list'),
      async ({ status, id, limit = 100 }) => {
        await readingList.open();
        const only = id === undefined ? undefined : entryOf(id);
        const entries = (id === undefined ? readingList.entries() : only === undefined ? [] : [only])
          .filter(entry => status === undefined || entry.status === status)
          .sort((a, b) => b.changed - a.changed)
          .slice(0, limit);
        const parts = entries.map(entry => entryText(entry, statusTitle, id !== undefined));
        const head =
          parts.length === 0
            ? 'The reading list has no such paper.'
            : `${parts.length} papers, the latest first.`;
        return toolAnswer(head, parts, 'Ask for one status, or with a smaller limit.');
      },
      async ({ id }) => {
        await readingList.open();
        const entry = id === undefined ? undefined : entryOf(id);
        if (entry?.note === undefined) return undefined;
        const message = t('The agent asks for your note on “{0}”.', displayTitle(entry.paper));
        return {
          title: t('Let the agent read a note?'),
          message: new vscode.MarkdownString(escapeMarkdown(message)),
        };
      },
    ),
    tool(tools.citePaper, CiteInput, t('Citing papers'), async ({ ids, format = 'bibtex' }, signal) => {
      const papers = await Promise.all(ids.map(known));
      const { formatCitations } = await import('../../core/citations/formatCitations.ts');
      const pattern = readSetting(settings.citationKey, CitationKeyPattern);
      return formatCitations(papers, format, { pattern, clock, signal });
    }),
  );
}
