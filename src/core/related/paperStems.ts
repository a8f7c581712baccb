// The stems of papers, each paper analysed once: what the postings of the related-papers engine are built from, whenever
// the catalogue changes and, from a file, in the next session. Packed in few typed arrays, because an array per paper
// costs as much again.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Clock } from '../base/ports.ts';
import { HashPlaces } from '../base/hashPlaces.ts';
import { ShardedMap } from '../base/shardedMap.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import { StringTable, type StringTableContents } from '../base/stringTable.ts';
import type { Paper } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import { PaperPieces, type PieceReader } from '../papers/paperPieces.ts';
import { type CodeKeys, PaperAnalyser } from './paperAnalyser.ts';

/** Number of packed stems per chunk, a power of two; a paper's stems stand in one chunk. Growing copies nothing. */
const chunkBits = 16;
const chunkSize = 1 << chunkBits;
const inChunk = chunkSize - 1;

/** What a file keeps of papers. Papers with code terms are left out: few, and they ship. */
interface StoredStems {
  /** Of each paper, the hash of its text. */
  readonly texts: Float64Array;
  readonly lengths: Uint32Array;
  /** Number of distinct stems of each paper. */
  readonly counts: Uint32Array;
  /** The stems of all papers, one paper after the other: the number of the stem, and its count in the low byte. */
  readonly packed: Uint32Array;
  readonly stems: StringTableContents;
}

export class PaperStems {
  readonly #stems: StringTable;
  readonly #analyser: PaperAnalyser;
  /** Reads the papers. */
  readonly reader: PieceReader;
  readonly #chunks: Uint32Array[] = [];
  #free = 0;
  /** Indexed by document number: the hash of its text, where its stems start, how many they are, their weighted sum. */
  #texts: Float64Array = new Float64Array(64);
  #starts: Uint32Array = new Uint32Array(64);
  #counts: Uint32Array = new Uint32Array(64);
  #lengths: Uint32Array = new Uint32Array(64);
  /** The document numbers, by the hash of the text; without those of a file. */
  readonly #byText = new ShardedMap<number, number>(text => text);
  /** The stems of the documents of a file, which come first, and their places by the hashes of their texts. */
  #kept: Uint32Array = new Uint32Array(0);
  #keptPlaces = new HashPlaces(new Float64Array(0));
  readonly #codeKeys = new Map<number, CodeKeys>();
  #count = 0;

  constructor(reader = new PaperPieces().reader(), stems = new StringTable()) {
    this.reader = reader;
    this.#stems = stems;
    this.#analyser = new PaperAnalyser(stems, reader);
  }

  get stems(): Pick<StringTable, 'size' | 'get' | 'text'> {
    return this.#stems;
  }

  /** Number of papers analysed. */
  get count(): number {
    return this.#count;
  }

  /** Number of papers that a file keeps. */
  get storedCount(): number {
    return this.#count - this.#codeKeys.size;
  }

  /** Returns the number of the paper's document; analyses a paper whose text is new. */
  documentOf(paper: Paper): number {
    const text = paperHash(paper);
    const known = this.#byText.get(text) ?? this.#keptPlaces.of(text);
    if (known !== undefined) return known;
    const { packed, length, codeKeys } = this.#analyser.analyse(paper);
    const document = this.#add(text, length, packed);
    if (codeKeys !== undefined) this.#codeKeys.set(document, codeKeys);
    return document;
  }

  /** Returns the weighted number of stems. */
  length(document: number): number {
    return this.#lengths[document] ?? 0;
  }

  /** Returns what distinguishes a paper with code terms. */
  codeKeys(document: number): CodeKeys | undefined {
    return this.#codeKeys.get(document);
  }

  /** Returns the stems packed: the number of the stem, and its count (at most 255) in the low byte. */
  packed(document: number): Uint32Array {
    const start = this.#starts[document] ?? 0;
    const count = this.#counts[document] ?? 0;
    if (document < this.#keptPlaces.size) return this.#kept.subarray(start, start + count);
    const from = start & inChunk;
    const end = from + count;
    return this.#chunks[start >>> chunkBits]?.subarray(from, end) ?? new Uint32Array(0);
  }

  /** Resolves with what a file keeps; in slices. */
  async stored(clock: Clock): Promise<StoredStems> {
    const documents = Array.from({ length: this.#count }, (_, document) => document).filter(
      document => !this.#codeKeys.has(document),
    );
    const texts = new Float64Array(documents.length);
    const lengths = new Uint32Array(documents.length);
    const counts = new Uint32Array(documents.length);
    const packed = new Uint32Array(
      documents.reduce((sum, document) => sum + (this.#counts[document] ?? 0), 0),
    );
    let [at, end] = [0, 0];
    await forEachInSlices(documents, clock, document => {
      const stems = this.packed(document);
      texts[at] = this.#texts[document] ?? 0;
      lengths[at] = this.length(document);
      counts[at++] = stems.length;
      packed.set(stems, end);
      end += stems.length;
    });
    return { texts, lengths, counts, packed, stems: this.#stems.contents() };
  }

  /** Makes it of what a file kept, in slices. Uses the arrays. Throws if they do not fit together. */
  static async restore(
    { texts, lengths, counts, packed, stems }: StoredStems,
    clock: Clock,
    reader?: PieceReader,
  ): Promise<PaperStems> {
    const restored = new PaperStems(reader, StringTable.of(stems));
    restored.#starts = new Uint32Array(texts.length);
    let end = 0;
    await countInSlices(texts.length, clock, document => {
      restored.#starts[document] = end;
      end += counts[document] ?? 0;
    });
    if (end !== packed.length || counts.length !== texts.length || lengths.length !== texts.length)
      throw new Error('The stems of papers do not fit together.');
    [restored.#texts, restored.#lengths, restored.#counts] = [texts, lengths, counts];
    [restored.#kept, restored.#keptPlaces] = [packed, new HashPlaces(texts)];
    restored.#count = texts.length;
    return restored;
  }

  #add(text: number, length: number, packed: Uint32Array): number {
    const document = this.#count++;
    this.#texts = ensureCapacity(this.#texts, document);
    this.#starts = ensureCapacity(this.#starts, document);
    this.#counts = ensureCapacity(this.#counts, document);
    this.#lengths = ensureCapacity(this.#lengths, document);
    const start = this.#reserve(packed.length);
    this.#chunks[start >>> chunkBits]?.set(packed, start & inChunk);
    this.#texts[document] = text;
    this.#starts[document] = start;
    this.#counts[document] = packed.length;
    this.#lengths[document] = length;
    this.#byText.set(text, document);
    return document;
  }

  /** Returns where `count` stems have place in one chunk; a huge paper gets a chunk of its own size. */
  #reserve(count: number): number {
    const room = this.#chunks.length * chunkSize - this.#free;
    if (count > room) {
      this.#free = this.#chunks.length * chunkSize;
      this.#chunks.push(new Uint32Array(Math.max(chunkSize, count)));
    }
    const start = this.#free;
    this.#free += Math.min(count, chunkSize);
    return start;
  }
}
