// The papers that a paper cites, and those that cite it, as Semantic Scholar lists them.
import * as z from 'zod/mini';
import type { AbortSignalLike } from '../base/ports.ts';
import { withFallback } from '../base/schemaFallback.ts';
import type { PaperId } from '../papers/paper.ts';
import type { ServiceRequest } from '../requests/serviceRequest.ts';
import { orUndefined, unknownField } from './rawRecords.ts';
import { requestUrl } from './requestUrl.ts';
import { scholarFields, ScholarRecord } from './scholarRecord.ts';
import type { SourcePage } from './source.ts';

export type CitationKind = 'references' | 'citations';

export interface CitationPage extends Omit<SourcePage, 'next'> {
  /** A sentence that cites, by paper; the service has one for some. */
  readonly contexts: ReadonlyMap<PaperId, string>;
  readonly next?: (signal: AbortSignalLike) => Promise<CitationPage>;
}

interface CitationRequest {
  readonly endpoint: string;
  readonly path: string;
  /** The paper that cites or is cited. */
  readonly id: PaperId;
  readonly ask: <T>(
    request: ServiceRequest,
    schema: z.ZodMiniType<T>,
    recordsOf: (body: T) => readonly unknown[],
    signal: AbortSignalLike,
  ) => Promise<{ page: SourcePage; body: T }>;
}

const pageSize = 50;

const Body = z.object({
  next: orUndefined(z.number()),
  data: withFallback(z.array(z.unknown()), []),
});
/** One of the two papers is there: the one at the other end. */
const Citation = z.object({
  contexts: orUndefined(z.array(z.string())),
  citedPaper: unknownField,
  citingPaper: unknownField,
});

export async function citationPage(
  request: CitationRequest,
  offset: number,
  signal: AbortSignalLike,
): Promise<CitationPage> {
  const { ask, endpoint, path, id } = request;
  const fields = `contexts,${scholarFields}`;
  const contexts = new Map<PaperId, string>();
  const paperOf = (record: unknown): readonly unknown[] => {
    const { data } = Citation.safeParse(record);
    const paper = data?.citedPaper ?? data?.citingPaper;
    const read = ScholarRecord.safeParse(paper);
    // The service lists works without a title, and some papers among their own references.
    if (!read.success || read.data.id === id) return [];
    const [context] = data?.contexts ?? [];
    if (context !== undefined && typeof read.data.id === 'string') contexts.set(read.data.id, context);
    return [paper];
  };
  const { page, body } = await ask(
    { url: requestUrl(endpoint, path, { fields, offset, limit: pageSize }) },
    Body,
    ({ data }) => data.slice(0, pageSize).flatMap(paperOf),
    signal,
  );
  const { papers, failures, receivedAt, staleBecause } = page;
  const start = body.next ?? 0;
  return {
    ...{ papers, failures, receivedAt, contexts },
    ...(staleBecause && { staleBecause }),
    ...(start > offset && { next: later => citationPage(request, start, later) }),
  };
}
