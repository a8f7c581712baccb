// Code into weighted terms with their lines: what the code is about, before any rarity.
import type { Clock, StopSignal } from '../ports.ts';
import type { Code, CodeTerms } from './code.ts';
import { FoundTerms } from './foundTerms.ts';
import { LineZones } from './lineZones.ts';
import { linesToRead } from './sampling.ts';

/** Characters read between two looks at the clock, and the longest between two turns of the host, in milliseconds. */
const betweenLooks = 8192;
const sliceMs = 4;

const token = /[A-Za-z\u00c0-\u024f][A-Za-z0-9_\u00c0-\u024f]*(?:-[A-Za-z][A-Za-z0-9]*)*/g;
/** Links and paper ids say which paper is cited, not what the code does. */
const cited = /\bhttps?:\/\/\S+|\bwww\.\S+|\barxiv[:\s./]*\S+|\bdoi[:\s]*10\.\S+/gi;
const mayCite = /:\/\/|www\.|arxiv|doi/i;

/** Reads the code in slices; never more than `sampling.ts` allows. Rejects with the signal's reason when aborted. */
export async function readCode(code: Code, clock: Clock, signal?: StopSignal): Promise<CodeTerms> {
  signal?.throwIfAborted();
  const zones = new LineZones(code.languageId, code.fileName);
  const found = new FoundTerms(code);
  const { lines, sampled } = linesToRead(code);
  let end = clock.now() + sliceMs;
  let read = 0;
  for (const { at, text } of lines) {
    for (const { zone, text: part } of zones.of(mayCite.test(text) ? text.replace(cited, ' ') : text))
      for (const word of part.match(token) ?? []) found.note(word, zone, at);
    read += text.length;
    if (read < betweenLooks) continue;
    read = 0;
    if (clock.now() < end) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  return { terms: found.all(), sampled: sampled() };
}
