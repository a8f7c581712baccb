// LaTeX taken out of a title or abstract, so that what is left is words.

/** Pandoc's rule for `$…$`: no space inside either dollar and no digit after, so that "$5 million and $10" stays. */
const dollars = /\$\$([^$]*)\$\$|\$(?!\s)([^$]*?[^\s$\\])\$(?!\d)/g;
const displayed = /\\\(.*?\\\)|\\\[.*?\\\]/gs;
const accents = /\{?\\[`'^"~=.uvHcdbkr]\s?\{?\\?([A-Za-z])\}?\}?/g;
/** Commands whose argument is a key or an address, not words. */
const references = /\\(?:cite[a-z]*|ref|eqref|label|url|href|footnotemark)\*?(?:\[[^\]]*\])?\{[^}]*\}/g;
const commands = /\\[A-Za-z]+\*?/g;
/** What formulas name that readers also say: `$k$-means`, `$L2$`. */
const sayable = /^[A-Za-z0-9]+$/;

/** The text without math, commands and braces; an argument (`\textbf{word}`) and an accented letter (`\'e`) stay. */
export function stripLatex(text: string): string {
  if (!text.includes('$') && !text.includes('\\')) return text;
  return text
    .replace(displayed, ' ')
    .replace(dollars, (_, display: string | undefined, inline: string | undefined) => {
      const formula = inline ?? display ?? '';
      return sayable.test(formula) ? formula : ' ';
    })
    .replace(references, ' ')
    .replace(accents, '$1')
    .replace(commands, ' ')
    .replace(/[{}\\]/g, '');
}
