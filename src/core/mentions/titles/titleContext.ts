// Tells a title that is cited from the same words used otherwise: by quotation marks, and by what stands around it.
import { stem } from '../../text/stem.ts';
import { isStopWord } from '../../text/stopWords.ts';
import { fold } from '../../text/tokenizer.ts';
import { titleWords } from './titleForms.ts';
import type { TitleMatch } from './titleIndex.ts';

/** Characters searched for citing words before and after a title, and for the heading of a list of references. */
const reachBefore = 300;
const reachAfter = 200;
const headingReach = 4000;
/** Fewest words of a title that counts without quotation marks, and of one that needs no author's name beside it. */
const minWords = 4;
const minAnonymousWords = 3;
/** Fewest different words that say something, of a title and of a part of one that needs no author's name beside it. */
const minTelling = 2;
const minTellingOfPart = 4;

/** What stands between two lines of a comment: `*`, `#`, `//`, `%`, `--`, `;`, `>`. */
const marks = String.raw`[ \t*#>%;!|/.-]*`;
const lineBreak = String.raw`(?:\s*\n${marks})?`;
/** A docstring's own quotation marks quote nothing. */
const opening = new RegExp(
  String.raw`(?:&(?:quot|[lr][ds]quo|laquo);|(?<!"")"|(?<!'')(?<![\p{L}\p{N}])'|["“”„«‘《「『\[{>*_${'`'}](?<!"))[*_{]*${lineBreak}\s?$`,
  'u',
);
const closing = new RegExp(
  String.raw`^[.,;!?]*${lineBreak}\s?[*_}\\]*(?:&(?:quot|[lr][ds]quo|raquo);|"(?!"")|'(?!''|s\b)|[”“»’》」』\]}<*_${'`'}])`,
  'u',
);
/** What stands before a title that is not quoted: a sign, the beginning of a line, a word, a command of TeX. */
const beforeTitle = new RegExp(
  String.raw`(?:[.,:;!?)\]}>"“”'‘’${'`'}*_|–—(]\s*|\s[-–—]\s+|(?:^|\n)${marks}(?:\[?\w{1,3}[\].)]\s+)?|\b(?:papers?|articles?|see|titled|entitled|called|in|from|title|based\s+on|implementation\s+of)\s+|\\[a-z]+\s+)${lineBreak}$`,
  'iu',
);
const afterTitle = new RegExp(
  String.raw`^(?:\s*$|\s*[.,;!?)\]}<"”’*_${'`'}|([]|:?\s*https?:|\s+[-–—]\s|\s*\n${marks}(?:[\p{Lu}\p{N}\[("'“<@\\${'`'}.:]|https?:|\n|$)|\s+(?:[Bb]y|[Ii]n|[Ff]rom|[Aa]t|ar[Xx]iv|[Pp]roc)\b)`,
  'u',
);
/** The other part of a title: a part of ours beside it is not one of ours. */
const partBefore =
  /(?<!\b(?:titles?|references?|papers?|articles?|see|in)\s?[*_]{0,2})(?::[*_]{0,2}|\s[-–—])\s*$/i;
const partAfter = /^\s*(?::|\s[-–—]\s)/;

const citing = new RegExp(
  [
    String.raw`\bet\.? al\b|(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)|\bpp\.|\bvol\.`,
    String.raw`\b(?:references?|bibliography|literature|papers?|articles?|preprints?|thesis|dissertation|arxiv|doi|isbn)\b`,
    String.raw`\b(?:proc|proceedings|conf|conference|journal|trans|transactions|symposium|workshop|lecture notes|press)\b`,
    String.raw`\b(?:acm|ieee|springer|elsevier|icml|iclr|neurips|nips|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|(?:sig)?kdd|sigmod|sigir|vldb|icde|icdm|wsdm|recsys|cikm|tkde|tois|jmlr|tmlr|interspeech|icassp|miccai)\b`,
    String.raw`\b(?:based on|(?:proposed|introduced|described|presented|published|defined|given) (?:in|by)|according to|cit(?:e|ed|es|ation)|see also|implementation of|implements)\b`,
    '论文|論文|文献|参考|参见|參見|参照|參照|引用|预印本|預印本|プレプリント|논문|참고',
  ].join('|'),
  'i',
);
const heading = new RegExp(
  String.raw`^${marks}[*_=<>\w]{0,6}(?:references?|bibliography|literature|citations?|papers?|publications?|further reading)\b[\s*_:]*(?:<|$)`,
  'im',
);

/** A quick look whether the words at an offset may be a citation: quotation marks or citing words stand around. */
export function mayCiteTitle(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - reachBefore), offset + reachBefore);
  return /["“”„«‘《「『'`*_[]/.test(around) || citing.test(around);
}

/** Whether the words that match a title are a citation of it. */
export function isCited(text: string, match: TitleMatch): boolean {
  const { start, end, words, isWhole, paper } = match;
  const before = text.slice(Math.max(0, start - reachBefore), start);
  const after = text.slice(end, end + reachAfter);
  const isQuoted = opening.test(before) && closing.test(after);
  if (!isQuoted && !(words >= minWords && isUnquotedTitle(text, match, before, after))) return false;
  if (!isWhole && (partBefore.test(before) || partAfter.test(after))) return false;
  const isCiting = (): boolean =>
    citing.test(before) ||
    citing.test(after) ||
    heading.test(text.slice(Math.max(0, start - headingReach), start));
  const telling = tellingWords(text.slice(start, end));
  const isTelling = telling >= (isWhole ? minTelling : minTellingOfPart);
  const isLong = words >= minWords || (words >= minAnonymousWords && telling >= minAnonymousWords);
  if (isTelling && isLong && ((isWhole && isQuoted && words >= minWords) || isCiting())) return true;
  if (namesAuthor(text, match)) return true;
  // Whose authors are not known, cannot be asked for them.
  return isTelling && paper.authors.length === 0 && isCiting();
}

/** Whether the match is a part of a sentence or of an entry, and begins as a title does, with a capital letter. */
function isUnquotedTitle(text: string, { start, paper }: TitleMatch, before: string, after: string): boolean {
  return (
    beforeTitle.test(before) &&
    afterTitle.test(after) &&
    (/^[^\p{Ll}]/u.test(text.slice(start, start + 2)) || /^[^\p{Lu}]/u.test(paper.title))
  );
}

function tellingWords(title: string): number {
  const words = titleWords(fold(title.replace(/<[^<>]*>/g, ' ')));
  return new Set(words.filter(word => word.length > 1 && !isStopWord(word)).map(stem)).size;
}

/** Whether the family name of one of the paper's authors stands beside the title. */
export function namesAuthor(text: string, { start, end, paper: { authors } }: TitleMatch): boolean {
  const nearby = `${text.slice(Math.max(0, start - reachBefore), start)}\n${text.slice(end, end + reachAfter)}`;
  const words = new Set(fold(nearby).match(/[\p{L}\p{M}]{3,}/gu));
  return authors.some(author => {
    const family = author.includes(',') ? author.slice(0, author.indexOf(',')) : author;
    const last = fold(family)
      .match(/[\p{L}\p{M}]{3,}/gu)
      ?.at(-1);
    return last !== undefined && words.has(last);
  });
}
