// What KaTeX is asked to do with formulas from outside: as little as a formula needs.
import type { KatexOptions } from 'katex';

/** Maximum length of a formula in characters, with which KaTeX takes some milliseconds. */
const maxFormulaLength = 5000;

/** A name that is no command: KaTeX refuses a formula that comes to it. */
const refused = String.raw`\refusedCommand`;
/**
 * What does more than print a formula is refused here, as KaTeX without trust would print its name in red. Of the
 * others, KaTeX would set a style, which the page's content policy forbids.
 */
const refusedCommands = [
  'href',
  'url',
  'includegraphics',
  'htmlClass',
  'htmlId',
  'htmlStyle',
  'htmlData',
  'fcolorbox',
];
/** Commands of packages that KaTeX lacks, and `\pmb`, for which it would set a style. */
const macros: Readonly<Record<string, string>> = {
  pmb: String.raw`\bm{#1}`,
  mathds: String.raw`\mathbb{#1}`,
  mathbbm: String.raw`\mathbb{#1}`,
  textsc: String.raw`\text{#1}`,
  mbox: String.raw`\text{#1}`,
  ensuremath: '#1',
  xspace: '',
  nicefrac: String.raw`{#1}/{#2}`,
  sfrac: String.raw`{#1}/{#2}`,
};

export function katexOptions(isDisplay: boolean): KatexOptions {
  return {
    displayMode: isDisplay,
    output: 'mathml',
    throwOnError: true,
    trust: false,
    strict: 'ignore',
    maxExpand: 100,
    maxSize: 4,
    // A formula may define macros: they go into this object, and so into no other formula.
    macros: Object.fromEntries([
      ...refusedCommands.map(name => [`\\${name}`, refused] as const),
      ...Object.entries(macros).map(([name, meaning]) => [`\\${name}`, meaning] as const),
    ]),
  };
}

/** Replaces what KaTeX lacks or, on one line, reads otherwise: a percent sign begins no comment. Throws for a formula that is too long. */
export function katexSource(tex: string): string {
  if (tex.length > maxFormulaLength) throw new Error('The formula is too long.');
  return tex
    .replace(/\\unicode\{x([\dA-Fa-f]{2,4})\}/g, (_, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    )
    .replace(/\\[^]|%/g, sign => (sign === '%' ? '\\%' : sign));
}
