// The papers that are to be split into groups, as sparse vectors of unit length in two flat arrays.
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { countsOf, Stems } from './stems.ts';

/** A word in fewer papers says nothing of a group; in more than this share, nothing of any. */
const fewestPapers = 3;
const mostPapers = 0.5;
/** Of each paper its most telling words: the rest moves no centroid and doubles time and memory. */
const wordsAPaper = 48;

/** Vector `at` has the entries from `starts[at]` up to, not with, `starts[at + 1]`. */
export interface Documents {
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
export async function readDocuments(
  papers: readonly Paper[],
  clock: Clock,
  signal?: StopSignal,
): Promise<Documents> {
  const reader = new Stems();
  const numbers = new Map<string, number>();
  /** By number; kept beside the map, whose entries would all have to be copied out of it in one go. */
  const stems: string[] = [];
  const frequencies: number[] = [];
  const counted: Float32Array[] = [];
  await inSlices(
    papers,
    clock,
    paper => {
      const counts = countsOf(reader.ofPaper(paper));
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
  const { kept, telling, rarity } = await tellingStems(stems, frequencies, papers.length, clock, signal);
  return { stems: telling, rarity, ...(await vectors(counted, kept, rarity, clock, signal)) };
}

/** Nine stems of ten are too rare to tell: the others get numbers of their own, from 0 again. */
async function tellingStems(
  stems: readonly string[],
  frequencies: readonly number[],
  papers: number,
  clock: Clock,
  signal: StopSignal | undefined,
): Promise<{ kept: Int32Array; telling: readonly string[]; rarity: readonly number[] }> {
  const kept = new Int32Array(stems.length).fill(-1);
  const telling: string[] = [];
  const rarity: number[] = [];
  let at = 0;
  await inSlices(
    stems,
    clock,
    stem => {
      const number = at++;
      const frequency = frequencies[number] ?? 0;
      if (frequency < fewestPapers || frequency > mostPapers * papers) return;
      kept[number] = telling.push(stem) - 1;
      rarity.push(Math.log(papers / frequency));
    },
    { signal },
  );
  return { kept, telling, rarity };
}

async function vectors(
  counted: readonly Float32Array[],
  kept: Int32Array,
  rarity: readonly number[],
  clock: Clock,
  signal: StopSignal | undefined,
): Promise<Pick<Documents, 'count' | 'starts' | 'words' | 'weights'>> {
  const starts = new Uint32Array(counted.length + 1);
  const words = new Uint32Array(counted.length * wordsAPaper);
  const weights = new Float32Array(counted.length * wordsAPaper);
  let document = 0;
  let end = 0;
  await inSlices(
    counted,
    clock,
    entries => {
      const telling = tellingWords(entries, kept, rarity);
      const length = Math.hypot(...telling.map(({ weight }) => weight));
      for (const { word, weight } of telling) {
        words[end] = word;
        weights[end++] = weight / length;
      }
      starts[++document] = end;
    },
    { signal },
  );
  return { count: counted.length, starts, words, weights };
}

function tellingWords(
  entries: Float32Array,
  kept: Int32Array,
  rarity: readonly number[],
): { word: number; weight: number }[] {
  const telling: { word: number; weight: number }[] = [];
  for (let at = 0; at < entries.length; at += 2) {
    const word = kept[entries[at] ?? 0] ?? -1;
    if (word === -1) continue;
    const weight = termFrequency(entries[at + 1] ?? 0) * (rarity[word] ?? 0);
    telling.push({ word, weight });
  }
  return telling.sort((a, b) => b.weight - a.weight || a.word - b.word).slice(0, wordsAPaper);
}

/** Manning, Raghavan, Schütze 2008, 6.4.1. */
export function termFrequency(count: number): number {
  return 1 + Math.log(count);
}
