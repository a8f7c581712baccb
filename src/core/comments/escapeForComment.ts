// Escapes text for insertion into a comment, so that it neither ends the comment nor leaves its language.
import { toPlainText } from '../text/plainText.ts';
import { commentSyntax } from './commentSyntax.ts';
import { asBeginning, withoutDirectives } from './directives.ts';
import type { SyntaxContext } from './syntaxContext.ts';

/** Separates the characters of a delimiter: `- - >` for `-->` ends nothing. */
function apart(text: string, sign: string): string {
  const separate = Array.from(sign).join(' ');
  let safe = text;
  // The last character of one may begin another: `"""""`.
  while (sign.length > 1 && safe.includes(sign)) safe = safe.replaceAll(sign, separate);
  return safe;
}

/** What is read even in a comment, by language: a pattern, and what stands there instead. */
const readInComments: readonly (readonly [languages: string, pattern: RegExp, instead: string])[] = [
  // Unicode escapes are replaced before comments are found: `\u000a` is a line break.
  ['java scala groovy jenkinsfile', /\\(?=u)/g, '\\ '],
  // The encoding of the file, if it stands in the first lines: "Sparse coding: a review".
  ['python cython starlark bazel snakemake ruby', /(coding)\s*[:=]\s*/gi, '$1 - '],
  // Strings are parsed in comments; an unclosed one would swallow the end of the comment.
  ['ocaml coq fsharp', /"/g, "'"],
  ['ocaml coq fsharp', /\{(?=[a-z_]*\|)/g, '{ '],
  // A comment in a recipe goes through make's expansion and then to the shell.
  ['makefile', /\$/g, '$$$$'],
  // The body of a procedure is a string in braces, comments included.
  ['tcl', /[{}]/g, "'"],
  // BibTeX looks for entries in everything between entries.
  ['bibtex', /@/g, '＠'],
  // A comment is what is not a directive, a target, a footnote or a substitution.
  ['restructuredtext', /:(?=:)/g, ': '],
  ['restructuredtext', /^(?=[_[|])/, '\\'],
  ['bat', /%/g, '%%'],
  // The first word behind REM is searched for the signs that end a command.
  ['bat', /(?<=^\S*)[&|<>^]/g, '+'],
];

/**
 * Escapes text for a comment between `open` and `close`, or for a line comment when `close` is empty. `isFirst`: nothing
 * stands before the text in the comment, or on its line.
 */
export function escapeForComment(
  text: string,
  { language, open, close, isEmbedded }: Pick<SyntaxContext, 'language' | 'open' | 'close' | 'isEmbedded'>,
  isFirst = true,
): string {
  let safe = withoutDirectives(toPlainText(text), commentSyntax(language)?.line);
  // A trailing backslash would continue the comment on the next line.
  safe = close === '' ? safe.replace(/[\s\\]+$/, '') : apart(apart(safe, close.replace('*/}', '*/')), open);
  // XML forbids two hyphens in a row in comments; HTML forbids some that end with them.
  if (close.includes('--')) safe = safe.replace(/-(?=-)/g, '- ');
  for (const [languages, pattern, instead] of readInComments)
    if (languages.split(' ').includes(language)) safe = safe.replace(pattern, instead);
  safe = inTemplate(safe);
  if (isEmbedded || language === 'php') safe = inScript(safe);
  return isFirst ? asBeginning(safe) : safe;
}

/** Escapes text for a docstring, so that it contains no escape sequence, no test and not the closing delimiter. */
export function escapeForDocstring(
  text: string,
  { language, close, isRaw }: Pick<SyntaxContext, 'language' | 'close' | 'isRaw'>,
  isFirst: boolean,
): string {
  const inert = apart(withoutDirectives(toPlainText(text)), '>>>').replace(/\biex(?=[>(])/g, 'iex ');
  const shut = apart(inert, close).replace(/["'`]$/, '$& ');
  const line = isFirst ? asBeginning(shut) : shut;
  if (isRaw) return line;
  const escaped = line.replaceAll('\\', '\\\\');
  if (language === 'julia') return escaped.replaceAll('$', '\\$');
  return language === 'elixir' ? escaped.replaceAll('#{', '\\#{') : escaped;
}

/** Scripts end at their end tag and PHP at `?>`, even inside comments and strings. */
function inScript(text: string): string {
  return text
    .replace(/<(?=[/!]|script)/gi, '< ')
    .replace(/\?(?=>)/g, '? ')
    .replace(/\](?=\]>)/g, '] ');
}

/** Template engines expand expressions inside comments of any language. */
function inTemplate(text: string): string {
  return text
    .replace(/\{(?=[{%#])/g, '{ ')
    .replace(/[%}](?=[}])/g, '$& ')
    .replace(/#(?=\{)/g, '# ')
    .replace(/<(?=%)/g, '< ');
}
