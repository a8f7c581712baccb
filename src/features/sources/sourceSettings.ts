// Reads and writes the settings of the sources.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { Follow } from '../../core/library/follow.ts';
import {
  ArxivEndpoint,
  Follows,
  HuggingFaceEndpoint,
  OpenSearchEndpoint,
  OpenSearchIndexName,
  SemanticScholarEndpoint,
} from '../../core/settings.ts';
import type { ConnectionSettings } from '../../core/sources/connections.ts';
import { OpenSearchFieldNames } from '../../core/sources/openSearchHit.ts';
import { settings } from '../../ids.ts';
import { readSetting } from '../../platform/settings.ts';

export function readConnectionSettings(): ConnectionSettings {
  return {
    endpoints: {
      huggingFace: readSetting(settings.huggingFaceEndpoint, HuggingFaceEndpoint),
      arxiv: readSetting(settings.arxivEndpoint, ArxivEndpoint),
      semanticScholar: readSetting(settings.semanticScholarEndpoint, SemanticScholarEndpoint),
      openSearch: readSetting(settings.openSearchEndpoint, OpenSearchEndpoint),
    },
    index: {
      index: readSetting(settings.openSearchIndex, OpenSearchIndexName),
      fields: readSetting(settings.openSearchFields, OpenSearchFieldNames),
    },
  };
}

export const connectionSettingKeys: readonly string[] = [
  settings.huggingFaceEndpoint,
  settings.arxivEndpoint,
  settings.semanticScholarEndpoint,
  settings.openSearchEndpoint,
  settings.openSearchIndex,
  settings.openSearchFields,
];

/** Returns the valid entries of the setting, and logs each invalid one. */
export function readFollows(log: Log): Follow[] {
  return readSetting(settings.follow, Follows).flatMap((entry, at) => {
    const follow = Follow.safeParse(entry);
    if (follow.success) return [follow.data];
    log.warn(`${settings.follow}, entry ${at + 1} cannot be followed: ${JSON.stringify(entry)}`);
    return [];
  });
}

/** Writes to the user settings, because what users follow does not depend on the workspace. */
export async function writeFollows(follows: readonly Follow[]): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(settings.follow, follows, vscode.ConfigurationTarget.Global);
}
