// Keeps the papers of large linked files as they were parsed: reading them back takes a tenth of the time of reading a file
// of papers, because nothing is cleaned or checked again. Only an unchanged file is read back.
import * as z from 'zod/mini';
import { textArray, textOf, type NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import { countInSlices } from '../base/slices.ts';
import type { PapersFile } from '../formats/papersFile.ts';
import { minKeptPapers } from '../papers/catalogueKey.ts';
import type { Paper } from '../papers/paper.ts';
import { hash53 } from '../text/hash.ts';
import { parseJson } from '../text/json.ts';

const kind = 'papers';
/** Number of papers that are parsed in one step; takes a fraction of a millisecond. */
const papersPerBlock = 32;

const Malformed = z.object({ code: z.literal('malformed'), subject: z.string(), detail: z.string() });
const Head = z.object({
  uri: z.string(),
  version: z.string(),
  failures: z.array(Malformed),
  malformedCount: z.number(),
});
/** The papers passed their schema before they were written, and the checksum says that they are as written. */
const Block = z.array(z.custom<Paper>(isRecord));

interface ParsedFilesOptions {
  readonly computed: ComputedFiles;
  readonly clock: Clock;
  readonly utf8: Utf8;
}

export class ParsedFiles {
  readonly #options: ParsedFilesOptions;

  constructor(options: ParsedFilesOptions) {
    this.#options = options;
  }

  /** Resolves with the papers of this version of the file, if they were kept. Rejects only with the signal's reason. */
  async read(
    uri: string,
    version: string,
    signal: AbortSignalLike | undefined,
  ): Promise<PapersFile | undefined> {
    const found = await this.#options.computed.read(kind, hash53(uri), arrays =>
      this.#parse(arrays, uri, version, signal),
    );
    signal?.throwIfAborted();
    return found?.result;
  }

  /** Keeps the papers of a file. Never rejects. */
  async save(uri: string, version: string, { papers, failures, malformedCount }: PapersFile): Promise<void> {
    const { computed, clock, utf8 } = this.#options;
    const malformed = failures.flatMap((failure: Failure) => Malformed.safeParse(failure).data ?? []);
    if (papers.length < minKeptPapers || malformed.length < failures.length) return;
    const head: z.infer<typeof Head> = { uri, version, failures: malformed, malformedCount };
    const blocks: Uint8Array[] = [];
    await countInSlices(Math.ceil(papers.length / papersPerBlock), clock, block => {
      const start = block * papersPerBlock;
      blocks.push(utf8.encode(JSON.stringify(papers.slice(start, start + papersPerBlock))));
    });
    await computed.write(kind, hash53(uri), [textArray(JSON.stringify(head)), ...blocks]);
  }

  /** Forgets the papers of a file. Never rejects. */
  async drop(uri: string): Promise<void> {
    await this.#options.computed.delete(kind, hash53(uri));
  }

  async #parse(
    arrays: NumberArrays,
    uri: string,
    version: string,
    signal: AbortSignalLike | undefined,
  ): Promise<PapersFile | undefined> {
    const { clock, utf8 } = this.#options;
    const head = Head.parse(parseJson(textOf(arrays.uint16())));
    if (head.uri !== uri || head.version !== version) return undefined;
    const papers: Paper[] = [];
    const readBlock = (): void => {
      for (const paper of Block.parse(parseJson(utf8.decode(arrays.bytes())))) papers.push(paper);
    };
    await countInSlices(arrays.left, clock, readBlock, { signal });
    return { papers, failures: head.failures, malformedCount: head.malformedCount };
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value;
}
