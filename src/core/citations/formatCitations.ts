// Formats papers in a citation format, one or thousands.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { apaReference } from './apaReference.ts';
import { bibtexEntry } from './bibtexEntry.ts';
import { toCitation, type Citation } from './citation.ts';
import type { CitationFormat } from './citationFormat.ts';
import { citationKeys } from './citationKey.ts';
import { cslItem } from './cslItem.ts';
import { markdownLink } from './markdownLink.ts';
import { risRecord } from './risRecord.ts';

interface Writer {
  readonly write: (citation: Citation, key: string) => string;
  readonly join: (written: readonly string[]) => string;
}

const lines = (written: readonly string[]): string => written.join('\n');
const paragraphs = (written: readonly string[]): string => `${written.join('\n\n')}\n`;

const writers: Readonly<Record<CitationFormat, Writer>> = {
  bibtex: { write: bibtexEntry, join: paragraphs },
  csl: {
    write: (citation, key) => `  ${JSON.stringify(cslItem(citation, key), null, 2).replaceAll('\n', '\n  ')}`,
    join: written => `[\n${written.join(',\n')}\n]\n`,
  },
  ris: { write: risRecord, join: written => `${lines(written)}\n` },
  markdown: {
    write: markdownLink,
    join: written => (written.length === 1 ? lines(written) : lines(written.map(link => `- ${link}`))),
  },
  text: { write: apaReference, join: lines },
};

interface FormatCitationsOptions {
  /** Pattern of the citation keys, as in `citationKey`. */
  readonly pattern: string;
  readonly clock: Clock;
  readonly signal?: AbortSignalLike | undefined;
  /** Called after every slice with the number of formatted papers. */
  readonly onProgress?: (done: number) => void;
}

/** Formats the papers in their order, in slices. Rejects only with the signal's reason. */
export async function formatCitations(
  papers: readonly Paper[],
  format: CitationFormat,
  { pattern, clock, signal, onProgress }: FormatCitationsOptions,
): Promise<string> {
  const { write, join } = writers[format];
  const keys = await citationKeys(papers, pattern, { clock, signal });
  const written: string[] = [];
  const one = (paper: Paper): void => {
    written.push(write(toCitation(paper), keys.get(paper) ?? ''));
  };
  await forEachInSlices(papers, clock, one, {
    signal,
    ...(onProgress === undefined ? {} : { afterSlice: onProgress }),
  });
  return join(written);
}
