// Reads one JSON object as a paper: Paperside's own format, CSL-JSON, or lines of {id, title, abstract, …} as used by
// corpora.
import * as z from 'zod/mini';
import { withFallback } from '../base/schemaFallback.ts';
import type { Paper } from '../papers/paper.ts';
import { stripMarkup } from '../text/markup.ts';
import { splitNameField, splitNames } from './authorNames.ts';
import { paperFromDraft } from './paperDraft.ts';
import { parsePartialDate, parseWordedDate, partialDate } from './partialDate.ts';
import { isFamilyFirstScript } from './personNames.ts';

const orUndefined = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> =>
  withFallback(z.optional(schema), undefined);
const told = <T>(read: (value: unknown) => T): z.ZodMiniType<T> =>
  z.pipe(z.optional(z.unknown()), z.transform(read));
const Text = told(textIn);
const Texts = told(value =>
  Array.isArray(value) ? value.flatMap(item => textIn(item) ?? []) : textIn(value),
);
const Count = orUndefined(z.int().check(z.nonnegative()));
const Https = orUndefined(z.url({ protocol: /^https$/ }));

const Name = z.object({
  ...{ name: Text, literal: Text, given: Text, family: Text, suffix: Text },
  ...{ 'non-dropping-particle': Text, 'dropping-particle': Text },
});
const Names = told(namesOf);
const DateParts = z.object({
  ...{ 'date-parts': z.optional(z.unknown()), year: Text, month: Text, day: Text },
  ...{ raw: Text, literal: Text, 'date-time': Text },
});
const DateValue = told(dateFrom);

/** Values of an unexpected type count as absent. Only the title is required. */
const Fields = z.object({
  ...{ id: Text, title: Text, abstract: Text, doi: Text, DOI: Text, url: Text, URL: Text, arxiv: Text },
  ...{ arxiv_id: Text, number: Text, note: Text, venue: Text, journal: Text, 'container-title': Text },
  ...{ authors: Names, author: Names, keywords: Texts, keyword: Texts, categories: Texts },
  ...{ published: DateValue, date: DateValue, issued: DateValue, year: DateValue, bib: Text },
  ...{ 'published-print': DateValue, 'published-online': DateValue },
  ...{
    aiSummary: Text,
    code: Https,
    projectPage: Https,
    upvotes: Count,
    comments: Count,
    citationCount: Count,
  },
});

/** Returns the paper. Throws an Error that says why the record is not a paper. */
export function readJsonRecord(record: unknown, source: string): Paper {
  const result = Fields.safeParse(record);
  if (!result.success) throw new Error('It is no object.');
  const fields = result.data;
  const { aiSummary, code, projectPage, upvotes, comments, citationCount } = fields;
  const dates = [
    ...[fields.published, fields.issued, fields.date, fields['published-print'], fields['published-online']],
    ...[fields.year, parsePartialDate(fields.bib ?? '')],
  ];
  return paperFromDraft(
    {
      names: [
        ...[fields.id, fields.arxiv_id, fields.arxiv, fields.doi, fields.DOI, fields.url, fields.URL],
        ...[fields.number, fields.note],
      ],
      title: fields.title,
      abstract: fields.abstract,
      authors: [fields.authors, fields.author].find(names => names.length > 0),
      published: dates.find(date => date !== ''),
      venue: fields.venue ?? fields.journal ?? fields['container-title'],
      keywords: wordsOf(fields.keywords ?? fields.keyword),
      categories: wordsOf(fields.categories, /[\s,;]+/),
      more: {
        ...(aiSummary === undefined || aiSummary.trim() === '' ? {} : { aiSummary: stripMarkup(aiSummary) }),
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

/** Returns the text, or the first text of a list: Crossref uses lists where others use one text. */
function textIn(value: unknown): string | undefined {
  if (Array.isArray(value)) return textIn(value[0]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Skips values that are not names. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return splitNameField(value);
  return (Array.isArray(value) ? value : [value]).flatMap(nameOf);
}

function nameOf(value: unknown): string[] {
  if (typeof value === 'string') return splitNames(value);
  const name = Name.safeParse(value).data;
  if (name === undefined) return [];
  const { given, family, suffix } = name;
  const whole = name.name ?? name.literal;
  if (whole !== undefined) return splitNames(whole);
  const joined = `${family ?? ''}${given ?? ''}`;
  if (isFamilyFirstScript(joined)) return [joined];
  const parts = [given, name['dropping-particle'], name['non-dropping-particle'], family, suffix];
  return [parts.filter(part => part !== undefined && part !== '').join(' ')];
}

function wordsOf(
  words: string | readonly string[] | undefined,
  separator = /\s*[,;]\s*/,
): readonly string[] | undefined {
  return typeof words === 'string' ? words.split(separator) : words;
}

/**
 * Reads `"2020-03"`, 2020, `{"date-parts": [[2020, 3]]}`, a list of such objects, and similar forms; returns an empty string for anything
 * else.
 */
function dateFrom(value: unknown): string {
  if (Array.isArray(value)) return dateOfParts(value) || (Array.isArray(value[0]) ? '' : dateFrom(value[0]));
  const text = textIn(value);
  if (text !== undefined) return parseWordedDate(text);
  const date = DateParts.safeParse(value).data;
  if (date === undefined) return '';
  return (
    dateOfParts(date['date-parts']) ||
    partialDate(date.year ?? '', date.month, date.day) ||
    parseWordedDate(date.raw ?? date.literal ?? date['date-time'] ?? '')
  );
}

/** Reads `[[2005, 4, 12]]`, `[2005, 4, 12]` and `[["2005", null]]`; returns the first of two dates. */
function dateOfParts(parts: unknown): string {
  if (!Array.isArray(parts)) return '';
  if (Array.isArray(parts[0])) return dateOfParts(parts[0]);
  const [year = '', month, day] = parts.map(textIn);
  return partialDate(year, month, day) || parseWordedDate(year);
}
