// The pattern of formulas between dollar signs, which tells them from prices. Used to read LaTeX.

/**
 * Matches a formula by Pandoc's rule (no space inside either dollar, no digit after the second, so "$5 and $6" is no
 * formula), or with TeX or a single sign between the dollars. The first, second or third group is the source.
 */
export const formulaPattern =
  /\$\$([^$]+)\$\$|\$(?!\s)((?:[^$\\]|\\[^])+?)(?<!\s)\$(?!\d)|\$(?=[^$]*(?:\\[A-Za-z]|[\^_])|[<>=+~*-]\$)((?:[^$\\]|\\[^])+)\$/y;
export const formulaPatternGlobal = new RegExp(formulaPattern.source, 'g');
