// Reads the user's settings through their schemas.
import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** The value now in force; one that the schema refuses counts as not set. */
export function readSetting<T>(key: string, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(vscode.workspace.getConfiguration().get(key));
  return result.success ? result.data : z.parse(schema, undefined);
}
