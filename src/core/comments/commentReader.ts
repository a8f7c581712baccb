// Tells comments and docstrings from code at many offsets of one text, with one scan.
import { codeTokens, type Token } from './codeScanner.ts';
import { commentSyntax } from './commentSyntax.ts';
import { jsxTokens } from './jsxScanner.ts';
import { isMarkup, markupParts } from './markupScanner.ts';
import { fenced, fenceParts, jsx } from './syntaxContextAt.ts';

/** Whether the character at this offset stands in prose. */
export type IsProse = (offset: number) => boolean;

interface Part {
  readonly from: number;
  readonly end: number;
  readonly isProse: IsProse;
}

type Parts = Generator<Part, undefined>;

/** Languages of fences whose content is text. */
const quotedText = /^(?:bibtex|latex|tex|text|plaintext)$/;
const always: IsProse = () => true;
const never: IsProse = () => false;

/** Reads no further than it is asked. Text around the fences of a document counts as prose. */
export function commentReader(languageId: string, text: string): IsProse {
  // As `syntaxContextAt`: PHP files are pages with embedded code, except for fragments that are PHP only.
  const isPage = languageId === 'php' && text.includes('<?');
  return isPage ? readerOf(partsOfMarkup(languageId, text)) : readerIn(languageId, text);
}

function readerIn(languageId: string, text: string): IsProse {
  if (isMarkup(languageId)) return readerOf(partsOfMarkup(languageId, text));
  if (fenced.test(languageId)) return readerOf(partsOfFences(text), true);
  const tokens = jsx.test(languageId) ? jsxTokens : codeTokens;
  return readerOf(partsOfCode(tokens(languageId, text)));
}

/** `isProseBetween` tells whether the text between the parts is prose. */
function readerOf(parts: Parts, isProseBetween = false): IsProse {
  const read: Part[] = [];
  /** Index of the last part that was asked for: the next offset is near it. */
  let at = 0;
  const partAt = (index: number): Part | undefined => {
    if (index < read.length) return read[index];
    const { value } = parts.next();
    if (value !== undefined) read.push(value);
    return value;
  };
  return offset => {
    while (at > 0 && offset < (read[at - 1]?.end ?? 0)) at--;
    let part = partAt(at);
    while (part !== undefined && part.end <= offset) part = partAt(++at);
    return part === undefined || offset < part.from ? isProseBetween : part.isProse(offset);
  };
}

function* partsOfCode(tokens: Generator<Token, undefined>): Parts {
  for (const { at, end, isProse } of tokens) yield { from: at + 1, end, isProse: isProse ? always : never };
}

function* partsOfMarkup(languageId: string, text: string): Parts {
  for (const { from, end, language } of markupParts(languageId, text))
    yield { from, end, isProse: language === undefined ? always : readerFrom(language, text, from, end) };
}

function* partsOfFences(text: string): Parts {
  for (const { language, from, end = text.length } of fenceParts(text))
    if (!quotedText.test(language) && commentSyntax(language) !== undefined)
      yield { from, end, isProse: readerFrom(language, text, from, end) };
}

/** Reads the part of a text from one offset to another, once it is asked. */
function readerFrom(language: string, text: string, from: number, end: number): IsProse {
  let reader: IsProse | undefined;
  return offset => (reader ??= readerIn(language, text.slice(from, end)))(offset - from);
}
