// Which words of a title keep their capitals whatever a bibliography style does: acronyms, names of models and of people.

/** A capital after the first letter or digit: BERT, ConvNeXt, fMRI, 3D. */
const innerCapital = /^.+\p{Lu}/u;
const capital = /^\p{Lu}/u;
const lowerCase = /^\p{Ll}/u;
/** The start of the title or of a sentence in it, where every word has a capital. */
const sentenceStart = /(?:^|[:.?!–—-]\s*)["“‘'({]*$/u;
const minWordLength = 4;

/** For `toTex`: does the word keep its capitals? In a title written like a sentence every capitalised word is a name. */
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
