// Escapes text for insertion into a comment, so that it neither ends the comment nor leaves its language.
import type { SyntaxContext } from './syntaxContext.ts';

/** Separates the characters of a delimiter: `- - >` for `-->` ends nothing. */
function apart(text: string, sign: string): string {
  const separate = Array.from(sign).join(' ');
  let safe = text;
  // The last character of one may begin another: `"""""`.
  while (sign.length > 1 && safe.includes(sign)) safe = safe.replaceAll(sign, separate);
  return safe;
}

/** Escapes text for a comment between `open` and `close`, or for a line comment when `close` is empty. */
export function escapeForComment(
  text: string,
  { language, open, close, isEmbedded }: Pick<SyntaxContext, 'language' | 'open' | 'close' | 'isEmbedded'>,
): string {
  let safe = oneLine(text);
  safe = close === '' ? inLine(safe, language) : apart(apart(safe, close.replace('*/}', '*/')), open);
  // XML forbids two hyphens in a row in comments; HTML forbids some that end with them.
  if (close.includes('--')) safe = safe.replace(/-(?=-)/g, '- ');
  // OCaml and Coq parse strings in comments; an unclosed one would swallow the end of the comment.
  if (/^(?:ocaml|coq)$/.test(language)) safe = safe.replaceAll('"', "'");
  return isEmbedded || language === 'php' ? inScript(safe) : inTemplate(safe, language);
}

/** Escapes text for a docstring, so that it contains no escape sequence and not the closing delimiter. */
export function escapeForDocstring(
  text: string,
  { language, close, isRaw }: Pick<SyntaxContext, 'language' | 'close' | 'isRaw'>,
): string {
  const line = apart(oneLine(text), close).replace(/["'`]$/, '$& ');
  if (isRaw) return line;
  const escaped = line.replaceAll('\\', '\\\\');
  if (language === 'julia') return escaped.replaceAll('$', '\\$');
  return language === 'elixir' ? escaped.replaceAll('#{', '\\#{') : escaped;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ');
}

/** A trailing backslash would continue the comment on the next line. */
function inLine(text: string, language: string): string {
  const line = text.replace(/[\s\\]+$/, '');
  return language === 'bat' ? line.replaceAll('%', '%%') : line;
}

/** Scripts end at their end tag and PHP at `?>`, even inside comments and strings. */
function inScript(text: string): string {
  return text
    .replace(/<(?=[/!]|script)/gi, '< ')
    .replace(/\?(?=>)/g, '? ')
    .replace(/\](?=\]>)/g, '] ');
}

/** Template engines expand expressions inside comments, too. */
function inTemplate(text: string, language: string): string {
  const isTemplate =
    /^(?:handlebars|jinja|jinja-html|django-html|twig|nunjucks|blade|erb|ejs|angular|html)$/.test(language);
  return isTemplate
    ? text
        .replace(/\{(?=[{%#])/g, '{ ')
        .replace(/[%}](?=[}])/g, '$& ')
        .replace(/<(?=%)/g, '< ')
    : text;
}
