// Counts the occurrences of one word or bigram in each zone of the code, and records their lines.
import type { Zone } from './lineClassifier.ts';

/** Weight of the first occurrence in each zone. */
const zoneWeights: Readonly<Record<Zone, number>> = { definition: 3, prose: 1.5, import: 1, body: 0.5 };
/** Repetition in a zone multiplies the weight of the first occurrence by at most this factor. */
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

  /** Counts an occurrence on line `at`, counted from 0; undefined for text on no line, such as the file name. */
  add(zone: Zone, at: number | undefined): void {
    // Keeps the first few lines of each zone; `lines` picks from them later.
    if (at !== undefined && this[zone] < maxLines) this.#lines.push({ at, zone });
    this[zone]++;
  }

  /** Adds the occurrences of another word, which contains this bigram. */
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

  /** Returns up to 5 lines with any of the occurrences: definitions first, then prose, imports and bodies. */
  static lines(all: readonly Occurrences[]): number[] {
    const lines = all.flatMap(occurrences => occurrences.#lines);
    lines.sort((a, b) => zoneWeights[b.zone] - zoneWeights[a.zone] || a.at - b.at);
    return [...new Set(lines.map(({ at }) => at))].slice(0, maxLines);
  }
}

function dampen(times: number): number {
  return Math.min(maxRepeats, Math.sqrt(times));
}
