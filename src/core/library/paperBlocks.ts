// Makes of the papers of a file, while it is read, what is kept of them: of 73,209 papers as they are parsed, 180 MB of objects
// would stay, which each collection of garbage walks.
import type { NumberArray } from '../base/binaryFile.ts';
import { forEachInSlices } from '../base/slices.ts';
import { canonicalRecord, identityKeys } from '../papers/merging.ts';
import type { Paper } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import { WordCodes } from '../text/wordCodes.ts';
import { BlockReader, type Host, type Row, type SharedLists } from './keptPapers.ts';

/** Number of papers that are read in one step; takes a fraction of a millisecond. */
const papersPerBlock = 64;

/** Papers as what a file keeps of them. */
export class PaperBlocks {
  readonly papers: Paper[] = [];
  readonly arrays: NumberArray[] = [];
  readonly #host: Host;
  readonly #sources = new ListNumbers();
  readonly #fields = new ListNumbers();
  readonly #codes: WordCodes;
  readonly #reader: BlockReader;

  constructor(host: Host) {
    this.#host = host;
    this.#codes = new WordCodes(host.utf8);
    const lists = { sources: this.#sources.lists, fields: this.#fields.lists };
    this.#reader = new BlockReader(lists, host.utf8, this.#codes);
  }

  get shared(): SharedLists {
    const [sources, fields] = [this.#sources.lists, this.#fields.lists];
    return { sources, fields, words: this.#codes.words.join(' ') };
  }

  /** Adds papers and resolves with them as they will be read back: their texts are bytes. In slices. */
  async add(papers: readonly Paper[]): Promise<readonly Paper[]> {
    const start = this.papers.length;
    let block: KeptTexts[] = [];
    await forEachInSlices(papers, this.#host.clock, paper => {
      block.push(this.#textsOf(canonicalRecord(paper)));
      if (block.length < papersPerBlock) return;
      this.#addBlock(block);
      block = [];
    });
    if (block.length > 0) this.#addBlock(block);
    return this.papers.slice(start);
  }

  #textsOf(record: Paper): KeptTexts {
    const { id, title, published, theme, sources, comments, ...details } = record;
    const otherKeys = [...identityKeys(record)].filter(key => key !== id);
    return {
      row: [
        id,
        title,
        published,
        theme,
        comments,
        this.#sources.of(sources),
        this.#fields.of(Object.keys(details)),
        otherKeys,
      ],
      text: this.#codes.encode(JSON.stringify(details)),
      hash: paperHash(record),
    };
  }

  #addBlock(block: readonly KeptTexts[]): void {
    const rows = this.#host.utf8.encode(JSON.stringify(block.map(({ row }) => row)));
    const [details, ends] = joined(block.map(({ text }) => text));
    const hashes = Float64Array.from(block, ({ hash }) => hash);
    this.arrays.push(rows, details, ends, hashes);
    this.papers.push(...this.#reader.read({ rows, details, ends, hashes }));
  }
}

interface KeptTexts {
  readonly row: Row;
  /** All that is not in the row. */
  readonly text: Uint8Array;
  readonly hash: number;
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
  let end = 0;
  const ends = Uint32Array.from(texts, ({ length }) => (end += length));
  const bytes = new Uint8Array(end);
  for (const [at, text] of texts.entries()) bytes.set(text, (ends[at] ?? 0) - text.length);
  return [bytes, ends];
}
