// Finds words in a title whose capitals bibliography styles must not change: acronyms, and names of models and
// people.

/** A capital after the first letter or digit: BERT, ConvNeXt, fMRI, 3D. */
const innerCapital = /^.+\p{Lu}/u;
const capital = /^\p{Lu}/u;
const lowerCase = /^\p{Ll}/u;
/** The start of the title or of a sentence in it, where every word is capitalised. */
const sentenceStart = /(?:^|[:.?!–—-]\s*)["“‘'({]*$/u;
const minWordLength = 4;

/**
 * Returns a predicate for `toTex`: whether a word keeps its capitals. In a title in sentence case, every capitalised
 * word counts as a name.
 */
export function caseProtection(title: string): (word: string, at: number) => boolean {
  const isShouted = !/\p{Ll}/u.test(title);
  const isSentence = !isShouted && isWrittenLikeASentence(title);
  return (word, at) =>
    (!isShouted && innerCapital.test(word)) ||
    (isSentence && word.length > 1 && capital.test(word) && !sentenceStart.test(title.slice(0, at)));
}

function isWrittenLikeASentence(title: string): boolean {
  const words = (title.match(/[\p{L}\p{N}]+/gu) ?? []).slice(1).filter(word => word.length >= minWordLength);
  return words.filter(word => lowerCase.test(word)).length > words.length / 2;
}
