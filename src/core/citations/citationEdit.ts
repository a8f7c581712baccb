// Computes the edit that cites papers at the cursor: a LaTeX or Markdown citation, or a comment in the language at
// the cursor.
import { commentSyntax } from '../comments/commentSyntax.ts';
import { escapeForComment, escapeForDocstring } from '../comments/escapeForComment.ts';
import { beginsComment, setOff } from '../comments/setOff.ts';
import type { SyntaxContext } from '../comments/syntaxContext.ts';
import { syntaxContextAt } from '../comments/syntaxContextAt.ts';
import { displayTitle } from '../papers/displayText.ts';
import { publishedYear, shortAuthors, type Paper } from '../papers/paper.ts';
import { toPlainText } from '../text/plainText.ts';
import { toCitation } from './citation.ts';

export interface CitedPaper {
  readonly paper: Paper;
  readonly key: string;
}

/** Replaces the characters from `from` up to, but not including, `to`. Lines of the text are separated by `\n`. */
interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface KeySyntax {
  readonly before: string;
  readonly beforeKey: string;
  readonly between: string;
  readonly after: string;
  /** Matches the line before the cursor if the cursor is among the keys of a citation. */
  readonly among: RegExp;
}

const latex: KeySyntax = {
  ...{ before: String.raw`\cite{`, beforeKey: '', between: ',', after: '}' },
  among: /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{([^{}]*)$/i,
};
const markdown: KeySyntax = {
  ...{ before: '[', beforeKey: '@', between: '; ', after: ']' },
  among: /\[([^[\]]*@[^[\]]*)$/,
};
const keySyntaxes: Readonly<Record<string, KeySyntax>> = {
  ...{
    latex,
    tex: latex,
    'latex-expl3': latex,
    doctex: latex,
    rsweave: latex,
    jlweave: latex,
    'pweave-latex': latex,
  },
  ...{
    markdown,
    quarto: markdown,
    rmd: markdown,
    mdx: markdown,
    'markdown-math': markdown,
    juliamarkdown: markdown,
  },
};

/** Whether this language cites by keys of a bibliography. */
export function citesByKey(languageId: string): boolean {
  return Object.hasOwn(keySyntaxes, languageId);
}

/** `offset` is the cursor's. In a language without comments, the citation is inserted as plain text. */
export function citationEdit(
  languageId: string,
  text: string,
  offset: number,
  cited: readonly CitedPaper[],
): TextEdit {
  const place = syntaxContextAt(languageId, text, offset);
  const inProse = citesByKey(place.language) ? keySyntaxes[place.language] : undefined;
  if (inProse !== undefined) return keyEdit(inProse, text, offset, cited);
  const citations = cited.map(({ paper }) => shortCitation(paper));
  const isShebang = place.from === 0 && text.startsWith('#!');
  const together = citations.join('; ');
  const isFirst = beginsComment(text, offset, place);
  if (place.kind === 'comment' && !isShebang)
    return insertion(offset, setOff(text, offset, escapeForComment(together, place, isFirst)));
  if (place.kind === 'docstring')
    return insertion(offset, setOff(text, offset, escapeForDocstring(together, place, isFirst)));
  return commentNear(languageId, text, offset, place, citations);
}

const insertion = (at: number, text: string): TextEdit => ({ from: at, to: at, text });

function keyEdit(
  { before, beforeKey, between, after, among }: KeySyntax,
  text: string,
  offset: number,
  cited: readonly CitedPaper[],
): TextEdit {
  const keys = cited.map(({ key }) => beforeKey + key).join(between);
  const others = among.exec(text.slice(startOfLine(text, offset), offset))?.[1];
  if (others === undefined) return insertion(offset, before + keys + after);
  const isNext = others.trim() !== '' && !/[,;]\s*$/.test(others);
  const hasNext = /^[ \t]*[^\s,;}\]]/.test(text.slice(offset));
  return insertion(offset, (isNext ? between : '') + keys + (hasNext ? between : ''));
}

/** Lines that must stay the first line of a file. */
const first = /^(?:#!|<\?xml|<!doctype|@charset|---$)/i;

/**
 * Inserts a comment in place of the cursor's line if that is empty, else above it. If the line continues a string, a
 * tag or a line that ends in a backslash, inserts it above that. If the line starts in another language, as with code
 * behind `<script>`, inserts it at the cursor: on the line below, or inline.
 */
function commentNear(
  languageId: string,
  text: string,
  offset: number,
  place: SyntaxContext,
  citations: readonly string[],
): TextEdit {
  let at = offset;
  for (;;) {
    const start = startOfLine(text, at);
    const end = endOfLine(text, start);
    const there = syntaxContextAt(languageId, text, start);
    const line = text.slice(start, end);
    if (there.kind !== 'code') at = Math.min(there.from, start - 1);
    else if (place.kind === 'code' && there.language !== place.language && at === offset)
      return commentBehind(languageId, text, offset, place, citations);
    else if (start > 0 && /\\\r?\n$/.test(text.slice(0, start))) at = start - 1;
    else if (start === 0 && first.test(line))
      return commentBehind(languageId, text, end, syntaxContextAt(languageId, text, end), citations);
    else {
      const comments = commentsIn(there, citations);
      if (comments === undefined) return insertion(offset, citations.join('; '));
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      const isEmpty = indent === line && at === offset;
      const lines = comments.map(comment => indent + comment).join('\n');
      return isEmpty ? { from: start, to: end, text: lines } : insertion(start, `${lines}\n`);
    }
  }
}

/** Inserts comments on the next line if the rest of the line is blank, else as an inline block comment. */
function commentBehind(
  languageId: string,
  text: string,
  offset: number,
  place: SyntaxContext,
  citations: readonly string[],
): TextEdit {
  const indent = /^\s*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';
  const isLast = text.slice(offset, endOfLine(text, offset)).trim() === '';
  const comments = commentsIn(place, citations, !isLast);
  const end = endOfLine(text, offset);
  if (comments === undefined)
    return isLast
      ? insertion(offset, citations.join('; '))
      : commentBehind(languageId, text, end, syntaxContextAt(languageId, text, end), citations);
  if (isLast) return insertion(offset, comments.map(comment => `\n${indent}${comment}`).join(''));
  return insertion(offset, (/\w$/.test(text.slice(0, offset)) ? ' ' : '') + comments.join(' '));
}

/** Returns undefined if the language has no such comments. */
function commentsIn(
  place: SyntaxContext,
  citations: readonly string[],
  endThemselves = false,
): string[] | undefined {
  const { line, block } = commentSyntax(place.language) ?? {};
  const [open = '', close = ''] = line === undefined || endThemselves ? (block ?? []) : [line];
  if (open === '') return undefined;
  return citations.map(text =>
    [open, escapeForComment(text, { ...place, open, close }), close].filter(Boolean).join(' '),
  );
}

function startOfLine(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Returns the offset before the line break. */
function endOfLine(text: string, at: number): number {
  const end = /\r?\n/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

/**
 * Returns "Ada Lovelace et al. (2024). A Paper. Proceedings of CVPR. https://doi.org/… arXiv:2401.00001", less
 * unknown parts.
 */
function shortCitation(paper: Paper): string {
  const { venue, url, doi, eprint } = toCitation(paper);
  const year = publishedYear(paper).replace(/.+/, '($&)');
  const sentences = [[shortAuthors(paper), year].filter(Boolean).join(' '), displayTitle(paper), venue]
    .filter(Boolean)
    .map(text => (/[.?!]$/.test(text) ? text : `${text}.`));
  const ids = [url, doi !== '' && eprint !== '' ? `arXiv:${eprint}` : ''];
  return toPlainText([...sentences, ...ids].filter(Boolean).join(' '));
}
