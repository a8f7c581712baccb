// Parses names of persons, family name first or last, and puts given names first, as in "Ada Lovelace Jr.".
import { latexToText } from '../text/latex.ts';

const junior = /^(?:[js]n?r|esq|ph\.?\s?d)\.?$/i;
/** Upper case only, because "Ii" is a family name. */
const ordinal = /^(?:I{2,3}|IV|VI{1,3}|[2-9](?:nd|rd|th))$/;

/**
 * Whether the word is a suffix such as "Jr." or "IV". With `mayBeInitials`, numerals do not count: "Petrov, IV" has
 * two initials.
 */
export function isSuffix(word: string, mayBeInitials = false): boolean {
  return junior.test(word) || (!mayBeInitials && ordinal.test(word));
}

const group =
  /\b(?:team|group|collaboration|consortium|labs?|laboratory|university|institute|research|project|community|foundation|initiative|committee|association|society|organi[sz]ation|corporation|corp|ltd|gmbh|inc|llc|commission|council|ministry|department|agency|alliance|federation|authority|academy|administration|cent(?:er|re)s?|developers|contributors|and)\b/i;

/** Whether the name is one of a group, whose words have no order of their own: "OpenAI, Inc.", "University of X, Y". */
export function isGroup(name: string): boolean {
  return group.test(name);
}

/** Whether the name is written in a script in which the family name comes first, and usually no space after it. */
export function isFamilyFirstScript(name: string): boolean {
  return /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\s]+$/u.test(name);
}

interface NameParts {
  readonly given: readonly string[];
  readonly family: string;
  readonly suffixes: readonly string[];
}

/**
 * Parses the comma-separated parts of a name with the family name first: "Smith, Jr., John", "Smith, John, Jr.",
 * "Smith Jr., John". Returns undefined when only a suffix follows the comma: "John Smith, Jr.".
 */
export function parseFamilyFirst([first = '', ...rest]: readonly string[]): NameParts | undefined {
  const isOneSuffix = (part: string): boolean => isSuffix(part, rest.length === 1);
  if (rest.every(isOneSuffix)) return undefined;
  const suffixes = rest.filter(isOneSuffix);
  // In BibTeX, the second of three parts is the suffix, whatever it contains.
  const middle = suffixes.length === 0 && rest.length === 2 ? rest.slice(0, 1) : [];
  const given = rest.slice(middle.length).filter(part => !isOneSuffix(part));
  const [, family = first, end] = /^(.+)\s(\S+)$/.exec(first) ?? [];
  if (end === undefined || !isSuffix(end))
    return { given, family: first, suffixes: [...middle, ...suffixes] };
  return { given, family, suffixes: [end, ...middle, ...suffixes] };
}

/** Whether the name stands for further authors: "others" in "Bee, Ann and others". */
export function isOthers(name: string): boolean {
  return /^(?:others|et\.? al\.?)$/i.test(name);
}

/** Splits "Ann Bee, Bo Cee et al." before its "et al."; the second text is undefined if there is none. */
export function splitOthers(text: string): readonly [names: string, others?: string] {
  const [names = '', others] = text.trim().split(/(?<=\S),?\s+(?=et\s+al\.?$)/i);
  return others === undefined ? [names] : [names, others];
}

/** Joins the comma-separated parts of a name, given names first: "Ada Lovelace", but "王伟" and "OpenAI, Inc.". */
export function toGivenFirst(parts: readonly string[]): string {
  const known = parts.map(part => part.trim()).filter(part => part !== '');
  if (known.length > 1 && isGroup(known.join(', '))) return known.join(', ');
  const isWord = known.length === 2 && isFamilyFirstScript(known.join(''));
  if (isWord) return known.join('');
  const name = parseFamilyFirst(known);
  return (name === undefined ? known : [...name.given, name.family, ...name.suffixes]).join(' ');
}

/** Splits at separators outside braces. */
function cut(text: string, separator: RegExp): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(/\\[^]|[{}]|[^\\{}]+/g)) {
    if (piece === '{') depth++;
    else if (piece === '}') depth = Math.max(0, depth - 1);
    const isWhole = depth > 0 || piece.startsWith('\\');
    const [same = '', ...more] = isWhole ? [piece] : piece.split(separator);
    parts.push((parts.pop() ?? '') + same, ...more);
  }
  return parts;
}

/** BibLaTeX's extended format: `family=Berg, given=Jan, prefix=van der`. */
const labelled = /^\s*(given|prefix|family|suffix)\s*=([^]*)$/i;

/** Returns the names in a BibTeX list, including "others", without anything that is not a name. */
export function parseBibtexNames(list: string): string[] {
  const spaced = list.replace(/\\\s|(?<!\\)~/g, ' ');
  const [known, others] = splitOthers(spaced);
  if (others !== undefined) return [...parseBibtexNames(known), others];
  const names = cut(` ${spaced} `, /\s+and(?=\s)/i);
  return (names.length === 1 ? cut(spaced, /(?<!&#?\w+);\s*/) : names)
    .flatMap(bibtexNames)
    .filter(name => /[\p{L}\p{N}]/u.test(name));
}

/**
 * Whether commas stand where "and" should: "D. E. Knuth, L. Lamport", "Ann Bee, Bo Cee, Di Dee". No family name begins with
 * an initial, and of three parts of a name the second is a suffix, in one word.
 */
function areWholeNames(parts: readonly string[]): boolean {
  const isWhole = (part: string): boolean =>
    /\S\s+\S/.test(part) && !/^(?:\p{Lu}\p{M}*\.?[\s-]*)+$/u.test(part);
  return parts.every(isWhole) && (parts.length > 2 || /^\p{Lu}\./u.test(parts[0] ?? ''));
}

function bibtexNames(name: string): readonly string[] {
  const parts = cut(name, /,/);
  const labels = parts.flatMap(part => {
    const [, label = '', value = ''] = labelled.exec(part) ?? [];
    return label === '' ? [] : [[label.toLowerCase(), latexToText(value)] as const];
  });
  const [whole = '', ...rest] = parts.map(latexToText);
  // Commas in braces do not separate parts, unless there are others: then such a comma precedes "Jr.".
  if (labels.length === 0)
    return rest.length > 0 && areWholeNames([whole, ...rest])
      ? [whole, ...rest]
      : [rest.length === 0 ? whole : toGivenFirst([whole, ...rest].join(',').split(','))];
  const known = new Map(labels);
  return [['given', 'prefix', 'family', 'suffix'].flatMap(label => known.get(label) ?? []).join(' ')];
}
