// How often each word stands in each zone of the code, and on which lines.
import type { Zone } from './lineZones.ts';

/** What one occurrence in each zone says of what the code is about. */
const zoneWeights: Readonly<Record<Zone, number>> = { definition: 3, prose: 1.5, import: 1, body: 0.5 };
/** Repetition in one zone brings at most this many times the first occurrence's weight. */
const mostRepeats = 4;
const mostLines = 5;
const zones = ['definition', 'prose', 'import', 'body'] as const;

interface Line {
  readonly at: number;
  readonly zone: Zone;
}

interface Count {
  definition: number;
  prose: number;
  import: number;
  body: number;
  readonly shown: string;
  readonly lines: Line[];
}

export class Occurrences {
  readonly #counts = new Map<string, Count>();

  /** `at` is the line, undefined for what stands on none, such as the file's name; `shown` is the word for people. */
  note(word: string, zone: Zone, at: number | undefined, shown = word): void {
    let count = this.#counts.get(word);
    if (count === undefined) {
      count = { definition: 0, prose: 0, import: 0, body: 0, shown, lines: [] };
      this.#counts.set(word, count);
    }
    // The first few of each zone are enough: the most telling ones are picked later.
    if (at !== undefined && count[zone] < mostLines) count.lines.push({ at, zone });
    count[zone]++;
  }

  /** Notes a phrase as often, and where, a word of others has it in it. */
  noteAll(phrase: string, others: Occurrences, word: string): void {
    const from = others.#counts.get(word);
    if (from === undefined) return;
    const known = this.#counts.get(phrase);
    if (known === undefined) {
      this.#counts.set(phrase, { ...from, shown: word, lines: [...from.lines] });
      return;
    }
    for (const zone of zones) known[zone] += from[zone];
    known.lines.push(...from.lines);
  }

  all(): string[] {
    return [...this.#counts.keys()];
  }

  weight(word: string): number {
    const count = this.#counts.get(word);
    if (count === undefined) return 0;
    return (
      zoneWeights.definition * repeated(count.definition) +
      zoneWeights.prose * repeated(count.prose) +
      zoneWeights.import * repeated(count.import) +
      zoneWeights.body * repeated(count.body)
    );
  }

  /** As it was first written. */
  shown(word: string): string {
    return this.#counts.get(word)?.shown ?? word;
  }

  isImported(word: string): boolean {
    return (this.#counts.get(word)?.import ?? 0) > 0;
  }

  /** Where the words stand: definitions first, then prose, imports and bodies, each from the top. */
  lines(words: readonly string[]): number[] {
    const lines = words.flatMap(word => this.#counts.get(word)?.lines ?? []);
    lines.sort((a, b) => zoneWeights[b.zone] - zoneWeights[a.zone] || a.at - b.at);
    return [...new Set(lines.map(({ at }) => at))].slice(0, mostLines);
  }
}

function repeated(times: number): number {
  return Math.min(mostRepeats, Math.sqrt(times));
}
