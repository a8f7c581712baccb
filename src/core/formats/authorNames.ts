// Names that stand in one text, parted and made the way papers print them: "Bee, Ann and Cee, Bo" → "Ann Bee", "Bo Cee".
import { isSuffix, othersPattern, toGivenFirst } from './personNames.ts';

const initials = /^(?:\p{Lu}\p{M}*\.?[\s-]*)+$/u;

/** Of a value that is meant to be one name: several only where each of them has its family name before a comma. */
export function splitNames(value: string): string[] {
  const parts = partsOf(value, /\s+(?:and|&)\s+|\s*;\s*/i);
  return areFamilyFirst(parts) ? parts.map(givenFirst) : [value];
}

/** Of a field that holds all names. A comma parts them only where nothing else does. */
export function splitNameField(text: string): string[] {
  // "Perlis, A. J.; Samelson, K.": no name is turned around.
  if (text.includes(';')) return partsOf(text, /\s*;\s*/);
  const parts = partsOf(text, /,?\s+(?:and|&)\s+/i);
  return areFamilyFirst(parts) ? parts.map(givenFirst) : parts.flatMap(namesBetweenCommas);
}

/** "Lovelace, Ada" → "Ada Lovelace"; "Smith, J., Jr." → "J. Smith Jr.". */
export function givenFirst(name: string): string {
  return toGivenFirst(name.split(','));
}

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .trim()
    .split(separator)
    .filter(part => part !== '' && !othersPattern.test(part));
}

function areFamilyFirst(names: readonly string[]): boolean {
  return names.length > 1 && names.every(name => /^[^,]+(?:,[^,]*){1,2}$/.test(name));
}

/** "Ann Bee, Bo Cee" are two, "Bee, Ann" is one, "Bee, A., Cee, B." are two again. */
function namesBetweenCommas(text: string): string[] {
  const pieces = partsOf(text, /\s*,\s*/);
  if (pieces.some(piece => isSuffix(piece))) return [givenFirst(text)];
  const pairs = pieces.flatMap((family, at) =>
    at % 2 === 0 ? [[family, pieces[at + 1] ?? ''] as const] : [],
  );
  return pairs.every(pair => isName(...pair)) ? pairs.map(pair => givenFirst(pair.join(','))) : pieces;
}

function isName(family: string, given: string): boolean {
  if (given === '') return false;
  const isWord = (name: string): boolean => !/\s/.test(name);
  return isWord(given) || initials.test(given) || (isWord(family) && /\s\p{Lu}\.?$/u.test(given));
}
