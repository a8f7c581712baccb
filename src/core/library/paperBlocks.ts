// Makes of the papers of a file, while it is read, what is kept of them: of 73,209 papers as they are parsed, 180 MB of objects
// would stay, which each collection of garbage walks.
import type { NumberArray } from '../base/binaryFile.ts';
import type { Clock, Utf8 } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PaperHead } from '../papers/keptPaper.ts';
import { canonicalRecord, identityKeys } from '../papers/merging.ts';
import type { Paper } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import { BlockReader, type Columns, type SharedLists } from './keptPapers.ts';

interface Host {
  readonly clock: Clock;
  readonly utf8: Utf8;
}

/** Number of papers that are read in one step; takes a fraction of a millisecond. */
const papersPerBlock = 64;

/** Papers as what a file keeps of them. */
export class PaperBlocks {
  readonly papers: Paper[] = [];
  readonly arrays: NumberArray[] = [];
  readonly #host: Host;
  readonly #sources = new ListNumbers();
  readonly #fields = new ListNumbers();
  readonly #reader: BlockReader;

  constructor(host: Host) {
    this.#host = host;
    this.#reader = new BlockReader(this.shared, host.utf8);
  }

  get shared(): SharedLists {
    return { sources: this.#sources.lists, fields: this.#fields.lists };
  }

  /** Adds papers and resolves with them as they will be read back: their texts are bytes. In slices. */
  async add(papers: readonly Paper[]): Promise<readonly Paper[]> {
    const start = this.papers.length;
    let block: PaperTexts[] = [];
    await forEachInSlices(papers, this.#host.clock, paper => {
      block.push(textsOf(canonicalRecord(paper), this.#host.utf8));
      if (block.length < papersPerBlock) return;
      this.#addBlock(block);
      block = [];
    });
    if (block.length > 0) this.#addBlock(block);
    return this.papers.slice(start);
  }

  #addBlock(block: readonly PaperTexts[]): void {
    const columns: Columns = {
      ids: block.map(({ record }) => record.id),
      titles: block.map(({ record }) => record.title),
      published: block.map(({ record }) => record.published),
      themes: block.map(({ record }) => record.theme),
      comments: block.map(({ record }) => record.comments),
      sources: block.map(({ record }) => this.#sources.of(record.sources)),
      fields: block.map(({ fields }) => this.#fields.of(fields)),
      otherKeys: block.map(({ otherKeys }) => otherKeys),
    };
    const text = this.#host.utf8.encode(JSON.stringify(columns));
    const [details, ends] = joined(block.map(paper => paper.text));
    const hashes = Float64Array.from(block, ({ hash }) => hash);
    this.arrays.push(text, details, ends, hashes);
    this.papers.push(...this.#reader.read({ columns: text, details, ends, hashes }));
  }
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
