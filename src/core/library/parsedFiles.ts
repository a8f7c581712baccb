// Keeps the papers of large linked files as they were parsed: reading them back takes a tenth of the time of reading a file
// of papers, because nothing is cleaned or checked again. Only an unchanged file is read back.
import * as z from 'zod/mini';
import { textArray, textOf, type NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import type { PapersFile } from '../formats/papersFile.ts';
import { minKeptPapers } from '../papers/catalogueKey.ts';
import type { Paper } from '../papers/paper.ts';
import { hash53 } from '../text/hash.ts';
import { parseJson } from '../text/json.ts';
import { parsePapers, SharedLists } from './keptPapers.ts';
import { PaperBlocks } from './paperBlocks.ts';

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

  /** Returns what makes of papers, while they are read from a file, what is kept of them. */
  blocks(): PaperBlocks {
    return new PaperBlocks(this.#options);
  }

  /** Keeps the papers of a file, which are those of the blocks. Never rejects. */
  async save(uri: string, version: string, file: PapersFile, blocks: PaperBlocks): Promise<void> {
    const { papers, failures, malformedCount } = file;
    const malformed = failures.flatMap((failure: Failure) => Malformed.safeParse(failure).data ?? []);
    if (papers.length < minKeptPapers || malformed.length < failures.length) return;
    const { arrays, shared } = await this.#inOrder(papers, blocks);
    const head = { uri, version, failures: malformed, malformedCount, shared };
    await this.#options.computed.write(kind, hash53(uri), [textArray(JSON.stringify(head)), ...arrays]);
  }

  /** Forgets the papers of a file. Never rejects. */
  async drop(uri: string): Promise<void> {
    await this.#options.computed.delete(kind, hash53(uri));
  }

  /** Entries that build on later ones are read last, but stand where they stand in the file. */
  async #inOrder(papers: readonly Paper[], blocks: PaperBlocks): Promise<PaperBlocks> {
    if (papers.every((paper, at) => paper === blocks.papers[at])) return blocks;
    const ordered = this.blocks();
    await ordered.add(papers);
    return ordered;
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
