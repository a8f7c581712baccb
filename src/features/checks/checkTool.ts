// The tool that lets the editor's agent check citations. It asks the user before anything is sent.
import * as vscode from 'vscode';
import { CitationCheck, type CheckResult, type PlacedFinding } from '../../core/checks/citationCheck.ts';
import { readCheckedFile } from '../../core/checks/checkedFile.ts';
import type { Fix } from '../../core/checks/finding.ts';
import { undefinedKeyFindings, undefinedKeys } from '../../core/checks/keyFindings.ts';
import { markKnownTitles, recordOfService } from '../../core/checks/knownRecords.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import { findCitedKeys } from '../../core/mentions/citedKeys.ts';
import { proseOf } from '../../core/mentions/titles/prose.ts';
import { paperPageUrl } from '../../core/papers/links.ts';
import { CheckInput } from '../../core/tools/toolInputs.ts';
import { linkLine, quoteText, toolAnswer } from '../../core/tools/toolText.ts';
import { tools } from '../../ids.ts';
import { isBibliography } from '../../platform/bibliographyFiles.ts';
import { findingMessage } from '../../platform/findingMessage.ts';
import { languageModelTool } from '../../platform/languageModelTool.ts';
import { codeFromInput } from '../../platform/toolCode.ts';
import { sendingSentences } from './checkDialog.ts';
import type { CheckerDependencies } from './citationChecker.ts';

interface Input {
  readonly text?: string | undefined;
  readonly path?: string | undefined;
  readonly language?: string | undefined;
  readonly offline?: boolean | undefined;
}

export function registerCheckTool(dependencies: CheckerDependencies): vscode.Disposable {
  const { t } = vscode.l10n;
  const { catalogue, sources: all } = dependencies;
  return languageModelTool(
    tools.checkCitations,
    CheckInput,
    t('Checking citations'),
    async (input, signal) => {
      const check = await checkOf(input, dependencies, signal);
      await check.run(true, () => undefined);
      await check.fill(async id => recordOfService(await catalogue.get(id)));
      return answerOf(check, await check.result());
    },
    async input => {
      const check = await checkOf(input, dependencies, new AbortController().signal).catch(() => undefined);
      if (check === undefined || check.plan.ids.length + check.plan.works.length === 0) return undefined;
      return { title: t('Check citations online?'), message: sendingSentences(check.plan, all()).join(' ') };
    },
  );
}

async function checkOf(
  { text, path, language, offline = false }: Input,
  { bibliographies, catalogue, clock, sources }: CheckerDependencies,
  signal: AbortSignal,
): Promise<CitationCheck> {
  if ((text === undefined) === (path === undefined))
    throw new Error('Send either "text" or "path", a path inside the workspace such as "references.bib".');
  const document = await codeFromInput({ code: text, path, language });
  const whole = Array.from({ length: document.lineCount }, (_, at) => document.line(at)).join('\n');
  const file = document.uri.toString();
  const languageId = fileLanguage(document.languageId || 'plaintext', document.uri.path);
  // A text alone has no workspace that could define its keys.
  if (path !== undefined) await bibliographies.current();
  const cited = path === undefined ? [] : await findCitedKeys(file, whole, clock, signal, languageId);
  const missing = undefinedKeys(cited, whole, bibliographies);
  const options = { clock, signal, now: Date.now() };
  const read = await readCheckedFile(
    {
      ...{
        file,
        text: whole,
        isBibliography: isBibliography({ languageId, uri: document.uri }),
        isProse: proseOf(languageId, whole),
      },
      keyFindings: (_, lines) => undefinedKeyFindings(missing, lines, bibliographies, new Map()),
    },
    options,
  );
  const files = await markKnownTitles([read], key => catalogue.get(key));
  return new CitationCheck(files, { ...options, sources: offline ? [] : sources() });
}

function answerOf({ citations, failures }: CitationCheck, { findings, unchecked }: CheckResult): string {
  const placed = [...findings.values()].flat();
  const head = [
    `${citations} citations were looked at; ${placed.length} findings.`,
    ...(unchecked === 0 ? [] : [`${unchecked} ids and titles could not be checked.`]),
    ...failures.map(({ subject, code }) => `${subject}: ${code}.`),
  ].join(' ');
  return toolAnswer(head, placed.map(findingText), 'Check a smaller part of the text.');
}

/** Titles in the message are outside text, so the whole of it is quoted. */
function findingText({ finding, range }: PlacedFinding): string {
  const { code, data, severity, fixes } = finding;
  const id = 'id' in data ? data.id : undefined;
  return [
    `code: ${code}`,
    `severity: ${severity}`,
    `line: ${range.start.line + 1}`,
    ...(id === undefined ? [] : [`id: ${id}`, ...linkLine(paperPageUrl(id))]),
    quoteText(findingMessage(finding)),
    ...fixes.flatMap(suggestion),
  ].join('\n');
}

function suggestion(fix: Fix): string[] {
  switch (fix.kind) {
    case 'replace':
      return ['suggestion:', quoteText(fix.text)];
    case 'update':
    case 'add':
      return [
        `right id: ${fix.paper.id}`,
        ...linkLine(paperPageUrl(fix.paper.id)).map(line => `right ${line}`),
      ];
    case 'merge':
      return [];
  }
}
