// Which files of the workspace are left out when all are read: those that VS Code's search leaves out.
import * as vscode from 'vscode';

/** Returns the glob of `search.exclude` and `files.exclude`, or undefined without patterns. */
export function excludedFiles(): string | undefined {
  const search = vscode.workspace.getConfiguration('search').get<Record<string, unknown>>('exclude', {});
  const files = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  const patterns = Object.entries({ ...search, ...files }).flatMap(([pattern, on]) =>
    on === true ? [pattern] : [],
  );
  return patterns.length === 0 ? undefined : `{${patterns.join(',')}}`;
}
