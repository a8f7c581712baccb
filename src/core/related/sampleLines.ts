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
    let at = 0;
    for (; at < code.lineCount && left > 0; at++) yield take(at);
    const first = at;
    const rest = code.lineCount - at;
    left = budget - fromTheTop;
    const blocks = Math.max(1, Math.ceil(left / (blockLines * 40)));
    const step = Math.max(1, rest / (blocks * blockLines));
    if (step > 1) sampled = true;
    for (let block = 0; block * blockLines * step < rest && left > 0; block++) {
      const start = first + Math.floor(block * blockLines * step);
      for (let line = start; line < Math.min(start + blockLines, code.lineCount) && left > 0; line++)
        yield take(line);
      at = start + blockLines;
    }
    if (at < code.lineCount) sampled = true;

    function take(line: number): SampledLine {
      const whole = code.line(line);
      const text = whole.length > maxLineLength ? whole.slice(0, maxLineLength) : whole;
      if (text.length < whole.length) sampled = true;
      left -= text.length + 1;
      return { at: line, text };
    }
  }
  return { lines: read(), sampled: () => sampled };
}
