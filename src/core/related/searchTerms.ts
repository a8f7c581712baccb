// Chooses the words and phrases that tell most about code, for an online search. Used by the related-papers engine.
import { TopK } from '../base/topK.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken } from '../text/tokenizer.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import type { CodeTerm } from './code.ts';
import { rarityBits, rarityInCode, type WordStatistics } from './termWeights.ts';

type StatisticsOf = (stem: string) => WordStatistics;

interface Candidate {
  readonly text: string;
  readonly weight: number;
  /** The stem of the term, and those of its words. */
  readonly stems: readonly string[];
  readonly isName: boolean;
  /** Whether it is two words of prose, not of an identifier. */
  readonly isPhrase: boolean;
}

/** Shorter words are abbreviations that mean something else elsewhere. */
const minLength = 3;
/** Minimum number of lines with an all-capital name or a phrase, because one is often a coincidence. */
const minLines = 2;
/** A known word that more code files have makes a name one of a type: `DataLoader`. */
const maxPartInCode = 0.06;
/** The words of a phrase may be in this share of code files. */
const maxPhraseInCode = 0.03;
/** Two words that stand side by side are not yet a phrase of papers. */
const phraseFactor = 0.7;
/** Exponent of the penalty for words that code has more often than papers do: `proj`, `img`. */
const codeWordPenalty = 0.35;
/** Number of papers that rarities refer to. */
const papers = 8000;

/**
 * Returns terms of at most `maxWords` words together, in lower case, the heaviest first: words that papers use, phrases
 * of two of them, and names that the prose of the code spells with capitals (`ConvNeXt`). Identifiers that only this
 * code has are left out.
 */
export function searchTerms(
  terms: readonly CodeTerm[],
  of: StatisticsOf,
  maxWords: number,
): readonly WeightedTerm[] {
  const candidates = terms
    .flatMap(term => (term.stem.includes(' ') ? phraseOf(term, of) : wordOf(term, of)) ?? [])
    .sort((a, b) => b.weight - a.weight);
  const chosen: Candidate[] = [];
  let left = maxWords;
  for (const candidate of candidates) {
    if (left === 0) break;
    const same = chosen.filter(({ stems }) => candidate.stems.some(each => stems.includes(each)));
    const [first] = same;
    const words = candidate.text.split(' ').length;
    if (first !== undefined) {
      // A phrase of papers says more than its words alone: it takes their place.
      if (!candidate.isPhrase || same.some(({ isName, text }) => isName || text.includes(' '))) continue;
      chosen[chosen.indexOf(first)] = { ...candidate, weight: first.weight };
      for (const other of same.slice(1)) chosen.splice(chosen.indexOf(other), 1);
      left += same.length - words;
    } else if (words <= left && !chosen.some(other => overlaps(candidate, other))) {
      chosen.push(candidate);
      left -= words;
    }
  }
  const heaviest = chosen[0]?.weight ?? 1;
  return chosen.map(({ text, weight }) => ({ text, weight: weight / heaviest }));
}

/**
 * Returns the heaviest terms of code, with the pairs of words among them as phrases. Names that only this code has are not
 * left out: this is for a server of the user's own.
 */
export function heaviestTerms(
  terms: readonly CodeTerm[],
  weightOf: (term: CodeTerm) => number,
  limit: number,
): readonly WeightedTerm[] {
  const best = new TopK<CodeTerm>(limit);
  for (const term of terms) {
    // No paper has an identifier of many words; its words and pairs of words are terms of their own.
    if (!term.stem.includes(' ') && partsOf(term.label).length > 2) continue;
    const weight = weightOf(term);
    if (weight > 0) best.add(term, weight);
  }
  const weighted = new Map<string, number>();
  for (const term of best.items) {
    const text = term.stem.includes(' ') ? wordsOfPair(term).join(' ') : term.label;
    if (text !== '' && !weighted.has(text)) weighted.set(text, weightOf(term));
  }
  const heaviest = Math.max(...weighted.values());
  return [...weighted].map(([text, weight]) => ({ text, weight: weight / heaviest }));
}

/** Whether one of two names is part of the other. */
function overlaps(a: Candidate, b: Candidate): boolean {
  return (a.isName || b.isName) && (a.text.includes(b.text) || b.text.includes(a.text));
}

function wordOf(term: CodeTerm, of: StatisticsOf): Candidate | undefined {
  const label = term.label.replace(/^_+|_+$/g, '');
  const { inPapers, inCode, isPaperWord } = of(term.stem);
  if (inCode === 1 || label.split(/_+/).some(part => part.length < minLength)) return undefined;
  const parts = partsOf(label);
  const isKnown = isPaperWord || (inPapers !== undefined && parts.length === 1);
  if (!isKnown && !isName(term, label, parts, of)) return undefined;
  const share = isKnown ? (inPapers ?? 0) : 0;
  const weight = weigh(term.weight, rarityInCode(inCode), rarityOf(share), isKnown ? share / inCode : 1);
  const stems = [term.stem, ...(parts.length > 1 ? parts.map(stem) : [])];
  return weight > 0 ? { text: textOf(label), weight, stems, isName: !isKnown, isPhrase: false } : undefined;
}

/** Whether the prose spells a word as the name of a method, which a paper may introduce. */
function isName(term: CodeTerm, label: string, parts: readonly string[], of: StatisticsOf): boolean {
  const isMixed = /^[A-Za-z]{2}/.test(label) && /.[A-Z]/.test(label) && /[a-z]/.test(label);
  const isCapital = /^[A-Z]{3,6}(?:v?\d)?$/.test(label) && term.lines.length >= minLines;
  if (term.inProse !== true || !(isMixed || isCapital) || /[_-]/.test(label)) return false;
  if (of(term.stem).isCodeWord) return false;
  const statistics = parts.map(part => of(stem(part)));
  const [first, ...others] = statistics;
  if (first === undefined || others.length === 0) return true;
  // `HorNet`: a new word before one that many names end with.
  if (others.length === 1 && !first.isPaperWord && !first.isCodeWord) return true;
  const isType = statistics.some(({ inCode }) => inCode > maxPartInCode);
  const isTwoWords = statistics.every(({ isPaperWord }, at) => isPaperWord && (parts[at] ?? '').length > 4);
  return !isType && !isTwoWords;
}

function phraseOf(term: CodeTerm, of: StatisticsOf): Candidate | undefined {
  const words = wordsOfPair(term);
  const stems = term.stem.split(' ');
  if (words.length !== 2 || words.some(word => word.length < minLength || isStopWord(word.toLowerCase())))
    return undefined;
  const isTitle = term.label.includes(' ') && words.every(word => /^[A-Z]/.test(word));
  const isKnown = of(term.stem).inPapers !== undefined;
  const isCertain = isKnown || term.isName === true;
  if (!isTitle && !isCertain && term.lines.length < minLines) return undefined;
  const statistics = stems.map(of);
  const most = isCertain ? 1 : maxPhraseInCode;
  if (statistics.some(({ inCode, inPapers }) => inPapers === undefined || inCode === 1 || inCode > most))
    return undefined;
  const shares = statistics.map(({ inPapers = 0 }) => inPapers);
  const [first = 0, second = 0] = shares.map(rarityOf);
  const inCode = statistics.reduce((share, { inCode }) => share * inCode, 1);
  const ratio = Math.min(...statistics.map(({ inCode }, at) => (shares[at] ?? 0) / inCode));
  const weight = weigh(term.weight * phraseFactor, rarityInCode(inCode), (first + second) / 2, ratio);
  return weight > 0
    ? {
        text: textOf(words.join(' ')),
        weight,
        stems,
        isName: false,
        isPhrase: isTitle || isKnown || term.label.includes(' '),
      }
    : undefined;
}

/** Returns the two words as written: of prose, or of an identifier of which they are neighbouring parts. */
function wordsOfPair({ label, stem: pair }: CodeTerm): readonly string[] {
  const words = label.split(/\s+/).map(word => word.replace(/^_+|_+$/g, ''));
  if (words.length > 1) return words;
  const parts = partsOf(label);
  const at = parts.findIndex((part, at) => `${stem(part)} ${stem(parts[at + 1] ?? '')}` === pair);
  return at === -1 ? [] : parts.slice(at, at + 2);
}

/** The formula of the ranking (README.md), times the penalty for words that belong to code. */
function weigh(inCode: number, codeRarity: number, paperRarity: number, ratio: number): number {
  const penalty = Math.min(1, ratio) ** codeWordPenalty;
  return (inCode * codeRarity ** 1.5 * paperRarity) ** 0.7 * penalty;
}

function rarityOf(share: number): number {
  return rarityBits(share * papers, papers);
}

function partsOf(label: string): string[] {
  return splitToken(label).flatMap(({ text, from, to }) => (to - from === 1 ? text : []));
}

function textOf(label: string): string {
  return label.replace(/_+/g, ' ').toLowerCase();
}
