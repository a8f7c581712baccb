// Papers to measure with, read one line at a time so that nothing but them stays in memory.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';
import type { Paper } from '../../src/core/papers/paper.ts';

const Line = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z._default(z.string(), ''),
  authors: z._default(z.array(z.string()), []),
  published: z._default(z.string(), '2000-01-01'),
  categories: z.optional(z.array(z.string())),
});

/** A record of a corpus as a paper; a bare id is taken for arXiv's. */
export function paperFrom(record: z.input<typeof Line>): Paper {
  const { id, ...rest } = Line.parse(record);
  const paperId = id.includes(':') ? id : `arxiv:${id}`;
  return { ...rest, id: paperId, theme: '', sources: ['bench'], comments: 0 };
}

/** One JSON object a line, as they are or gzipped. */
export async function readPapers(file: string): Promise<Paper[]> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const papers: Paper[] = [];
  for await (const line of createInterface({ input: text }))
    if (line.trim() !== '') papers.push(paperFrom(Line.parse(JSON.parse(line))));
  return papers;
}
