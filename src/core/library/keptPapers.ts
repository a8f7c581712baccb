// The layout of papers in a file of what was parsed: what lists and orders need as columns, and of each paper all else as JSON,
// which is parsed when it is asked for.
import * as z from 'zod/mini';
import type { NumberArray, NumberArrays } from '../base/binaryFile.ts';
import type { AbortSignalLike, Clock, Utf8 } from '../base/ports.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import { KeptPaper, type PaperHead } from '../papers/keptPaper.ts';
import { canonicalRecord, identityKeys } from '../papers/merging.ts';
import type { Paper } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import { parseJson } from '../text/json.ts';

interface Host {
  readonly clock: Clock;
  readonly utf8: Utf8;
}

/** Number of papers that are read in one step; takes a fraction of a millisecond. */
const papersPerBlock = 64;

/** Lists that many papers share; a paper has the number of its list. */
export const SharedLists = z.object({
  sources: z.array(z.array(z.string())),
  fields: z.array(z.array(z.string())),
});
interface SharedLists {
  readonly sources: readonly string[][];
  readonly fields: readonly string[][];
}

/** Of each paper of a block. The papers passed their schema before they were written, and a checksum says that they are as written. */
interface Columns {
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

/** Resolves with the arrays of a file, and the lists that its papers share. In slices. */
export async function formatPapers(
  papers: readonly Paper[],
  { clock, utf8 }: Host,
): Promise<{ readonly shared: SharedLists; readonly arrays: readonly NumberArray[] }> {
  const arrays: NumberArray[] = [];
  const [sources, fields] = [new ListNumbers(), new ListNumbers()];
  let block: PaperTexts[] = [];
  const endBlock = (): void => {
    const columns: Columns = {
      ids: block.map(({ record }) => record.id),
      titles: block.map(({ record }) => record.title),
      published: block.map(({ record }) => record.published),
      themes: block.map(({ record }) => record.theme),
      comments: block.map(({ record }) => record.comments),
      sources: block.map(({ record }) => sources.of(record.sources)),
      fields: block.map(paper => fields.of(paper.fields)),
      otherKeys: block.map(paper => paper.otherKeys),
    };
    const hashes = Float64Array.from(block, ({ hash }) => hash);
    arrays.push(utf8.encode(JSON.stringify(columns)), ...joined(block.map(({ text }) => text)), hashes);
    block = [];
  };
  await forEachInSlices(papers, clock, paper => {
    block.push(textsOf(canonicalRecord(paper), utf8));
    if (block.length === papersPerBlock) endBlock();
  });
  if (block.length > 0) endBlock();
  return { shared: { sources: sources.lists, fields: fields.lists }, arrays };
}

/** Resolves with the papers; they keep the bytes of the file. In slices. */
export async function parsePapers(
  arrays: NumberArrays,
  { sources, fields }: SharedLists,
  { clock, utf8 }: Host,
  signal: AbortSignalLike | undefined,
): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  // Who asks for one field of a paper often asks for another.
  let latest: { readonly ends: Uint32Array; readonly place: number; readonly details: Details } | undefined;
  const readBlock = (): void => {
    const columns = Columns.parse(parseJson(utf8.decode(arrays.bytes())));
    const [bytes, ends, hashes] = [arrays.bytes(), arrays.uint32(), arrays.float64()];
    const details = (place: number): Details => {
      if (latest?.ends === ends && latest.place === place) return latest.details;
      const text = utf8.decode(bytes.subarray(place === 0 ? 0 : ends[place - 1], ends[place]));
      latest = { ends, place, details: Details.parse(parseJson(text)) };
      return latest.details;
    };
    const block = { details, otherKeys: columns.otherKeys, hashes };
    for (const [place, id] of columns.ids.entries()) {
      const head = {
        id,
        title: columns.titles[place] ?? '',
        published: columns.published[place] ?? '',
        theme: columns.themes[place] ?? '',
        sources: sources[columns.sources[place] ?? 0] ?? [],
        comments: columns.comments[place] ?? 0,
      };
      papers.push(new KeptPaper(head, fields[columns.fields[place] ?? 0] ?? [], block, place));
    }
  };
  await countInSlices(arrays.left / arraysPerBlock, clock, readBlock, { signal });
  return papers;
}

const headFields: Readonly<Record<keyof PaperHead, true>> = {
  ...{ id: true, title: true, published: true, theme: true, sources: true, comments: true },
};

interface PaperTexts {
  readonly record: Paper;
  readonly fields: string[];
  /** All that is no column. */
  readonly text: Uint8Array;
  readonly otherKeys: readonly string[];
  readonly hash: number;
}

function textsOf(record: Paper, utf8: Utf8): PaperTexts {
  const details = Object.entries(record).filter(([field]) => !(field in headFields));
  return {
    ...{ record, hash: paperHash(record), fields: details.map(([field]) => field) },
    text: utf8.encode(JSON.stringify(Object.fromEntries(details))),
    otherKeys: [...identityKeys(record)].filter(key => key !== record.id),
  };
}

/** Numbers lists by what they hold. */
class ListNumbers {
  readonly lists: string[][] = [];
  readonly #numbers = new Map<string, number>();

  of(list: string[]): number {
    const key = list.join('\n');
    const number = this.#numbers.get(key) ?? this.lists.push(list) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Returns the texts as one, and where each ends. */
function joined(texts: readonly Uint8Array[]): [Uint8Array, Uint32Array] {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [at, { length }] of texts.entries()) ends[at] = end += length;
  const bytes = new Uint8Array(end);
  for (const [at, text] of texts.entries()) bytes.set(text, (ends[at] ?? 0) - text.length);
  return [bytes, ends];
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
