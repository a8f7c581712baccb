// What papers are searched for online: code, or a paper. And its words, which the user sees before they are sent.
import * as vscode from 'vscode';
import { displayAbstract, displayTitle } from '../../core/papers/displayText.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { PaperSource } from '../../core/sources/source.ts';
import { parseWeightedTerms, type WeightedTerm } from '../../core/text/weightedTerms.ts';
import { textCode, type CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeQuery, CodeRanker } from '../../platform/codeRanker.ts';
import { isolate } from '../../platform/isolate.ts';

export interface OnlineSubject {
  /** Name of the subject within a title. */
  readonly name: string;
  /** The code, or the text of the paper. */
  readonly code: CodeDocument;
  /** The paper, when the subject is one; it is not one of the results. */
  readonly paper?: Paper;
}

/** Maximum number of words that are sent. */
export const maxWords = 12;

export function codeSubject(code: CodeDocument): OnlineSubject {
  const name =
    code.isSelection === true
      ? vscode.l10n.t({
          message: 'the selection in {0}',
          comment: 'Stands for {0} in “Papers Online Related to {0}”',
          args: [code.name],
        })
      : code.name;
  return { name, code };
}

export function paperSubject(paper: Paper): OnlineSubject {
  const text = [displayTitle(paper), displayAbstract(paper), ...(paper.codeTerms ?? [])].join('\n');
  return { name: `“${isolate(displayTitle(paper))}”`, code: textCode(text, 'markdown'), paper };
}

/**
 * Asks which terms to send, and says where a server of the user's own gets more. Resolves to none when the user leaves the
 * box; sends nothing itself.
 */
export async function askForTerms(
  { name }: OnlineSubject,
  query: CodeQuery,
  ranker: CodeRanker,
  sources: readonly PaperSource[],
): Promise<readonly WeightedTerm[]> {
  const { t } = vscode.l10n;
  const proposed = await ranker.searchTerms(query, maxWords);
  const titlesOf = (isOwn: boolean): string =>
    sources
      .filter(source => (source.isOwn === true) === isOwn)
      .map(({ title }) => title)
      .join(', ');
  const [titles, own] = [titlesOf(false), titlesOf(true)];
  const prompt =
    proposed.length > 0
      ? t('Enter sends these words, and nothing else, to {0}.', titles)
      : t(
          'It has no words that papers use. Enter sends those that you type, and nothing else, to {0}.',
          titles,
        );
  const typed = await vscode.window.showInputBox({
    title: t('Search Online for Papers Related to {0}', name),
    value: proposed.map(({ text }) => text).join(', '),
    placeHolder: t('Words that say what it is about'),
    prompt: own === '' ? prompt : `${prompt} ${t('Your own {0} gets its other telling words too.', own)}`,
    validateInput: value =>
      parseWeightedTerms(value, proposed).length > 0 ? undefined : t('Type a word or two.'),
  });
  return parseWeightedTerms(typed ?? '', proposed);
}
