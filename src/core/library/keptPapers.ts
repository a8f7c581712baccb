// The layout of papers in a file of what was parsed: what lists and orders need as columns, and of each paper all else as JSON,
// which is parsed when it is asked for.
import * as z from 'zod/mini';
import type { NumberArrays } from '../base/binaryFile.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import { countInSlices } from '../base/slices.ts';
import { KeptPaper } from '../papers/keptPaper.ts';
import type { Paper } from '../papers/paper.ts';
import { parseJson } from '../text/json.ts';

interface Host {
  readonly clock: Clock;
  readonly utf8: Utf8;
}

/** Lists that many papers share; a paper has the number of its list. */
export const SharedLists = z.object({
  sources: z.array(z.array(z.string())),
  fields: z.array(z.array(z.string())),
});
export interface SharedLists {
  readonly sources: readonly string[][];
  readonly fields: readonly string[][];
}

/** Of each paper of a block. The papers passed their schema before they were written, and a checksum says that they are as written. */
export interface Columns {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly published: readonly string[];
  readonly themes: readonly string[];
  readonly comments: readonly number[];
  /** Numbers of `SharedLists`. */
  readonly sources: readonly number[];
  readonly fields: readonly number[];
  /** Identity keys but for the id. */
  readonly otherKeys: readonly (readonly string[])[];
}
const Columns = z.custom<Columns>(value => isRecord(value) && 'ids' in value && 'fields' in value);
const Details = z.custom<Readonly<Record<string, unknown>>>(isRecord);
type Details = z.infer<typeof Details>;
/** Columns, details, the ends of the details, and hashes. */
const arraysPerBlock = 4;

/** Resolves with the papers; they keep the bytes of the file. In slices. */
export async function parsePapers(
  arrays: NumberArrays,
  shared: SharedLists,
  { clock, utf8 }: Host,
  signal: AbortSignalLike | undefined,
): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  const reader = new BlockReader(shared, utf8);
  const readBlock = (): void => {
    const [columns, details, ends] = [arrays.bytes(), arrays.bytes(), arrays.uint32()];
    papers.push(...reader.read({ columns, details, ends, hashes: arrays.float64() }));
  };
  await countInSlices(arrays.left / arraysPerBlock, clock, readBlock, { signal });
  return papers;
}

/** The arrays of a block. */
interface BlockArrays {
  readonly columns: Uint8Array;
  readonly details: Uint8Array;
  readonly ends: Uint32Array;
  readonly hashes: Float64Array;
}

export class BlockReader {
  readonly #shared: SharedLists;
  readonly #utf8: Utf8;
  /** Who asks for one field of a paper often asks for another. */
  #latest: { readonly ends: Uint32Array; readonly place: number; readonly details: Details } | undefined;

  constructor(shared: SharedLists, utf8: Utf8) {
    this.#shared = shared;
    this.#utf8 = utf8;
  }

  /** Returns the papers, which keep the arrays but for the columns. */
  read({ columns: text, details: bytes, ends, hashes }: BlockArrays): readonly Paper[] {
    const columns = Columns.parse(parseJson(this.#utf8.decode(text)));
    const { sources, fields } = this.#shared;
    const details = (place: number): Details => this.#details(bytes, ends, place);
    const block = { details, otherKeys: columns.otherKeys, hashes };
    return columns.ids.map((id, place) => {
      const head = {
        id,
        title: columns.titles[place] ?? '',
        published: columns.published[place] ?? '',
        theme: columns.themes[place] ?? '',
        sources: sources[columns.sources[place] ?? 0] ?? [],
        comments: columns.comments[place] ?? 0,
      };
      return new KeptPaper(head, fields[columns.fields[place] ?? 0] ?? [], block, place);
    });
  }

  #details(bytes: Uint8Array, ends: Uint32Array, place: number): Details {
    if (this.#latest?.ends === ends && this.#latest.place === place) return this.#latest.details;
    const text = this.#utf8.decode(bytes.subarray(place === 0 ? 0 : ends[place - 1], ends[place]));
    const details = Details.parse(parseJson(text));
    this.#latest = { ends, place, details };
    return details;
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
