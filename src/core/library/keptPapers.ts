// The layout of papers in a file of what was parsed: what lists and orders need as a row, and of each paper all else as JSON in
// numbers of words, which is parsed when it is asked for.
import * as z from 'zod/mini';
import type { NumberArrays } from '../base/binaryFile.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import { countInSlices } from '../base/slices.ts';
import { KeptPaper } from '../papers/keptPaper.ts';
import type { Paper } from '../papers/paper.ts';
import { parseJson } from '../text/json.ts';
import { WordCodes } from '../text/wordCodes.ts';

export interface Host {
  readonly clock: Clock;
  readonly utf8: Utf8;
}

/** What many papers share: lists, of which a paper has the number, and the words of their texts, between spaces. */
export const SharedLists = z.object({
  sources: z.array(z.array(z.string())),
  fields: z.array(z.array(z.string())),
  words: z.string(),
});
export type SharedLists = z.infer<typeof SharedLists>;

/** A paper of a block. It passed its schema before it was written, and a checksum says that it is as written. */
export type Row = readonly [
  ...[id: string, title: string, published: string, theme: string, comments: number],
  /** Numbers of `SharedLists`. */
  ...[sources: number, fields: number],
  /** Identity keys but for the id. */
  otherKeys: readonly string[],
];
const Rows = z.custom<readonly Row[]>(Array.isArray);
const Details = z.custom<Readonly<Record<string, unknown>>>(value => value instanceof Object);
type Details = z.infer<typeof Details>;
/** Rows, details, the ends of the details, and hashes. */
const arraysPerBlock = 4;

/** Resolves with the papers; they keep the bytes of the file. In slices. */
export async function parsePapers(
  arrays: NumberArrays,
  shared: SharedLists,
  { clock, utf8 }: Host,
  signal: AbortSignalLike | undefined,
): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  const reader = new BlockReader(shared, utf8, new WordCodes(utf8, shared.words.split(' ')));
  const readBlock = (): void => {
    const [rows, details, ends] = [arrays.bytes(), arrays.bytes(), arrays.uint32()];
    papers.push(...reader.read({ rows, details, ends, hashes: arrays.float64() }));
  };
  await countInSlices(arrays.left / arraysPerBlock, clock, readBlock, { signal });
  return papers;
}

/** The arrays of a block. */
interface BlockArrays {
  readonly rows: Uint8Array;
  readonly details: Uint8Array;
  readonly ends: Uint32Array;
  readonly hashes: Float64Array;
}

export class BlockReader {
  readonly #shared: Omit<SharedLists, 'words'>;
  readonly #utf8: Utf8;
  readonly #codes: WordCodes;
  /** Who asks for one field of a paper often asks for another. */
  #latest: { readonly ends: Uint32Array; readonly place: number; readonly details: Details } | undefined;

  constructor(shared: Omit<SharedLists, 'words'>, utf8: Utf8, codes: WordCodes) {
    this.#shared = shared;
    this.#utf8 = utf8;
    this.#codes = codes;
  }

  /** Returns the papers, which keep the arrays but for the rows. */
  read({ rows: text, details: bytes, ends, hashes }: BlockArrays): readonly Paper[] {
    const rows = Rows.parse(parseJson(this.#utf8.decode(text)));
    const details = (place: number): Details => this.#details(bytes, ends, place);
    const block = { details, otherKeys: rows.map(row => row[7]), hashes };
    const { sources, fields } = this.#shared;
    return rows.map(
      (row, place) => new KeptPaper(row, sources[row[5]] ?? [], fields[row[6]] ?? [], block, place),
    );
  }

  #details(bytes: Uint8Array, ends: Uint32Array, place: number): Details {
    if (this.#latest?.ends === ends && this.#latest.place === place) return this.#latest.details;
    const text = this.#codes.decode(bytes.subarray(place === 0 ? 0 : ends[place - 1], ends[place]));
    const details = Details.parse(parseJson(text));
    this.#latest = { ends, place, details };
    return details;
  }
}
