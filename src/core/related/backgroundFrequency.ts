// How common a stem is in code of many kinds and in papers of many fields, from the table that ships in data/.
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';

export interface BackgroundFrequency {
  /** Share of code files that have the stem: the largest among languages; 0 when in next to none. */
  inCode(stem: string): number;
  /** Share of papers that have it; undefined when nothing is known, as for a stem of next to none. */
  inPapers(stem: string): number | undefined;
}

export const noBackgroundFrequency: BackgroundFrequency = { inCode: () => 0, inPapers: () => undefined };

/** Levels are halvings of a square root of two: level n stands for a share of 2^(-n/2). */
const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
export const rarestLevel = digits.length - 1;

/** The table's digit for a share of documents; the last one for none. */
export function levelDigit(share: number): string {
  const level = share <= 0 ? rarestLevel : Math.round(-2 * Math.log2(share));
  return digits.charAt(Math.min(rarestLevel, Math.max(0, level)));
}

function shareOf(digit: string): number {
  const level = digits.indexOf(digit);
  return level === rarestLevel || level === -1 ? 0 : 2 ** (-level / 2);
}

/** Two digits (in code, in papers) and the stem on each line, after a comment line. Works in slices. */
export async function parseBackgroundFrequency(text: string, clock: Clock): Promise<BackgroundFrequency> {
  const shares = Array.from(digits, shareOf);
  const levels = new Map<string, number>();
  const lines = text.split('\n');
  await forEachInSlices(lines, clock, line => {
    if (line.length < 3 || line.startsWith('#')) return;
    levels.set(
      line.slice(2),
      digits.indexOf(line.charAt(0)) * digits.length + digits.indexOf(line.charAt(1)),
    );
  });
  return {
    inCode: stem => {
      const level = levels.get(stem);
      return level === undefined ? 0 : (shares[Math.floor(level / digits.length)] ?? 0);
    },
    inPapers: stem => {
      const level = levels.get(stem);
      return level === undefined ? undefined : shares[level % digits.length];
    },
  };
}
