// The papers that are to be split into groups, as sparse vectors of unit length in two flat arrays.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { countStems, PaperStemmer } from './paperStemmer.ts';

/** A word in fewer papers says nothing of a group; in more than this share, nothing of any. */
const minPapers = 3;
const maxPapers = 0.5;
/** Of each paper its most telling words: the rest moves no centroid and doubles time and memory. */
const wordsAPaper = 48;

/** Vector `at` has the entries from `starts[at]` up to, not with, `starts[at + 1]`. */
export interface DocumentVectors {
  readonly count: number;
  readonly starts: Uint32Array;
  /** Numbers of stems. */
  readonly words: Uint32Array;
  readonly weights: Float32Array;
  readonly stems: readonly string[];
  /** By number of stem: ln(papers / papers with it). */
  readonly rarity: readonly number[];
}

/** Rejects with the signal's reason as soon as it is aborted. */
export async function buildDocumentVectors(
  papers: readonly Paper[],
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<DocumentVectors> {
  const reader = new PaperStemmer();
  const numbers = new Map<string, number>();
  /** By number; kept beside the map, whose entries would all have to be copied out of it in one go. */
  const stems: string[] = [];
  const frequencies: number[] = [];
  const counted: Float32Array[] = [];
  await forEachInSlices(
    papers,
    clock,
    paper => {
      const counts = countStems(reader.ofPaper(paper));
      // Number and count by turns: one small array a paper, where a Map would take ten times the memory.
      const entries = new Float32Array(counts.size * 2);
      let at = 0;
      for (const [stem, count] of counts) {
        const number = numbers.get(stem) ?? stems.push(stem) - 1;
        if (number === numbers.size) numbers.set(stem, number);
        frequencies[number] = (frequencies[number] ?? 0) + 1;
        entries[at++] = number;
        entries[at++] = count;
      }
      counted.push(entries);
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
  return { stems: informative, rarity, ...(await vectors(counted, kept, rarity, clock, signal)) };
}

/** Nine stems of ten are too rare to tell: the others get numbers of their own, from 0 again. */
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

/** Manning, Raghavan, Schütze 2008, 6.4.1. */
export function termFrequency(count: number): number {
  return 1 + Math.log(count);
}
