// One JSON object as a paper: our own, CSL-JSON's, or a line of {id, title, abstract, …} as corpora have them.
import * as z from 'zod/mini';
import { orElse } from '../orElse.ts';
import type { Paper } from '../paper.ts';
import { withoutMarkup } from '../text/markup.ts';
import { dateOf, knownDate } from './dates.ts';
import { paperFrom } from './draft.ts';

const orNone = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> =>
  orElse(z.optional(schema), undefined);
const Text = orNone(z.union([z.string(), z.pipe(z.number(), z.transform(String))]));

const Name = z.union([
  z.string(),
  z.object({
    name: z.optional(z.string()),
    literal: z.optional(z.string()),
    given: z.optional(z.string()),
    'non-dropping-particle': z.optional(z.string()),
    'dropping-particle': z.optional(z.string()),
    family: z.optional(z.string()),
    suffix: z.optional(z.string()),
  }),
]);
type Name = z.infer<typeof Name>;
const Names = orNone(z.union([z.string(), z.array(Name)]));
const Words = orNone(z.union([z.string(), z.array(z.string())]));
const Count = orNone(z.int().check(z.nonnegative()));
const Https = orNone(z.url({ protocol: /^https$/ }));
const DateValue = orNone(
  z.union([
    z.string(),
    z.number(),
    z.object({
      'date-parts': z.optional(z.array(z.array(z.union([z.string(), z.number()])))),
      raw: z.optional(z.string()),
      literal: z.optional(z.string()),
    }),
  ]),
);

/** Whatever is not as expected counts as absent: only the title must be there. */
const Fields = z.object({
  ...{ id: Text, title: Text, abstract: Text, doi: Text, DOI: Text, url: Text, URL: Text, arxiv: Text },
  ...{ arxiv_id: Text, number: Text, note: Text, venue: Text, journal: Text, 'container-title': Text },
  ...{ authors: Names, author: Names, keywords: Words, keyword: Words, categories: Words },
  ...{ published: DateValue, date: DateValue, issued: DateValue, year: DateValue, bib: Text },
  ...{
    aiSummary: Text,
    code: Https,
    projectPage: Https,
    upvotes: Count,
    comments: Count,
    citationCount: Count,
  },
});

/** Throws when it is no paper. */
export function readJsonRecord(record: unknown, source: string): Paper {
  const result = Fields.safeParse(record);
  if (!result.success) throw new Error('It is no object.');
  const fields = result.data;
  const { aiSummary, code, projectPage, upvotes, comments, citationCount } = fields;
  return paperFrom(
    {
      names: [
        ...[fields.id, fields.arxiv_id, fields.arxiv, fields.doi, fields.DOI, fields.url, fields.URL],
        ...[fields.number, fields.note],
      ],
      title: fields.title,
      abstract: fields.abstract,
      authors: namesOf(fields.authors ?? fields.author),
      published: dateFrom(fields.published ?? fields.issued ?? fields.date ?? fields.year ?? fields.bib),
      venue: fields.venue ?? fields.journal ?? fields['container-title'],
      keywords: wordsOf(fields.keywords ?? fields.keyword),
      categories: wordsOf(fields.categories, /[\s,;]+/),
      more: {
        ...(aiSummary === undefined || aiSummary.trim() === ''
          ? {}
          : { aiSummary: withoutMarkup(aiSummary) }),
        ...(code === undefined ? {} : { code }),
        ...(projectPage === undefined ? {} : { projectPage }),
        ...(upvotes === undefined ? {} : { upvotes }),
        ...(comments === undefined ? {} : { comments }),
        ...(citationCount === undefined ? {} : { citationCount }),
      },
    },
    source,
  );
}

function namesOf(names: string | readonly Name[] | undefined): string[] {
  if (names === undefined) return [];
  // "Perlis, A. J.; Samelson, K." – a comma parts names only where no semicolon does, and no name is turned around.
  if (typeof names === 'string')
    return names.split(names.includes(';') ? ';' : /,| and /).map(part => part.trim());
  return names.map(name => {
    if (typeof name === 'string') return name;
    const { literal, given, family, suffix } = name;
    const parts = [given, name['dropping-particle'], name['non-dropping-particle'], family, suffix];
    return name.name ?? literal ?? parts.filter(part => part !== undefined && part !== '').join(' ');
  });
}

function wordsOf(
  words: string | readonly string[] | undefined,
  separator = /\s*[,;]\s*/,
): readonly string[] | undefined {
  return typeof words === 'string' ? words.split(separator) : words;
}

function dateFrom(date: z.infer<typeof DateValue>): string {
  if (typeof date !== 'object') return knownDate(String(date ?? ''));
  const [year, month, day] = (date['date-parts']?.[0] ?? []).map(String);
  return year === undefined ? knownDate(date.raw ?? date.literal ?? '') : dateOf(year, month, day);
}
