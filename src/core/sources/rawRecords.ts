// From the records of an answer to papers, the same way for every source: one by one, so that a bad one costs itself alone.
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

/** What a service says of a paper, unchecked. It needs an id and a title; what else is no good is left out. */
export interface RawRecord extends Readonly<Partial<Record<keyof Paper, unknown>>> {
  /** Why the service itself no longer stands by it, for the log: the paper is left out. */
  readonly withdrawal?: string | undefined;
}

/** As much as is asked for at once. */
const maxRecords = 100;
/** Of failures alike, so many are told apart. */
const maxFailures = 20;
const maxDetailLength = 500;

const { shape } = Paper;
/** Services hand on what publishers gave them: HTML, JATS, entities. */
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
/** Absent rather than empty: what has nothing to show does not hide another source's value when records merge. */
const someLines = z.pipe(
  lines,
  z.transform(items => (items.length === 0 ? undefined : items)),
);
/** Services store links as people typed them; every site they name answers https by now. */
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
});

/**
 * Papers from records as `read` understands them, each id once, and what went wrong with the others.
 * `source` gives the id that papers carry and the title that failures name.
 */
export async function parseRecords(
  source: { readonly id: string; readonly title: string },
  { receivedAt, staleBecause }: ServiceResponse,
  records: readonly unknown[],
  read: z.ZodMiniType<RawRecord>,
  clock: Clock,
  signal: AbortSignalLike,
): Promise<SourcePage> {
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
  // The body was read in one go, which took its time.
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

/** The body as JSON of that shape; throws a `FailureError`, `malformedFailure`, for a page, half an answer or other JSON. */
export function parseBody<T>(subject: string, text: string, schema: z.ZodMiniType<T>): T {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch (error) {
    throw new FailureError(
      malformedFailure(subject, `${String(error)} in ${JSON.stringify(text.slice(0, 80))}`),
    );
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new FailureError(malformedFailure(subject, z.prettifyError(result.error)));
}

export function malformedFailure(subject: string, detail: string): Failure {
  return { code: 'malformed', subject, detail: detail.slice(0, maxDetailLength) };
}

/** A field that is looked at later, if it is there. */
export const unknownField = z.optional(z.unknown());

/** A field that may be absent, null or of another type: undefined then. */
export function orUndefined<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> {
  return withFallback(z.optional(schema), undefined);
}

/** As much of a date as a service tells: of `2025-09-10T16:14:20.000Z` the day, of 2025 the year, of anything else nothing. */
function parseDate(value: unknown): string {
  const [, day = '', year = ''] = /^((\d{4})(?:-\d{2}(?:-\d{2})?)?)(?!\d)/.exec(String(value)) ?? [];
  return [day, year].find(date => shape.published.safeParse(date).success) ?? '';
}

/** A key that is there with nothing in it would hide another source's value when records are spread into one. */
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
