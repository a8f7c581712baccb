// Reads JSON files that ship with Paperside; what is damaged becomes a failure, and the rest is used.
import * as z from 'zod/mini';
import type { Failure } from '../base/failures.ts';
import type { Files } from '../base/ports.ts';

/** Returns undefined when the file is missing or has another shape; `failures` then says why. */
export async function readJson<T>(
  files: Files,
  name: string,
  schema: z.ZodMiniType<T>,
  failures: Failure[],
): Promise<T | undefined> {
  let code: Failure['code'] = 'missing';
  try {
    const text = await files.readText(name);
    code = 'malformed';
    return parseValidRecord(JSON.parse(text), schema, name, failures);
  } catch (error) {
    failures.push({ code, subject: name, detail: String(error) });
    return undefined;
  }
}

/** Returns the records that parse; adds a failure for each other one. */
export function parseValidRecords<T>(
  records: readonly unknown[],
  schema: z.ZodMiniType<T>,
  file: string,
  failures: Failure[],
): T[] {
  return records.flatMap(
    (record, index) => parseValidRecord(record, schema, `${file}, record ${index + 1}`, failures) ?? [],
  );
}

/** Returns the record if it parses; else adds a failure. */
export function parseValidRecord<T>(
  record: unknown,
  schema: z.ZodMiniType<T>,
  subject: string,
  failures: Failure[],
): T | undefined {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  failures.push({ code: 'malformed', subject, detail: z.prettifyError(result.error) });
  return undefined;
}
