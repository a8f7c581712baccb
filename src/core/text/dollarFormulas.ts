// Where a text has formulas between dollars, and where a dollar is a price.

/**
 * Pandoc's rule (no space inside either dollar, no digit after, so that "$5 and $6" stays), or there is TeX between them, or
 * a sign alone. The source is in the first, second or third group.
 */
export const formulaPattern =
  /\$\$([^$]+)\$\$|\$(?!\s)((?:[^$\\]|\\[^])+?)(?<!\s)\$(?!\d)|\$(?=[^$]*(?:\\[A-Za-z]|[\^_])|[<>=+~*-]\$)((?:[^$\\]|\\[^])+)\$/y;
export const formulaPatternGlobal = new RegExp(formulaPattern.source, 'g');
