// Tells the prose of a file, in which papers are cited, from its code: comments, docstrings, and documents of text.
import { commentReader, type IsProse } from '../../comments/commentReader.ts';

export type { IsProse };

/** Languages of documents without code in them. */
const documents = /^(?:plaintext|restructuredtext|asciidoc|latex|tex|typst|org)$/;

/** Reads no further than it is asked, and scans a file at most once. */
export function proseOf(languageId: string, text: string): IsProse {
  if (documents.test(languageId)) return () => true;
  if (languageId === 'jupyter') return notebookReader(text);
  return commentReader(languageId, text);
}

/** In a notebook's file each line of a cell is a string of its own, below the kind of the cell. */
function notebookReader(text: string): IsProse {
  /** Where the cell and the line of the last offset begin: a notebook can be one long line. */
  let [read, cell, line] = [0, 0, 0];
  return offset => {
    const from = offset < read ? 0 : read;
    const fresh = text.slice(from, offset);
    const last = (sign: string, before: number): number => {
      const at = fresh.lastIndexOf(sign);
      return at === -1 ? before : from + at;
    };
    [cell, line, read] = [last('"cell_type"', cell), last('\n', line - 1) + 1, offset];
    const kind = /^"cell_type"\s*:\s*"(\w+)"/.exec(text.slice(cell, offset))?.[1];
    return (
      kind === 'markdown' || kind === 'raw' || (kind === 'code' && /^\s*"\s*#/.test(text.slice(line, offset)))
    );
  };
}
