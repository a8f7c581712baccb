// A name as papers print it, taken apart the way bibliographies want it.
import { isSuffix, parseFamilyFirst } from '../formats/personNames.ts';

export interface PersonName {
  /** Empty for a group and for somebody with one name only. */
  readonly given: string;
  /** What stands before the family name and is not sorted by: "van der". */
  readonly particle: string;
  /** The whole name of a group. */
  readonly family: string;
  /** "Jr." */
  readonly suffix: string;
}

const group =
  /\b(?:team|group|collaboration|consortium|labs?|laboratory|university|institute|research|project|community|foundation|initiative|committee|inc|llc|and)\b|[=&]/i;
const lowerCase = /^[\p{Ll}'’]/u;
/** Written with a capital they belong to the family name: "Luc Van Gool". */
const capitalParticle = /^(?:Van|Von|De|Del|Della|Der|Den|Ter|Dos|Du|Le|La|El)$/;

/** Takes "Jan van der Berg", "van der Berg, Jan", "Smith, J., Jr." and "OpenAI Team"; no word is lost. */
export function parsePersonName(name: string): PersonName {
  const parts = name.split(',').map(part => part.trim());
  if (group.test(name) || parts[0] === '') return { given: '', particle: '', family: name, suffix: '' };
  const known = parts.filter(part => part !== '');
  const inOrder = parseFamilyFirst(known);
  if (inOrder !== undefined) return toPersonName(inOrder.given, inOrder.family.split(' '), inOrder.suffixes);
  const words = known.join(' ').split(' ');
  const end = words.length > 1 && isSuffix(words.at(-1) ?? '', words.length === 2) ? words.splice(-1) : [];
  const from = familyStart(words);
  return toPersonName(words.slice(0, from), words.slice(from), end);
}

/** Where the family name begins, its particles included; never at the first of several words. */
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
