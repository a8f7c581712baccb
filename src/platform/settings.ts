// Reads the user's settings through their schemas.
import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** Returns the effective value, for a folder if given. A value that does not parse counts as not set. */
export function readSetting<T>(key: string, schema: z.ZodMiniType<T>, folder?: vscode.Uri): T {
  const result = schema.safeParse(vscode.workspace.getConfiguration(undefined, folder).get(key));
  return result.success ? result.data : z.parse(schema, undefined);
}
