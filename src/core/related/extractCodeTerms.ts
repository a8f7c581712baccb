// Extracts weighted terms and their lines from code, without regard to rarity. Used to query the related-papers engine.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { Code, CodeTerms } from './code.ts';
import { LineClassifier } from './lineClassifier.ts';
import { sampleLines } from './sampleLines.ts';
import { TermCollector } from './termCollector.ts';

/** Characters read between two checks of the clock, and milliseconds of work before yielding to the host. */
const charactersPerTimeCheck = 8192;
const sliceMs = 4;

const token = /[A-Za-z\u00c0-\u024f][A-Za-z0-9_\u00c0-\u024f]*(?:-[A-Za-z][A-Za-z0-9]*)*/g;
/** Links and paper ids, which say what paper is cited and not what the code does. */
const citedPaper = /\bhttps?:\/\/\S+|\bwww\.\S+|\barxiv[:\s./]*\S+|\bdoi[:\s]*10\.\S+/gi;
const mayCite = /:\/\/|www\.|arxiv|doi/i;

/** Returns the terms of the sampled lines. Works in slices; rejects with the signal's reason when aborted. */
export async function extractCodeTerms(
  code: Code,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<CodeTerms> {
  signal?.throwIfAborted();
  const zones = new LineClassifier(code.languageId, code.fileName);
  const found = new TermCollector(code);
  const { lines, sampled } = sampleLines(code);
  let end = clock.now() + sliceMs;
  let read = 0;
  for (const { at, text } of lines) {
    for (const { zone, text: part } of zones.classify(
      mayCite.test(text) ? text.replace(citedPaper, ' ') : text,
    ))
      for (const word of part.match(token) ?? []) found.add(word, zone, at);
    read += text.length;
    if (read < charactersPerTimeCheck) continue;
    read = 0;
    if (clock.now() < end) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  return { terms: found.terms(), sampled: sampled() };
}
