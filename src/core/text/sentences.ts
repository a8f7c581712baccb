// A text's sentences, and its opening, cut where a reader would.
import { wordBoundary } from './wordBoundary.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export function splitSentences(text: string): string[] {
  return Array.from(sentences.segment(text), ({ segment }) => segment.trim());
}

/** Whole sentences from the start of the text, up to `limit` characters; a longer first sentence ends in "…" at a word. */
export function firstSentences(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { segment, index } of sentences.segment(text)) {
    if (index + segment.trimEnd().length > limit) break;
    end = index + segment.length;
  }
  if (end > 0) return text.slice(0, end).trimEnd();
  return `${text.slice(0, wordBoundary(text, limit)).trimEnd()}…`;
}
