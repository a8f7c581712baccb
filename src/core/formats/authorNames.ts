// Splits texts with several author names, and puts given names first: "Bee, Ann and Cee, Bo" becomes "Ann Bee", "Bo
// Cee". "others" and "et al." become the last name.
import { isOthers, isSuffix, splitOthers, toGivenFirst } from './personNames.ts';

const initials = /^(?:\p{Lu}\p{M}*\.?[\s-]*)+$/u;

/**
 * Splits a value that should hold one name. Returns several names only if each has its family name before a comma, or
 * if the second is "others".
 */
export function splitNames(value: string): string[] {
  const [names, others] = splitOthers(value);
  if (others !== undefined) return [...splitNames(names), others];
  const parts = partsOf(value, /\s+(?:and|&)\s+|\s*;\s*/i);
  if (areFamilyFirst(parts)) return parts.map(givenFirst);
  return parts.length === 2 && isOthers(parts[1] ?? '') ? parts : [value];
}

/** Splits a field that holds all names. Commas separate names only if nothing else does. */
export function splitNameField(text: string): string[] {
  const [names, others] = splitOthers(text);
  if (others !== undefined) return [...splitNameField(names), others];
  // In "Perlis, A. J.; Samelson, K." the family names stay first.
  if (text.includes(';')) return partsOf(text, /\s*;\s*/);
  const parts = partsOf(text, /,?\s+(?:and|&)\s+/i);
  return areFamilyFirst(parts) ? parts.map(givenFirst) : parts.flatMap(namesBetweenCommas);
}

/** Turns "Lovelace, Ada" into "Ada Lovelace", and "Smith, J., Jr." into "J. Smith Jr.". */
export function givenFirst(name: string): string {
  return toGivenFirst(name.split(','));
}

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .trim()
    .split(separator)
    .filter(part => part !== '');
}

function areFamilyFirst(parts: readonly string[]): boolean {
  const names = parts.filter(part => !isOthers(part));
  return names.length > 1 && names.every(name => /^[^,]+(?:,[^,]*){1,2}$/.test(name));
}

/** "Ann Bee, Bo Cee" are two names, "Bee, Ann" is one, "Bee, A., Cee, B." are two. */
function namesBetweenCommas(text: string): string[] {
  const pieces = partsOf(text, /\s*,\s*/);
  if (pieces.some(piece => isSuffix(piece))) return [givenFirst(text)];
  const names = pieces.filter(piece => !isOthers(piece));
  const pairs = names.flatMap((family, at) => (at % 2 === 0 ? [[family, names[at + 1] ?? ''] as const] : []));
  return pairs.every(pair => isName(...pair))
    ? [...pairs.map(pair => givenFirst(pair.join(','))), ...pieces.filter(isOthers)]
    : pieces;
}

function isName(family: string, given: string): boolean {
  if (given === '') return false;
  const isWord = (name: string): boolean => !/\s/.test(name);
  return isWord(given) || initials.test(given) || (isWord(family) && /\s\p{Lu}\.?$/u.test(given));
}
