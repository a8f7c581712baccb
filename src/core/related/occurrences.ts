// How often one word or phrase stands in each zone of the code, and on which lines.
import type { Zone } from './lineClassifier.ts';

/** What one occurrence in each zone says of what the code is about. */
const zoneWeights: Readonly<Record<Zone, number>> = { definition: 3, prose: 1.5, import: 1, body: 0.5 };
/** Repetition in one zone brings at most this many times the first occurrence's weight. */
const maxRepeats = 4;
const maxLines = 5;

interface Line {
  readonly at: number;
  readonly zone: Zone;
}

export class Occurrences {
  definition = 0;
  prose = 0;
  import = 0;
  body = 0;
  readonly #lines: Line[] = [];

  /** `at` is the line, undefined for what stands on none, such as the file's name. */
  add(zone: Zone, at: number | undefined): void {
    // The first few of each zone are enough: the most telling ones are picked later.
    if (at !== undefined && this[zone] < maxLines) this.#lines.push({ at, zone });
    this[zone]++;
  }

  /** Counts what others stands for, too: a word that has this phrase in it. */
  addAll(others: Occurrences): void {
    this.definition += others.definition;
    this.prose += others.prose;
    this.import += others.import;
    this.body += others.body;
    this.#lines.push(...others.#lines);
  }

  get weight(): number {
    return (
      zoneWeights.definition * dampen(this.definition) +
      zoneWeights.prose * dampen(this.prose) +
      zoneWeights.import * dampen(this.import) +
      zoneWeights.body * dampen(this.body)
    );
  }

  /** Where any of them stands: definitions first, then prose, imports and bodies, each from the top. */
  static lines(all: readonly Occurrences[]): number[] {
    const lines = all.flatMap(occurrences => occurrences.#lines);
    lines.sort((a, b) => zoneWeights[b.zone] - zoneWeights[a.zone] || a.at - b.at);
    return [...new Set(lines.map(({ at }) => at))].slice(0, maxLines);
  }
}

function dampen(times: number): number {
  return Math.min(maxRepeats, Math.sqrt(times));
}
