// Merges a note that was changed in two places at once. Loses nothing that was written in either.

/** Returns the note of which `mine` and `theirs` are later versions of `base`. */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  if (mine.startsWith(base)) return theirs + mine.slice(base.length);
  if (theirs.startsWith(base)) return mine + theirs.slice(base.length);
  return `${theirs.trimEnd()}\n\n---\n\n${mine}`;
}

/** Returns the note with a quotation, as a Markdown block quote, at its end. */
export function withQuotation(note: string, quotation: string): string {
  const quoted = quotation
    .trim()
    .split(/\r?\n/)
    .map(line => `> ${line.trim()}`.trimEnd())
    .join('\n');
  const before = note.trimEnd();
  return `${before === '' ? '' : `${before}\n\n`}${quoted}\n\n`;
}
