// Turns the raw records of a response into papers, for all sources. Parses each record on its own, so that a
// malformed one does not lose the others.
import * as z from 'zod/mini';
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { withFallback } from '../base/schemaFallback.ts';
import { forEachInSlices } from '../base/slices.ts';
import { Paper } from '../papers/paper.ts';
import type { ServiceResponse } from '../requests/serviceRequest.ts';
import { parseJson } from '../text/json.ts';
import { stripMarkup } from '../text/markup.ts';
import type { SourcePage } from './source.ts';

/**
 * A record as a service returns it, unchecked. Requires an id and a title; every other field that does not parse is
 * dropped.
 */
export interface RawRecord extends Readonly<Partial<Record<keyof Paper, unknown>>> {
  /** Reason why the service withdrew the paper, for the log. Withdrawn papers are left out. */
  readonly withdrawal?: string | undefined;
}

/** The largest page that most sources request. */
const usualMaxRecords = 100;
/** Maximum number of failures reported individually for one response. */
const maxFailures = 20;
const maxDetailLength = 500;

const { shape } = Paper;
/** Strips markup, because services pass on what publishers send: HTML, JATS, entities. */
const bare = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T> =>
  z.pipe(
    z.transform((told: unknown) => (typeof told === 'string' ? stripMarkup(told) : told)),
    schema,
  );
const title = bare(shape.title);
const lines = z.pipe(
  withFallback(z.array(z.unknown()), []),
  z.transform(items =>
    items.flatMap(item => {
      const line = title.safeParse(item);
      return line.success ? [line.data] : [];
    }),
  ),
);
/** Undefined instead of an empty list, so that it does not hide another source's value when records are merged. */
const someLines = z.pipe(
  lines,
  z.transform(items => (items.length === 0 ? undefined : items)),
);
/** Services store links as people typed them. All sites concerned support https by now. */
const link = z.pipe(
  z.transform((url: unknown) => (typeof url === 'string' ? url.trim().replace(/^http:/i, 'https:') : url)),
  withFallback(shape.code, undefined),
);
const doi = withFallback(shape.doi, undefined);

const CheckedRecord = z.object({
  ...shape,
  title,
  abstract: withFallback(bare(shape.abstract), ''),
  authors: lines,
  published: z.pipe(z.transform(parseDate), shape.published),
  theme: withFallback(shape.theme, ''),
  comments: withFallback(shape.comments, 0),
  upvotes: withFallback(shape.upvotes, undefined),
  keywords: someLines,
  aiSummary: withFallback(bare(shape.aiSummary), undefined),
  code: link,
  projectPage: link,
  venue: withFallback(bare(shape.venue), undefined),
  doi,
  categories: someLines,
  citationCount: withFallback(shape.citationCount, undefined),
  revision: withFallback(shape.revision, undefined),
});

/**
 * Parses the records of a response with the schema `read`. Returns each paper id once, and a failure for every record
 * that does not parse. `source` provides the id stored in the papers and the title used in failures.
 */
export async function parseRecords(
  source: { readonly id: string; readonly title: string; readonly maxRecords?: number },
  { receivedAt, staleBecause }: ServiceResponse,
  records: readonly unknown[],
  read: z.ZodMiniType<RawRecord>,
  clock: Clock,
  signal: AbortSignalLike,
): Promise<SourcePage> {
  const { maxRecords = usualMaxRecords } = source;
  const papers = new Map<string, Paper>();
  const failures: Failure[] = [];
  let number = 0;
  const add = (record: unknown): void => {
    const subject = `${source.title}, record ${++number}`;
    const raw = read.safeParse(record);
    if (raw.success && raw.data.withdrawal !== undefined) {
      failures.push({ code: 'missing', subject, detail: raw.data.withdrawal.slice(0, maxDetailLength) });
      return;
    }
    const checked = raw.success ? CheckedRecord.safeParse({ ...raw.data, sources: [source.id] }) : raw;
    if (!checked.success) failures.push(malformedFailure(subject, z.prettifyError(checked.error)));
    else if (!papers.has(checked.data.id)) papers.set(checked.data.id, withoutUndefined(checked.data));
  };
  // Parsing the body has just blocked the host.
  await clock.yieldToHost();
  await forEachInSlices(records.slice(0, maxRecords), clock, add, { signal });
  if (records.length > maxRecords)
    failures.push({
      code: 'tooLarge',
      subject: source.title,
      detail: `${records.length} records came, ${maxRecords} were read.`,
    });
  return {
    papers: [...papers.values()],
    failures: limitFailures(failures, source.title),
    receivedAt,
    ...(staleBecause === undefined ? {} : { staleBecause }),
  };
}

/**
 * Parses the body as JSON of the given schema. Throws a `FailureError` (`malformed`) for HTML, a truncated response
 * or other JSON.
 */
export function parseBody<T>(subject: string, text: string, schema: z.ZodMiniType<T>): T {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    // The error would quote the text, which may repeat a key that it was sent.
    throw new FailureError(malformedFailure(subject, `${text.length} characters are not JSON.`));
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new FailureError(malformedFailure(subject, z.prettifyError(result.error)));
}

export function malformedFailure(subject: string, detail: string): Failure {
  return { code: 'malformed', subject, detail: detail.slice(0, maxDetailLength) };
}

/** A field of any type that may be absent; checked later. */
export const unknownField = z.optional(z.unknown());

/** Parses a field that may be absent, null or of another type; the latter two become undefined. */
export function orUndefined<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> {
  return withFallback(z.optional(schema), undefined);
}

/**
 * Returns the known part of a date: the day of `2025-09-10T16:14:20.000Z`, the year of 2025, an empty string for
 * anything else.
 */
function parseDate(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const [, day = '', year = ''] = /^((\d{4})(?:-\d{2}(?:-\d{2})?)?)(?!\d)/.exec(String(value)) ?? [];
  return [day, year].find(date => shape.published.safeParse(date).success) ?? '';
}

/** Deletes keys whose value is undefined: they would hide another source's value when records are spread into one. */
function withoutUndefined(paper: Paper): Paper {
  for (const [key, value] of Object.entries(paper))
    if (value === undefined) Reflect.deleteProperty(paper, key);
  return paper;
}

function limitFailures(failures: readonly Failure[], subject: string): readonly Failure[] {
  if (failures.length <= maxFailures) return failures;
  const more = failures.length - maxFailures;
  return [
    ...failures.slice(0, maxFailures),
    malformedFailure(subject, `${more} more records failed in the same answer.`),
  ];
}
