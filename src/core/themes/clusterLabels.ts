// Names clusters of papers with the words and bigrams that are frequent in their titles and rare in other titles.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { tokenize } from '../text/tokenizer.ts';

const termsAName = 2;
/** Factor of the score of a bigram, which is more specific than either of its words. */
const pairWeight = 1.5;
/** Words that are common in titles and say nothing about the subject. */
const genericWords = new Set(
  'towards toward via using new novel approach approaches method methods paper study based beyond'.split(' '),
);

interface Term {
  readonly stems: readonly string[];
  /** Number of titles with the term, by cluster: of hundreds, few have a term. */
  readonly counts: Map<number, number>;
  total: number;
  /** Number of titles, by surface form. */
  readonly forms: Map<string, number>;
}

/**
 * Resolves with a name for each cluster, such as "Video generation · Diffusion"; the name is empty if no terms
 * distinguish the cluster's titles.
 */
export async function labelClusters(
  papers: readonly Paper[],
  groupOf: Uint16Array,
  groups: number,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<string[]> {
  const sizes = new Uint32Array(groups);
  const terms = new Map<string, Term>();
  /** The values of `terms`; kept apart, because copying them from the map in one step would exceed a slice. */
  const all: Term[] = [];
  let document = 0;
  await forEachInSlices(
    papers,
    clock,
    ({ title }) => {
      const group = groupOf[document++] ?? 0;
      sizes[group] = (sizes[group] ?? 0) + 1;
      for (const [key, { stems, form }] of titleTerms(title)) {
        let term = terms.get(key);
        if (term === undefined) {
          term = { stems, counts: new Map(), total: 0, forms: new Map() };
          terms.set(key, term);
          all.push(term);
        }
        term.counts.set(group, (term.counts.get(group) ?? 0) + 1);
        term.total += 1;
        term.forms.set(form, (term.forms.get(form) ?? 0) + 1);
      }
    },
    { signal },
  );
  const best = Array.from({ length: groups }, (): { term: Term; score: number }[] => []);
  await forEachInSlices(
    all,
    clock,
    term => {
      if (term.total < 2) return;
      for (const group of term.counts.keys()) {
        const score = distinctiveness(term, group, sizes, papers.length);
        if (score > 0) keepBest(best[group] ?? [], { term, score });
      }
    },
    { signal },
  );
  const taken = new Set<string>();
  return best.map(ranking =>
    nameOf(
      ranking.map(({ term }) => term),
      taken,
    ),
  );
}

/**
 * Returns p · ln(p / q), where p is the share of the cluster's titles with the term and q that of all titles
 * (Kullback and Leibler 1951). Bigrams score higher by `pairWeight`.
 */
function distinctiveness(
  { stems, counts, total }: Term,
  group: number,
  sizes: Uint32Array,
  papers: number,
): number {
  const inGroup = (counts.get(group) ?? 0) / Math.max(1, sizes[group] ?? 0);
  const score = inGroup === 0 ? 0 : inGroup * Math.log((inGroup * papers) / total);
  return score * (stems.length > 1 ? pairWeight : 1);
}

const maxRanked = 12;

function keepBest(ranking: { term: Term; score: number }[], candidate: { term: Term; score: number }): void {
  const at = ranking.findIndex(({ score }) => candidate.score > score);
  ranking.splice(at === -1 ? ranking.length : at, 0, candidate);
  if (ranking.length > maxRanked) ranking.pop();
}

/** Joins the best terms without common words: two, or more if the name is taken. Returns '' if no name is free. */
function nameOf(ranking: readonly Term[], taken: Set<string>): string {
  const chosen: Term[] = [];
  for (const term of ranking) {
    const usedStems = chosen.flatMap(({ stems }) => stems);
    if (term.stems.some(word => usedStems.includes(word))) continue;
    chosen.push(term);
    const name = chosen.map(each => sentenceCase(commonForm(each))).join(' · ');
    if (chosen.length < termsAName || taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  return '';
}

function commonForm({ forms }: Term): string {
  return [...forms].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a), ['', 0])[0];
}

function sentenceCase(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1);
}

/** Returns the distinct words and bigrams of a title, by their stems. */
function titleTerms(title: string): Map<string, { stems: readonly string[]; form: string }> {
  const found = new Map<string, { stems: readonly string[]; form: string }>();
  let before: { stem: string; form: string } | undefined;
  for (const token of tokenize(title)) {
    const lower = token.toLowerCase();
    if (isStopWord(lower) || genericWords.has(lower) || !/\p{L}{2}|\d\p{L}/u.test(lower)) {
      before = undefined;
      continue;
    }
    const word = { stem: stem(lower), form: unlessName(token) };
    found.set(word.stem, { stems: [word.stem], form: word.form });
    if (before !== undefined && before.stem !== word.stem)
      found.set(`${before.stem} ${word.stem}`, {
        stems: [before.stem, word.stem],
        form: `${before.form} ${word.form}`,
      });
    before = word;
  }
  return found;
}

/** Lower-cases a word of a title, because titles capitalise words; keeps names and abbreviations (LLM, 3D, LoRA). */
function unlessName(token: string): string {
  return token
    .split('-')
    .map(part => (/\p{Lu}/u.test(part.slice(1)) ? part : part.toLowerCase()))
    .join('-');
}
