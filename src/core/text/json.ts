// Parses JSON that is not quite valid, as some services and programs write it.

/**
 * Parses JSON like `JSON.parse` and throws the same errors, but reads control characters inside strings as spaces.
 * Otherwise one such character would lose a response of a hundred papers.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Outside of strings, a space in place of a line break makes no difference.
    const spaced = text.replace(/\p{Cc}/gu, ' ');
    if (spaced === text) throw error;
    try {
      return JSON.parse(spaced);
    } catch {
      throw error;
    }
  }
}
