// Splits a printed name into the parts that bibliographies need.
import { isFamilyFirstScript, isGroup, isSuffix, parseFamilyFirst } from '../formats/personNames.ts';

export interface PersonName {
  /** Empty for a group, and for a person with a single name. */
  readonly given: string;
  /** Words before the family name that are ignored in sorting: "van der". */
  readonly particle: string;
  /** For a group, its whole name. */
  readonly family: string;
  /** Words after the name: "Jr." */
  readonly suffix: string;
}

const lowerCase = /^[\p{Ll}'’]/u;
/** Capitalised particles are part of the family name: "Luc Van Gool". */
const capitalParticle = /^(?:Van|Von|De|Del|Della|Der|Den|Ter|Dos|Du|Le|La|El)$/;

/** Parses "Jan van der Berg", "van der Berg, Jan", "Smith, J., Jr." and "OpenAI Team". Keeps every word. */
export function parsePersonName(name: string): PersonName {
  const parts = name.split(',').map(part => part.trim());
  if (isGroup(name) || /[=&]/.test(name) || isFamilyFirstScript(name) || parts[0] === '')
    return { given: '', particle: '', family: name, suffix: '' };
  const known = parts.filter(part => part !== '');
  const inOrder = parseFamilyFirst(known);
  if (inOrder !== undefined) return toPersonName(inOrder.given, inOrder.family.split(' '), inOrder.suffixes);
  const words = known.join(' ').split(' ');
  const end = words.length > 1 && isSuffix(words.at(-1) ?? '', words.length === 2) ? words.splice(-1) : [];
  const from = familyStart(words);
  return toPersonName(words.slice(0, from), words.slice(from), end);
}

/** Returns the index at which the family name starts, including particles. Never 0 if there are several words. */
function familyStart(words: readonly string[]): number {
  let at = Math.max(0, words.length - 1);
  while (at > 1 && isParticle(words[at - 1] ?? '')) at--;
  return at;
}

function isParticle(word: string): boolean {
  return lowerCase.test(word) || capitalParticle.test(word);
}

function toPersonName(
  given: readonly string[],
  family: readonly string[],
  end: readonly string[],
): PersonName {
  const upper = family.findIndex(word => !lowerCase.test(word));
  const particles = Math.min(upper === -1 ? 0 : upper, family.length - 1);
  return {
    given: given.join(' '),
    particle: family.slice(0, particles).join(' '),
    family: family.slice(particles).join(' '),
    suffix: end.join(' '),
  };
}
