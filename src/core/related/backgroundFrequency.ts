// Reads the shipped table in data/ that says how common a stem is in code of many kinds and in papers of many fields.
// Used by the related-papers engine.
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';

export interface BackgroundFrequency {
  /** Returns the share of code files with the stem, in the language where it is largest; 0 for very rare stems. */
  inCode(stem: string): number;
  /** Returns the share of papers with the stem; undefined for stems that the table lacks, such as very rare ones. */
  inPapers(stem: string): number | undefined;
}

export const noBackgroundFrequency: BackgroundFrequency = { inCode: () => 0, inPapers: () => undefined };

/** The digits of the table. The digit for n stands for a share of 2^(-n/2). */
const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
export const rarestLevel = digits.length - 1;

/** Returns the table's digit for a share of documents; the last digit for a share of 0. */
export function levelDigit(share: number): string {
  const level = share <= 0 ? rarestLevel : Math.round(-2 * Math.log2(share));
  return digits.charAt(Math.min(rarestLevel, Math.max(0, level)));
}

function shareOf(digit: string): number {
  const level = digits.indexOf(digit);
  return level === rarestLevel || level === -1 ? 0 : 2 ** (-level / 2);
}

/** Parses the table in slices. Each line has two digits (in code, in papers) and a stem; lines with # are comments. */
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
