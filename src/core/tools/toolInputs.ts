// Schemas of the language model tools' inputs. test/architecture/manifest.test.ts compares them with package.json.
import * as z from 'zod/mini';
import { CitationFormat } from '../citations/citationFormat.ts';
import { Status } from '../readingList/entry.ts';

const limit = (most: number) => z.optional(z.int().check(z.minimum(1), z.maximum(most)));
const Id = z.string().check(z.minLength(1), z.maxLength(500));

export const SearchInput = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(500)),
  limit: limit(50),
});

export const GetInput = z.object({ id: Id });

export const CodeInput = z.object({
  code: z.optional(z.string().check(z.minLength(1), z.maxLength(200_000))),
  path: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
  language: z.optional(z.string().check(z.maxLength(50))),
  limit: limit(10),
});

export const ReadingListInput = z.object({
  status: z.optional(Status),
  id: z.optional(Id),
  limit: limit(200),
});

export const CiteInput = z.object({
  ids: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  format: z.optional(CitationFormat),
});

export const CheckInput = z.object({
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200_000))),
  path: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
  language: z.optional(z.string().check(z.maxLength(50))),
  offline: z.optional(z.boolean()),
});
