// From the records of an answer to papers, the same way for every source: one by one, so that a bad one costs itself alone.
import * as z from 'zod/mini';
import { orElse } from '../orElse.ts';
import type { Failure } from '../failures.ts';
import { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { parseJson } from '../text/json.ts';
import { withoutMarkup } from '../text/markup.ts';
import { SourceFailure, type Answer, type Found } from './source.ts';

/** What a service says of a paper, unchecked. It needs an id and a title; what else is no good is left out. */
export interface Said extends Readonly<Partial<Record<keyof Paper, unknown>>> {
  /** Why the service itself no longer stands by it, for the log: the paper is left out. */
  readonly leftOut?: string | undefined;
}

/** As much as is asked for at once. */
const mostRecords = 100;
/** Of failures alike, so many are told apart. */
const mostFailures = 20;
const longestDetail = 500;

const { shape } = Paper;
/** Services hand on what publishers gave them: HTML, JATS, entities. */
const bare = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T> =>
  z.pipe(
    z.transform((told: unknown) => (typeof told === 'string' ? withoutMarkup(told) : told)),
    schema,
  );
const title = bare(shape.title);
const lines = z.pipe(
  orElse(z.array(z.unknown()), []),
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
  orElse(shape.code, undefined),
);
const doi = orElse(shape.doi, undefined);

const Checked = z.object({
  ...shape,
  title,
  abstract: orElse(bare(shape.abstract), ''),
  authors: lines,
  published: z.pipe(z.transform(knownDate), shape.published),
  theme: orElse(shape.theme, ''),
  comments: orElse(shape.comments, 0),
  upvotes: orElse(shape.upvotes, undefined),
  keywords: someLines,
  aiSummary: orElse(bare(shape.aiSummary), undefined),
  code: link,
  projectPage: link,
  venue: orElse(bare(shape.venue), undefined),
  doi,
  categories: someLines,
  citationCount: orElse(shape.citationCount, undefined),
});

/**
 * Papers from records as `read` understands them, each id once, and what went wrong with the others.
 * `source` gives the id that papers carry and the title that failures name.
 */
export async function papersIn(
  source: { readonly id: string; readonly title: string },
  { at, staleBecause }: Answer,
  records: readonly unknown[],
  read: z.ZodMiniType<Said>,
  clock: Clock,
  signal: StopSignal,
): Promise<Found> {
  const papers = new Map<string, Paper>();
  const failures: Failure[] = [];
  let number = 0;
  const add = (record: unknown): void => {
    const subject = `${source.title}, record ${++number}`;
    const said = read.safeParse(record);
    if (said.success && said.data.leftOut !== undefined) {
      failures.push({ code: 'missing', subject, detail: said.data.leftOut.slice(0, longestDetail) });
      return;
    }
    const checked = said.success ? Checked.safeParse({ ...said.data, sources: [source.id] }) : said;
    if (!checked.success) failures.push(malformed(subject, z.prettifyError(checked.error)));
    else if (!papers.has(checked.data.id)) papers.set(checked.data.id, withoutUndefined(checked.data));
  };
  // The body was read in one go, which took its time.
  await clock.yieldToHost();
  await inSlices(records.slice(0, mostRecords), clock, add, { signal });
  if (records.length > mostRecords)
    failures.push({
      code: 'tooLarge',
      subject: source.title,
      detail: `${records.length} records came, ${mostRecords} were read.`,
    });
  return {
    papers: [...papers.values()],
    failures: bounded(failures, source.title),
    at,
    ...(staleBecause === undefined ? {} : { staleBecause }),
  };
}

/** The body as JSON of that shape; throws a `SourceFailure`, `malformed`, for a page, half an answer or other JSON. */
export function bodyOf<T>(subject: string, text: string, schema: z.ZodMiniType<T>): T {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch (error) {
    throw new SourceFailure(malformed(subject, `${String(error)} in ${JSON.stringify(text.slice(0, 80))}`));
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new SourceFailure(malformed(subject, z.prettifyError(result.error)));
}

export function malformed(subject: string, detail: string): Failure {
  return { code: 'malformed', subject, detail: detail.slice(0, longestDetail) };
}

/** A field that is looked at later, if it is there. */
export const anything = z.optional(z.unknown());

/** A field that may be absent, null or of another type: undefined then. */
export function maybe<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> {
  return orElse(z.optional(schema), undefined);
}

/** As much of a date as a service tells: of `2025-09-10T16:14:20.000Z` the day, of 2025 the year, of anything else nothing. */
function knownDate(told: unknown): string {
  const [, day = '', year = ''] = /^((\d{4})(?:-\d{2}(?:-\d{2})?)?)(?!\d)/.exec(String(told)) ?? [];
  return [day, year].find(date => shape.published.safeParse(date).success) ?? '';
}

/** A key that is there with nothing in it would hide another source's value when records are spread into one. */
function withoutUndefined(paper: Paper): Paper {
  for (const [key, value] of Object.entries(paper))
    if (value === undefined) Reflect.deleteProperty(paper, key);
  return paper;
}

function bounded(failures: readonly Failure[], subject: string): readonly Failure[] {
  if (failures.length <= mostFailures) return failures;
  const more = failures.length - mostFailures;
  return [
    ...failures.slice(0, mostFailures),
    malformed(subject, `${more} more records failed in the same answer.`),
  ];
}
