// Finds the formulas between dollar signs and tells them from prices. Used to read LaTeX.

/**
 * Matches a formula by Pandoc's rule (no space inside either dollar, no digit after the second, so "$5 and $6" is no
 * formula), with TeX or a single sign between the dollars, or one symbol between spaces. A template such as
 * `${name} $x` is none. One group is the source; the first is that of a formula on its own line.
 */
export const formulaPattern =
  /\$\$([^$]+)\$\$|\$(?!\s)((?:[^$\\]|\\[^])+?)(?<!\s)\$(?!\d)|\$(?!\{\w)(?=[^$]*(?:\\[A-Za-z]|[\^_])|[<>=+~*-]\$)((?:[^$\\]|\\[^])+)\$|\$ ?(?!\d|\{\w|[A-Za-z]{2,} ?\$)([^\s$\\]{1,40}) ?\$(?!\d)/y;
export const formulaPatternGlobal = new RegExp(formulaPattern.source, 'g');

/** Arguments of commands in a formula: their words say nothing about what is around them. */
const commandArgument = /\\[A-Za-z]+\s*\{[^{}]*\}/g;

/**
 * Whether what stands between two dollars begins with a price or a path: "$15 per paper and 5.4$\times$", "$5: \(x\) $",
 * "$HOME/bin:$PATH". A number followed by words is no formula; a number with its unit is.
 */
export function isNoFormula(source: string, next: string): boolean {
  if (/\\[([]/.test(source)) return true;
  if (!/^\d/.test(source)) return /[:;,/]$/.test(source) && /[A-Za-z]/.test(next);
  return (
    /\s$/.test(source) || /(?<![\\A-Za-z])[A-Za-z]{2,}[\s,;.)/].*\S/.test(source.replace(commandArgument, ''))
  );
}
