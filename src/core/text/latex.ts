// Converts LaTeX in titles, names, abstracts and addresses to plain text. Never throws, whatever the text.
import { formulaPatternGlobal } from './dollarFormulas.ts';
import { LatexReader, type Style } from './latexReader.ts';

const readable: Style = {
  formula: source => new LatexReader(source, readable).read('math').trim(),
  address: address => address,
};
/** Formulas are not indexed, except those that are read as words: `$k$-means`, `$L2$`. */
const searchable: Style = {
  formula: source => (/^[A-Za-z0-9]+$/.test(source) ? source : ' '),
  address: () => ' ',
};

/** Returns the text for display, on one line, in Unicode: `Poincar\'e's $\ell_2$---a~view` → "Poincaré's ℓ₂—a view". */
export function latexToText(text: string): string {
  const plain = /[\\{}$~]|--|''|``/.test(text) ? new LatexReader(text, readable).read('text') : text;
  const whole = text.includes('\\$') ? plain.replace(formulaPatternGlobal, withoutDollars) : plain;
  return whole.replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** Some services escape the dollars of formulas: `\$k\$-means` is a formula, but `US\$5 and CA\$6` is not. */
function withoutDollars(whole: string, display?: string, inline?: string, other?: string): string {
  const source = display ?? inline ?? other ?? '';
  return /^\w$|[\\^_]/.test(source) ? readable.formula(source) : whole;
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
