// JSON as services and programs write it, not always as its standard has it.

/**
 * What `JSON.parse` makes of a text. A control character inside a string, which is no JSON, counts as a space: it would
 * cost a hundred papers for one. Throws what `JSON.parse` throws.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Outside of strings, where spaces may stand, it makes no difference.
    const spaced = text.replace(/\p{Cc}/gu, ' ');
    if (spaced === text) throw error;
    try {
      return JSON.parse(spaced);
    } catch {
      throw error;
    }
  }
}
