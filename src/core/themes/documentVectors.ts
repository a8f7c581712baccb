// Builds sparse unit vectors of papers, stored in flat arrays. Used to cluster papers.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import type { PaperStemmer } from './paperStemmer.ts';

/** Minimum number of papers with a word; rarer words cannot describe a cluster. */
const minPapers = 3;
/** Maximum share of papers with a word; more common words cannot distinguish clusters. */
const maxPapers = 0.5;
/** Maximum number of words of a vector, heaviest first. More would only double time and memory. */
const wordsAPaper = 48;

/** The vectors of all papers: vector i has the entries from `starts[i]` (inclusive) to `starts[i + 1]` (exclusive). */
export interface DocumentVectors {
  readonly count: number;
  readonly starts: Uint32Array;
  /** Numbers of the stems. */
  readonly words: Uint32Array;
  readonly weights: Float32Array;
  readonly stems: readonly string[];
  /** ln(papers / papers with the stem), indexed by stem number. */
  readonly rarity: readonly number[];
}

/** Resolves with the vectors of the papers, in their order. Rejects with the signal's reason when aborted. */
export async function buildDocumentVectors(
  papers: readonly Paper[],
  stemmer: PaperStemmer,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<DocumentVectors> {
  /** The numbers here plus 1, by those of the stemmer; 0 for a stem that no paper has. */
  let numbers: Uint32Array = new Uint32Array(1024);
  const stems: string[] = [];
  const frequencies: number[] = [];
  const all: Float32Array[] = [];
  await forEachInSlices(
    papers,
    clock,
    paper => {
      const counted = stemmer.count(stemmer.ofPaper(paper));
      // Numbers and counts alternate in one small array; a Map per paper would take ten times the memory.
      const entries = new Float32Array(counted.stems.length * 2);
      for (const [at, stem] of counted.stems.entries()) {
        numbers = ensureCapacity(numbers, stem);
        if (numbers[stem] === 0) numbers[stem] = stems.push(stemmer.text(stem));
        const number = (numbers[stem] ?? 0) - 1;
        frequencies[number] = (frequencies[number] ?? 0) + 1;
        entries[2 * at] = number;
        entries[2 * at + 1] = counted.counts[at] ?? 0;
      }
      all.push(entries);
    },
    { signal },
  );
  const { kept, informative, rarity } = await informativeStems(
    stems,
    frequencies,
    papers.length,
    clock,
    signal,
  );
  return { stems: informative, rarity, ...(await vectors(all, kept, rarity, clock, signal)) };
}

/** Drops the stems that are too rare (nine of ten) or too common, and numbers the others from 0. */
async function informativeStems(
  stems: readonly string[],
  frequencies: readonly number[],
  papers: number,
  clock: Clock,
  signal: AbortSignalLike | undefined,
): Promise<{ kept: Int32Array; informative: readonly string[]; rarity: readonly number[] }> {
  const kept = new Int32Array(stems.length).fill(-1);
  const informative: string[] = [];
  const rarity: number[] = [];
  let at = 0;
  await forEachInSlices(
    stems,
    clock,
    stem => {
      const number = at++;
      const frequency = frequencies[number] ?? 0;
      if (frequency < minPapers || frequency > maxPapers * papers) return;
      kept[number] = informative.push(stem) - 1;
      rarity.push(Math.log(papers / frequency));
    },
    { signal },
  );
  return { kept, informative, rarity };
}

async function vectors(
  counted: readonly Float32Array[],
  kept: Int32Array,
  rarity: readonly number[],
  clock: Clock,
  signal: AbortSignalLike | undefined,
): Promise<Pick<DocumentVectors, 'count' | 'starts' | 'words' | 'weights'>> {
  const starts = new Uint32Array(counted.length + 1);
  const words = new Uint32Array(counted.length * wordsAPaper);
  const weights = new Float32Array(counted.length * wordsAPaper);
  let document = 0;
  let end = 0;
  await forEachInSlices(
    counted,
    clock,
    entries => {
      const informative = informativeWords(entries, kept, rarity);
      const length = Math.hypot(...informative.map(({ weight }) => weight));
      for (const { word, weight } of informative) {
        words[end] = word;
        weights[end++] = weight / length;
      }
      starts[++document] = end;
    },
    { signal },
  );
  return { count: counted.length, starts, words, weights };
}

function informativeWords(
  entries: Float32Array,
  kept: Int32Array,
  rarity: readonly number[],
): { word: number; weight: number }[] {
  const informative: { word: number; weight: number }[] = [];
  for (let at = 0; at < entries.length; at += 2) {
    const word = kept[entries[at] ?? 0] ?? -1;
    if (word === -1) continue;
    const weight = termFrequency(entries[at + 1] ?? 0) * (rarity[word] ?? 0);
    informative.push({ word, weight });
  }
  return informative.sort((a, b) => b.weight - a.weight || a.word - b.word).slice(0, wordsAPaper);
}

/** Returns the sublinear term frequency 1 + ln(count): Manning, Raghavan, Schütze 2008, 6.4.1. */
export function termFrequency(count: number): number {
  return 1 + Math.log(count);
}
