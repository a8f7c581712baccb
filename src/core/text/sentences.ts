// Splits a text into sentences, and shortens it to its first sentences.
import { wordBoundary } from './wordBoundary.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export function splitSentences(text: string): string[] {
  return Array.from(sentences.segment(text), ({ segment }) => segment.trim());
}

/** Returns the first whole sentences, up to `limit` characters; cuts a longer first sentence at a word, with "…". */
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
