// Tells the prose of a file, in which papers are cited, from its code: comments, docstrings, and documents of text.
import { contextInCode, nextToken } from '../../comments/codeScanner.ts';
import { isMarkup } from '../../comments/markupScanner.ts';
import { syntaxContextAt } from '../../comments/syntaxContextAt.ts';

/** Whether the character at this offset stands in prose. */
export type IsProse = (offset: number) => boolean;

/** Languages of documents without code in them, and with code in fences. */
const documents = /^(?:plaintext|restructuredtext|asciidoc|latex|tex|typst|org)$/;
const fenced = /^(?:markdown|quarto|rmd|mdx|juliamarkdown|markdown-math)$/;
/** Languages of fences whose content is text. */
const quotedText = /^(?:bibtex|latex|tex|text|plaintext)$/;
/** Languages with others embedded. */
const mixed = /^(?:javascript|javascriptreact|typescriptreact|php)$/;

/** Reads no further than it is asked, so that a file is scanned at most once when offsets come in order. */
export function proseOf(languageId: string, text: string): IsProse {
  if (documents.test(languageId)) return () => true;
  if (languageId === 'jupyter') return offset => isNotebookProse(text, offset);
  if (!fenced.test(languageId) && !mixed.test(languageId) && !isMarkup(languageId))
    return proseOfCode(languageId, text);
  return offset => {
    const { kind, language } = syntaxContextAt(languageId, text, offset);
    if (kind !== 'code') return kind !== 'closed';
    return fenced.test(languageId) && (language === languageId || quotedText.test(language));
  };
}

function proseOfCode(language: string, text: string): IsProse {
  /** An offset in code before which everything was read. */
  let read = 0;
  return offset => {
    if (offset < read) read = 0;
    let token = nextToken(language, text, read);
    while (token !== undefined && token.end <= offset) {
      read = Math.max(token.end, read + 1);
      token = nextToken(language, text, read);
    }
    if (token === undefined || token.at >= offset) return false;
    const { kind } = contextInCode(language, text.slice(read, offset));
    return kind === 'comment' || kind === 'docstring';
  };
}

/** In a notebook's file each line of a cell is a string of its own, below the kind of the cell. */
function isNotebookProse(text: string, offset: number): boolean {
  const kind = /"cell_type"\s*:\s*"(\w+)"/.exec(
    text.slice(text.lastIndexOf('"cell_type"', offset), offset),
  )?.[1];
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
  return kind === 'markdown' || kind === 'raw' || (kind === 'code' && /^\s*"\s*#/.test(line));
}
