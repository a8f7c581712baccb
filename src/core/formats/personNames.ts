// Names of persons as files write them, family name first or last, made the way papers print them: "Ada Lovelace Jr.".
import { latexToText } from '../text/latex.ts';

const junior = /^(?:[js]n?r|esq|ph\.?\s?d)\.?$/i;
/** In capitals only: Ii is a family name. */
const ordinal = /^(?:I{2,3}|IV|VI{1,3}|[2-9](?:nd|rd|th))$/;

/** What stands behind a name and is no part of it. With `mayBeInitials`, "IV" is not: "Petrov, IV" has two given names. */
export function isSuffix(word: string, mayBeInitials = false): boolean {
  return junior.test(word) || (!mayBeInitials && ordinal.test(word));
}

interface NameParts {
  readonly given: readonly string[];
  readonly family: string;
  readonly suffixes: readonly string[];
}

/**
 * A name whose family name stands before a comma: "Smith, Jr., John", "Smith, John, Jr.", "Smith Jr., John". Undefined
 * when nothing but a suffix stands behind the comma: "John Smith, Jr.".
 */
export function parseFamilyFirst([first = '', ...rest]: readonly string[]): NameParts | undefined {
  const isOneSuffix = (part: string): boolean => isSuffix(part, rest.length === 1);
  if (rest.every(isOneSuffix)) return undefined;
  const suffixes = rest.filter(isOneSuffix);
  // BibTeX has what stands behind the family name second of three, whatever it is.
  const middle = suffixes.length === 0 && rest.length === 2 ? rest.slice(0, 1) : [];
  const given = rest.slice(middle.length).filter(part => !isOneSuffix(part));
  const [, family = first, end] = /^(.+)\s(\S+)$/.exec(first) ?? [];
  if (end === undefined || !isSuffix(end))
    return { given, family: first, suffixes: [...middle, ...suffixes] };
  return { given, family, suffixes: [end, ...middle, ...suffixes] };
}

/** "and others", which ends a list. */
export const othersPattern = /^(?:others|et\.? al\.?)$/i;

/** As papers print it, from the parts between its commas. */
export function toGivenFirst(parts: readonly string[]): string {
  const known = parts.map(part => part.trim()).filter(part => part !== '');
  const name = parseFamilyFirst(known);
  return (name === undefined ? known : [...name.given, name.family, ...name.suffixes]).join(' ');
}

/** Cut where the separator stands outside of every brace. */
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

/** BibLaTeX: `family=Berg, given=Jan, prefix=van der`. */
const labelled = /^\s*(given|prefix|family|suffix)\s*=([^]*)$/i;

/** The names of a BibTeX list; what is no name is left out, and so is "and others". */
export function parseBibtexNames(list: string): string[] {
  const names = cut(` ${list.replace(/\\\s/g, ' ')} `, /\s+and(?=\s)/i);
  return (names.length === 1 ? cut(list, /;\s+/) : names)
    .map(bibtexName)
    .filter(name => /[\p{L}\p{N}]/u.test(name) && !othersPattern.test(name));
}

function bibtexName(name: string): string {
  const parts = cut(name, /,/);
  const labels = parts.flatMap(part => {
    const [, label = '', value = ''] = labelled.exec(part) ?? [];
    return label === '' ? [] : [[label.toLowerCase(), latexToText(value)] as const];
  });
  const [whole = '', ...rest] = parts.map(latexToText);
  // A comma in braces parts no name; where others do it stands before "Jr.".
  if (labels.length === 0)
    return rest.length === 0 ? whole : toGivenFirst([whole, ...rest].join(',').split(','));
  const known = new Map(labels);
  return ['given', 'prefix', 'family', 'suffix'].flatMap(label => known.get(label) ?? []).join(' ');
}
