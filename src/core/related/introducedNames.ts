// Finds the names that a paper introduces for its method or model: `LLaVA` in "we introduce LLaVA", `ArcFace` in
// "ArcFace: Additive Angular …". Used by the postings of the related-papers engine.
import type { Paper } from '../papers/paper.ts';
import { wordStems } from './wordStems.ts';

/** Matches a short text before the colon of a title. */
const beforeColon = /^([^:]{2,30}):\s/;
const maxWords = 2;
/** A name has a capital after its first letter, or a digit; anything else is an ordinary word. */
const nameShape = /[A-Z0-9]/;
const introduced =
  /\b(?:introduc\w*|propos\w*|present\w*|call\w*|named?|dubbed|termed?|coined?|develop\w*)\s+(?:(?:the|a|an|as|our|it|this|method|model|approach|framework|architecture|new|novel)\s+){0,3}([A-Z][\w-]+)/g;
const inBrackets = /\(([A-Z][\w-]{1,20})\)/g;

/** Returns the stem of each introduced name as a whole. */
export function introducedNames({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): Set<string> {
  const names = new Set<string>();
  const add = (name: string): void => {
    const whole = name.replace(/[\s-]+/g, '');
    const { stems } = wordStems(whole);
    const last = stems.at(-1);
    if (last !== undefined) names.add(last.stem);
  };
  const [, prefix = ''] = beforeColon.exec(title) ?? [];
  if (prefix !== '' && prefix.split(/\s+/).length <= maxWords) add(prefix);
  for (const text of [title, abstract])
    for (const pattern of [introduced, inBrackets])
      for (const [, name = ''] of text.matchAll(pattern)) if (nameShape.test(name.slice(1))) add(name);
  return names;
}
