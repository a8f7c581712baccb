// Converts LaTeX in titles, names, abstracts and addresses to plain text. Never throws, whatever the text.
import { formulaPatternGlobal } from './dollarFormulas.ts';
import { LatexReader, type Style } from './latexReader.ts';

export const readable: Style = {
  formula: source => new LatexReader(source, readable).read('math').trim(),
  address: address => address,
  marked: (_, text) => text,
};
/** Formulas are not indexed, except those that are read as words: `$k$-means`, `$L2$`. */
const searchable: Style = {
  ...readable,
  formula: source => (/^[A-Za-z0-9]+$/.test(source) ? source : ' '),
  address: () => ' ',
};
const mayHaveLatex = /[\\{}$~]|--|''|``/;

/** Returns the text of TeX for display, on one line, in Unicode: `Poincar\'e's $\ell_2$---a~view` → "Poincaré's ℓ₂—a view". */
export function latexToText(text: string): string {
  return onOneLine(mayHaveLatex.test(text) ? new LatexReader(text, readable).read('text') : text, text);
}

/** Whether the text has nothing that TeX reads otherwise, so that it is shown as it is. */
export function isPlainProse(text: string): boolean {
  return !mayHaveLatex.test(text);
}

/**
 * Returns the text of a title or an abstract for display, on one line, in Unicode. TeX in it is read, signs of plain
 * text stay: `gains of ~4% on $k$-means \emph{with} {0, 1}` → "gains of ~4% on k-means with {0, 1}".
 */
export function proseToText(text: string): string {
  // Asked for each paper of an index: most are plain.
  return isPlainProse(text) ? text : onOneLine(new LatexReader(text, readable).read('prose'), text);
}

/** `latex` is the source of the text. */
function onOneLine(text: string, latex: string): string {
  return (hasEscapedDollars(latex) ? withoutDollars(text) : text)
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

export const hasEscapedDollars = (latex: string): boolean => latex.includes('\\$');

/** Some services escape the dollars of formulas: `\$k\$-means` is a formula, but `US\$5 and CA\$6` is not. */
export function withoutDollars(plain: string): string {
  return plain.replace(formulaPatternGlobal, (whole: string, ...groups: unknown[]) => {
    const source = groups.slice(0, 4).find(group => typeof group === 'string') ?? '';
    return typeof source === 'string' && /^\w$|[\\^_\p{sc=Greek}]/u.test(source)
      ? readable.formula(source, false)
      : whole;
  });
}

/** Removes the TeX escapes from a DOI, an id or a link: `10.1000/a{\_}b\%3C` → "10.1000/a_b%3C". */
export function latexToAddress(text: string): string {
  if (!/[\\{}$]/.test(text)) return text.trim();
  return new LatexReader(text, readable).read('address').replace(/∼/g, '~').replace(/\\/g, '').trim();
}

/** Returns the text to index, without formulas and addresses. Keeps arguments (`\textbf{word}`), accents (`\'e`). */
export function stripLatex(text: string): string {
  return text.includes('$') || text.includes('\\') ? new LatexReader(text, searchable).read('text') : text;
}
