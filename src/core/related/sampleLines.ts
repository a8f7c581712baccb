// Selects the lines of the code to read: all lines up to a budget, then evenly spread blocks of the rest. Used by
// `extractCodeTerms`.
import type { Code } from './code.ts';

/** Maximum number of characters read from one file. */
const budget = 200_000;
/** Characters of the budget that are read from the top, where imports, docstrings and main classes are. */
const fromTheTop = 100_000;
/** Maximum length of a line in characters. Longer lines are truncated, because they are data or minified code. */
const maxLineLength = 2000;
const blockLines = 40;

interface SampledLine {
  readonly at: number;
  readonly text: string;
}

/** Returns the selected lines, read lazily. After the iteration, `sampled` says whether any line was skipped or cut. */
export function sampleLines(code: Code): { lines: Iterable<SampledLine>; sampled: () => boolean } {
  let sampled = false;
  function* read(): Generator<SampledLine> {
    let left = fromTheTop;
    let characters = 0;
    let lines = 0;
    let at = 0;
    for (; at < code.lineCount && left > 0; at++) yield take(at);
    left = budget - fromTheTop;
    while (at < code.lineCount && left > 0) {
      for (const end = Math.min(at + blockLines, code.lineCount); at < end && left > 0; at++) yield take(at);
      // As many blocks as the budget has left, by the length of the lines so far, are spread over the lines that are left.
      const blocks = Math.max(1, Math.floor((left * lines) / (blockLines * characters)));
      const gap = Math.max(0, Math.floor((code.lineCount - at) / blocks) - blockLines);
      if (gap > 0) sampled = true;
      at += gap;
    }
    if (at < code.lineCount) sampled = true;

    function take(line: number): SampledLine {
      const whole = code.line(line);
      const text = whole.length > maxLineLength ? whole.slice(0, maxLineLength) : whole;
      if (text.length < whole.length) sampled = true;
      left -= text.length + 1;
      characters += text.length + 1;
      lines++;
      return { at: line, text };
    }
  }
  return { lines: read(), sampled: () => sampled };
}
