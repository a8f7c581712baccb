// LaTeX as plain text, for titles, names, abstracts and addresses. Whatever the text, none of this throws.
import { formulaPatternGlobal } from './dollarFormulas.ts';
import { LatexReader, type Style } from './latexReader.ts';

const readable: Style = {
  formula: source => new LatexReader(source, readable).read('math').trim(),
  address: address => address,
};
/** Formulas are no words, but for those that readers also say: `$k$-means`, `$L2$`. */
const searchable: Style = {
  formula: source => (/^[A-Za-z0-9]+$/.test(source) ? source : ' '),
  address: () => ' ',
};

/** What a person reads, on one line, in Unicode: `Poincar\'e's $\ell_2$---a~view` → "Poincaré's ℓ₂—a view". */
export function latexToText(text: string): string {
  const plain = /[\\{}$~]|--|''|``/.test(text) ? new LatexReader(text, readable).read('text') : text;
  const whole = text.includes('\\$') ? plain.replace(formulaPatternGlobal, withoutDollars) : plain;
  return whole.replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** Some services protect dollars too: `\$k\$-means` is a formula all the same, `US\$5 and CA\$6` is none. */
function withoutDollars(whole: string, display?: string, inline?: string, other?: string): string {
  const source = display ?? inline ?? other ?? '';
  return /^\w$|[\\^_]/.test(source) ? readable.formula(source) : whole;
}

/** A DOI, an id or a link without the TeX that protects its signs: `10.1000/a{\_}b\%3C` → "10.1000/a_b%3C". */
export function latexToAddress(text: string): string {
  if (!/[\\{}$]/.test(text)) return text.trim();
  return new LatexReader(text, readable).read('address').replace(/∼/g, '~').replace(/\\/g, '').trim();
}

/** For search: words without formulas and addresses. An argument (`\textbf{word}`) and an accented letter (`\'e`) stay. */
export function stripLatex(text: string): string {
  return text.includes('$') || text.includes('\\') ? new LatexReader(text, searchable).read('text') : text;
}
