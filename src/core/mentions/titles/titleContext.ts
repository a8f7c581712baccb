// Tells a title that is cited from the same words used otherwise: by quotation marks, and by what stands around it.
import { fold } from '../../text/tokenizer.ts';
import type { TitleMatch } from './titleIndex.ts';

/** Characters searched for citing words before and after a title, and for the heading of a list of references. */
const reachBefore = 300;
const reachAfter = 200;
const headingReach = 4000;
/** Fewest words of a title that counts without quotation marks. */
const minWords = 4;
/** Fewest words of a quoted title that counts without an author's name beside it. */
const minQuotedWords = 3;

/** What opens a line of a comment: `*`, `#`, `//`, `%`, `--`, `;`, `>`. */
const marks = String.raw`[ \t*#>%;!|/.-]*`;
const opening = new RegExp(
  String.raw`(?:["“”„«‘\[{>*_${'`'}]|(?<![\p{L}\p{N}])')[*_]*(?:\s*\n${marks})?$`,
  'u',
);
const closing = new RegExp(String.raw`^[.,;!?]*(?:\s*\n${marks})?[*_]*["”“»’'\]}<*_${'`'}]`, 'u');
const startsPart = new RegExp(
  String.raw`(?:^|[.,:;!?)\]}>"“”'‘’${'`'}*_|–—(]\s*|\s[-–—]\s+|\n${marks}(?:\[?\w{1,3}[\].)]\s+)?|\b(?:papers?|articles?|see|titled|entitled|called|in|from|title)\s+)(?:\n${marks})?$`,
  'iu',
);
const endsPart = new RegExp(
  String.raw`^(?:\s*$|\s*[.,;!?)\]}<"”’*_${'`'}|(]|\s+[-–—]\s|\s*\n${marks}(?:[\p{Lu}\p{N}\[("'“<@\\${'`'}.:]|\n|$)|\s+(?:by|in|from|at|arxiv|proc)\b)`,
  'iu',
);
const lineEndsPart = new RegExp(String.raw`^\s*\n${marks}\p{Ll}`, 'u');

const citing = new RegExp(
  [
    String.raw`\bet\.? al\b|(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)|\bpp\.|\bvol\.`,
    String.raw`\b(?:references?|bibliography|literature|papers?|articles?|preprints?|thesis|dissertation|arxiv|doi|isbn)\b`,
    String.raw`\b(?:proc|proceedings|conf|conference|journal|trans|transactions|symposium|workshop|lecture notes|press)\b`,
    String.raw`\b(?:acm|ieee|springer|elsevier|icml|iclr|neurips|nips|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|s?i?gkdd|kdd|sigmod|sigir|vldb|icde|icdm|wsdm|recsys|cikm|tkde|tois|jmlr|tmlr|interspeech|icassp|miccai)\b`,
    String.raw`\b(?:based on|(?:proposed|introduced|described|presented|published|defined|given) (?:in|by)|according to|cit(?:e|ed|es|ation)|see also|implementation of|implements)\b`,
  ].join('|'),
  'i',
);
const heading = /\b(?:references?|bibliography|literature|citations?|papers?)\b/i;

/** Whether the words that match a title are a citation of it. */
export function isCited(text: string, match: TitleMatch): boolean {
  const { start, end, words, paper } = match;
  const before = text.slice(Math.max(0, start - reachBefore), start);
  const after = text.slice(end, end + reachAfter);
  const isQuoted = opening.test(before) && closing.test(after);
  const nearby = `${before}\n${after}`;
  if (words < minWords && !isQuoted) return false;
  if (words < minQuotedWords || !match.isWhole) {
    if (namesAuthor(nearby, paper.authors)) return isQuoted || isPart(before, after);
    if (words < minQuotedWords) return false;
  }
  if (isQuoted && words >= minWords) return true;
  if (!isQuoted && !(isPart(before, after) && beginsAsTitle(text, match))) return false;
  return (
    citing.test(nearby) ||
    heading.test(text.slice(Math.max(0, start - headingReach), start)) ||
    namesAuthor(nearby, paper.authors)
  );
}

function isPart(before: string, after: string): boolean {
  return startsPart.test(before) && endsPart.test(after) && !lineEndsPart.test(after);
}

/** In running text the same words begin with a small letter, unless the title does. */
function beginsAsTitle(text: string, { start, paper }: TitleMatch): boolean {
  return /^[^\p{Ll}]/u.test(text.slice(start, start + 2)) || /^[^\p{Lu}]/u.test(paper.title);
}

function namesAuthor(text: string, authors: readonly string[]): boolean {
  const folded = fold(text);
  return authors.some(author => {
    const family = fold(author).trim().split(/\s+/).at(-1) ?? '';
    return family.length > 2 && new RegExp(String.raw`(?<![\p{L}])${family.replace(/\W/g, '.')}(?![\p{L}])`, 'u').test(folded);
  });
}
