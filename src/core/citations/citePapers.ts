// Papers written in a citation format, one or thousands.
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { apaText } from './apa.ts';
import { bibtexEntry } from './bibtexEntry.ts';
import { citationOf, type Citation } from './citation.ts';
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
  text: { write: apaText, join: lines },
};

interface CitingOptions {
  /** Of the keys, as in `citationKey`. */
  readonly pattern: string;
  readonly clock: Clock;
  readonly signal?: StopSignal | undefined;
  /** How many are written, after every slice. */
  readonly onProgress?: (done: number) => void;
}

/** The papers in their order, in slices. Rejects with the signal's reason only. */
export async function citePapers(
  papers: readonly Paper[],
  format: CitationFormat,
  { pattern, clock, signal, onProgress }: CitingOptions,
): Promise<string> {
  const { write, join } = writers[format];
  const keys = await citationKeys(papers, pattern, { clock, signal });
  const written: string[] = [];
  const one = (paper: Paper): void => {
    written.push(write(citationOf(paper), keys.get(paper) ?? ''));
  };
  await inSlices(papers, clock, one, {
    signal,
    ...(onProgress === undefined ? {} : { afterSlice: onProgress }),
  });
  return join(written);
}
