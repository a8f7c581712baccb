// Keeps the papers of large linked files as they were parsed: reading them back takes a tenth of the time of reading a file
// of papers, because nothing is cleaned or checked again. Only an unchanged file is read back.
import * as z from 'zod/mini';
import { textArray, textOf, type NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import type { PapersFile } from '../formats/papersFile.ts';
import { minKeptPapers } from '../papers/catalogueKey.ts';
import { hash53 } from '../text/hash.ts';
import { parseJson } from '../text/json.ts';
import { formatPapers, parsePapers, SharedLists } from './keptPapers.ts';

const kind = 'papers';

const Malformed = z.object({ code: z.literal('malformed'), subject: z.string(), detail: z.string() });
const Head = z.object({
  uri: z.string(),
  version: z.string(),
  failures: z.array(Malformed),
  malformedCount: z.number(),
  shared: SharedLists,
});

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
    const { computed, ...host } = this.#options;
    const malformed = failures.flatMap((failure: Failure) => Malformed.safeParse(failure).data ?? []);
    if (papers.length < minKeptPapers || malformed.length < failures.length) return;
    const { arrays, shared } = await formatPapers(papers, host);
    const head = { uri, version, failures: malformed, malformedCount, shared };
    await computed.write(kind, hash53(uri), [textArray(JSON.stringify(head)), ...arrays]);
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
    const head = Head.parse(parseJson(textOf(arrays.uint16())));
    if (head.uri !== uri || head.version !== version) return undefined;
    const papers = await parsePapers(arrays, head.shared, this.#options, signal);
    return { papers, failures: head.failures, malformedCount: head.malformedCount };
  }
}
