// What every bench does with its arguments and numbers.
import { parseArgs } from 'node:util';

interface Options {
  readonly json: boolean;
  readonly vscode: boolean;
  readonly collection?: string;
  readonly papers?: string;
  readonly peer?: string;
}

/** `--json` and `--vscode`, and the values of `--collection`, `--papers` and `--peer`. */
export function options(): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const given = { json: flag, vscode: flag, collection: text, papers: text, peer: text };
  return parseArgs({ options: given }).values;
}

/** The value below which the share `p` of the numbers lies (nearest rank); 0 for none. */
export function percentile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

export function rounded(number: number, digits = 2): number {
  return Number(number.toFixed(digits));
}

/** One figure set on one line: JSON, or names and numbers for people. */
export function print(figures: Readonly<Record<string, string | number>>, json: boolean): void {
  if (json) console.log(JSON.stringify(figures));
  else
    console.log(
      Object.entries(figures)
        .map(([name, value]) =>
          typeof value === 'string' ? value.padEnd(20) : `${name} ${value}`.padEnd(20),
        )
        .join(' '),
    );
}
