// Reads the hits of OpenSearch and Elasticsearch: which fields of an index hold what of a paper.
import * as z from 'zod/mini';
import { localPaperId, parsePaperId, parsePublishedDoi } from '../papers/identifiers.ts';
import { stripMarkup } from '../text/markup.ts';
import type { RawRecord } from './rawRecords.ts';

const Field = (name: string): z.ZodMiniDefault<z.ZodMiniString> =>
  z._default(z.string().check(z.minLength(1), z.maxLength(200)), name);

/** Names of the index's fields; `a.b` is field `b` inside `a`. Names that the index lacks are harmless. */
export const OpenSearchFields = z.object({
  id: Field('id'),
  title: Field('title'),
  abstract: Field('abstract'),
  authors: Field('authors'),
  published: Field('published'),
  doi: Field('doi'),
  venue: Field('venue'),
});
export type OpenSearchFields = Readonly<z.infer<typeof OpenSearchFields>>;

/** The field names from the settings; all default when nothing is set. */
export const OpenSearchFieldNames = z.prefault(OpenSearchFields, {});

const Hit = z.object({ _source: z.record(z.string(), z.unknown()) });
const Names = z.array(
  z.union([
    z.string(),
    z.pipe(
      z.object({ name: z.string() }),
      z.transform(({ name }) => name),
    ),
  ]),
);

export function rawRecordSchema(fields: OpenSearchFields): z.ZodMiniType<RawRecord> {
  return z.pipe(
    Hit,
    z.transform(({ _source }): RawRecord => {
      const text = (name: string): string => {
        const value = valueAt(_source, name);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      };
      const title = text(fields.title);
      const authors = valueAt(_source, fields.authors);
      return {
        id:
          parsePaperId(text(fields.id)) ?? parsePaperId(text(fields.doi)) ?? localPaperId(stripMarkup(title)),
        title,
        abstract: text(fields.abstract),
        authors: typeof authors === 'string' ? [authors] : Names.safeParse(authors).data,
        published: text(fields.published),
        doi: parsePublishedDoi(text(fields.doi)),
        venue: text(fields.venue),
      };
    }),
  );
}

function valueAt(source: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name in source) return source[name];
  const [first = '', ...rest] = name.split('.');
  const inner = z.record(z.string(), z.unknown()).safeParse(source[first]);
  return inner.success && rest.length > 0 ? valueAt(inner.data, rest.join('.')) : undefined;
}
