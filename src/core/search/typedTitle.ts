// Tells whether a query is the beginning of a title, as it is when one types a title that one half remembers: words that say
// nothing about a subject ("all you need") count, and so do words that another word hides ("al").
import { editDistance, possiblePrefixes } from './fuzzyTerms.ts';

/** A shorter beginning is that of many titles. */
const minWords = 3;
/** In characters. */
const maxLength = 100;
/** One typing error is tolerated in so many characters. */
const lettersPerError = 8;
/** Characters of a title beyond those typed that are compared, for signs that stand for no letter. */
const maxSigns = 20;

/** Tells whether a paper has the title, by the number of words of the subject that its title has. */
export type TypedTitle = (count: number, paper: { readonly title: string } | undefined) => boolean;

/**
 * Returns a test of titles; undefined when the query is too short to say, or too long, or when all of its words are
 * words of a subject, `subjects` in number, which are ranked as such.
 */
export function typedTitle(query: string, subjects: number): TypedTitle | undefined {
  const typed = words(query).trim();
  const count = typed.split(' ').length;
  if (count < minWords || count <= subjects || typed.length > maxLength) return undefined;
  const errors = Math.floor(typed.length / lettersPerError);
  const beginnings = new Set(Array.from(possiblePrefixes(typed), prefix => twoLetters(prefix)));
  return (found, paper) => {
    // Titles are far apart in memory, so few are looked at, and nearly all of these end at their first letters.
    if (3 * found < subjects || paper === undefined) return false;
    const { title } = paper;
    if (!beginnings.has(twoLetters(title))) return false;
    const beginning = words(title.slice(0, typed.length + maxSigns));
    return editDistance(typed, beginning, true, errors) <= errors;
  };
}

/** A number for the first two characters; the same for both cases of a letter. */
function twoLetters(text: string): number {
  return (folded(text.charCodeAt(0)) << 16) | folded(text.charCodeAt(1));
}

/** Latin letters to small ones, and signs to a space. */
const folded = (code: number): number => (code < 48 ? 32 : code < 128 ? code | 32 : 128);
const words = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
