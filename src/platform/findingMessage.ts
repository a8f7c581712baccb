// Formats a finding of the check of citations as one sentence. Used for diagnostics and for the agent's tool.
import * as vscode from 'vscode';
import type { Finding, FindingData } from '../core/checks/finding.ts';
import { isolate } from './isolate.ts';
import { nameList } from './lookUpSentences.ts';

export function findingMessage({ code, data }: Finding): string {
  const { t } = vscode.l10n;
  switch (code) {
    case 'other-paper':
      return t(
        '{0} is the id of another paper, “{1}”, not of “{2}”.',
        data.id,
        isolate(data.found),
        isolate(data.title),
      );
    case 'renamed':
      return t('{0} is called “{1}” by now; the authors are the same.', data.id, isolate(data.found));
    case 'unknown-id':
      return data.asked.length === 1
        ? t('{0} does not know {1}.', nameList(data.asked), data.id)
        : t('{0} do not know {1}.', nameList(data.asked), data.id);
    case 'withdrawn':
      return data.reason === ''
        ? t('{0} was withdrawn or retracted.', data.id)
        : t('{0} was withdrawn: {1}', data.id, data.reason);
    case 'newer-version':
      return t(
        'Version {0} of {1} is cited; version {2} is there.',
        String(data.cited),
        data.id,
        String(data.latest),
      );
    case 'published-version':
      return published(data);
    case 'same-work':
      return t('This is the same work as “{0}” (line {1}).', isolate(data.other), String(data.line + 1));
    case 'undefined-key':
      return data.similar === ''
        ? t('No bibliography of this workspace has the key “{0}”.', data.key)
        : t('No bibliography of this workspace has the key “{0}”; there is “{1}”.', data.key, data.similar);
    case 'never-cited':
      return t('No file of this workspace cites “{0}”.', data.key);
    case 'malformed-id':
      return wrongForm(data);
    case 'malformed-entry':
      return wrongEntry(data);
    case 'title-not-found':
      return t(
        '{0} has no paper of this title; that does not mean that there is none.',
        nameList(data.asked),
      );
  }
}

function published({ id, venue, doi }: FindingData['published-version']): string {
  const { t } = vscode.l10n;
  if (venue === '')
    return doi === '' ? t('{0} has been published.', id) : t('{0} has been published, doi:{1}.', id, doi);
  return doi === ''
    ? t('{0} has been published: {1}.', id, isolate(venue))
    : t('{0} has been published: {1}, doi:{2}.', id, isolate(venue), doi);
}

function wrongForm({ text, reason }: FindingData['malformed-id']): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'arxiv':
      return t('“{0}” cannot be an arXiv id.', text);
    case 'future':
      return t('“{0}” would be an arXiv id of a month that has not come yet.', text);
    case 'doi':
      return t('“{0}” cannot be a DOI.', text);
  }
}

function wrongEntry({ key, reason, line }: FindingData['malformed-entry']): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'syntax':
      return t('This entry cannot be read: a brace or a quotation mark is never closed.');
    case 'title':
      return t('This entry has no title.');
    case 'key':
      return t(
        'Line {0} has an entry with the key “{1}”, too; only that one can be cited.',
        String(line + 1),
        key,
      );
  }
}
