// Asks before a check sends anything, and says what it found.
import * as vscode from 'vscode';
import type { CheckResult, CitationCheck, PlacedFinding } from '../../core/checks/citationCheck.ts';
import type { CheckPlan } from '../../core/checks/checkPlan.ts';
import { publicationSources, titleSources } from '../../core/checks/lookUps.ts';
import type { PaperSource } from '../../core/sources/source.ts';
import { failureMessage } from '../../platform/failureMessage.ts';
import { runHostCommand } from '../../platform/hostCommand.ts';
import { shareSentences, sourceList } from '../../platform/lookUpSentences.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';

/** `ids`: titles are not sent. `offline`: nothing is. */
type CheckExtent = 'all' | 'ids' | 'offline';

/** Says what goes to which service. */
export function sendingSentences(
  { ids, preprints, works }: CheckPlan,
  sources: readonly PaperSource[],
): string[] {
  const { t } = vscode.l10n;
  const asked = sourceList(publicationSources(sources));
  return [
    ...shareSentences(ids, sources),
    ...(preprints.length === 0 ? [] : [t('{0} is also asked where preprints were published.', asked)]),
    ...titleSentences(works.length, sourceList(titleSources(sources))),
    t('Nothing else is sent.'),
  ];
}

/** Resolves to undefined when the user cancels. Does not ask when there is nothing to send. */
export async function askExtent(
  { plan, citations }: CitationCheck,
  sources: readonly PaperSource[],
): Promise<CheckExtent | undefined> {
  const { t } = vscode.l10n;
  const { ids, works } = plan;
  if (ids.length + works.length === 0) return 'offline';
  const detail = sendingSentences(plan, sources).join(' ');
  const count = formatNumber(citations);
  const question = plural(
    citations,
    t('Check {0} citation online?', count),
    t('Check {0} citations online?', count),
  );
  const all = t('Check');
  const onlyIds = t('Send Only Ids');
  const offline = t('Check Offline');
  const chosen = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    all,
    ...(ids.length === 0 ? [] : [onlyIds]),
    offline,
  );
  if (chosen === undefined) return undefined;
  return chosen === offline ? 'offline' : chosen === onlyIds ? 'ids' : 'all';
}

function titleSentences(count: number, services: string): string[] {
  const { t } = vscode.l10n;
  if (services === '') return [];
  if (count === 0) return [t('Titles that stand beside a wrong id go to {0}.', services)];
  return [
    plural(
      count,
      t('{0} title without an id goes to {1}.', formatNumber(count), services),
      t('{0} titles without an id go to {1}.', formatNumber(count), services),
    ),
    t('Titles that stand beside a wrong id do, too.'),
  ];
}

/** Shows counts in a sentence, with a way to the Problems view. */
export async function showSummary(
  check: CitationCheck,
  result: CheckResult,
  wasStopped: boolean,
): Promise<void> {
  const { t } = vscode.l10n;
  const found = [...result.findings.values()].flat();
  const shown = found.filter(({ finding }) => finding.severity !== 'hint').length;
  const sentence = summary(check, { found, unchecked: result.unchecked, wasStopped });
  const problems = t('Show Problems');
  const chosen = await vscode.window.showInformationMessage(sentence, ...(shown > 0 ? [problems] : []));
  if (chosen === problems) await runHostCommand('workbench.actions.view.problems', 'problemsView:toggle');
}

function summary(
  { citations, failures }: CitationCheck,
  {
    found,
    unchecked,
    wasStopped,
  }: { readonly found: readonly PlacedFinding[]; readonly unchecked: number; readonly wasStopped: boolean },
): string {
  const { t } = vscode.l10n;
  const count = (severity: string): number =>
    found.filter(({ finding }) => finding.severity === severity).length;
  const [warnings, notes] = [count('warning'), count('information')];
  const [checked, left] = [formatNumber(citations), formatNumber(unchecked)];
  const [warned, noted] = [formatNumber(warnings), formatNumber(notes)];
  const parts = [
    warnings === 0 ? '' : plural(warnings, t('{0} warning', warned), t('{0} warnings', warned)),
    notes === 0 ? '' : plural(notes, t('{0} note', noted), t('{0} notes', noted)),
    warnings + notes === 0 ? t('nothing found') : '',
  ].filter(Boolean);
  const list = parts.join(', ');
  return [
    wasStopped ? t('Stopped.') : '',
    plural(
      citations,
      t('{0} citation checked: {1}.', checked, list),
      t('{0} citations checked: {1}.', checked, list),
    ),
    unchecked === 0
      ? ''
      : plural(
          unchecked,
          t('{0} id or title is unchecked.', left),
          t('{0} ids and titles are unchecked.', left),
        ),
    ...failures.map(failureMessage),
  ]
    .filter(Boolean)
    .join(' ');
}
