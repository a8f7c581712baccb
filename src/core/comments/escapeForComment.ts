// A text that ends no comment that it is put into, and leaves its language as it is.
import type { SyntaxContext } from './syntaxContext.ts';

/** Written apart, `-->` is `- - >` and ends nothing. */
function apart(text: string, sign: string): string {
  return sign.length < 2 ? text : text.replaceAll(sign, Array.from(sign).join(' '));
}

/** In a comment that begins with `open` and ends with `close`, or with its line when that is empty. */
export function escapeForComment(
  text: string,
  { language, open, close, isEmbedded }: Pick<SyntaxContext, 'language' | 'open' | 'close' | 'isEmbedded'>,
): string {
  let safe = oneLine(text);
  safe = close === '' ? inLine(safe, language) : apart(apart(safe, close.replace('*/}', '*/')), open);
  // XML has no two hyphens in a row in comments, HTML none that end them otherwise.
  if (close.includes('--')) safe = safe.replace(/-(?=-)/g, '- ');
  // These read strings in comments: one that is open would swallow the comment's end.
  if (/^(?:ocaml|coq)$/.test(language)) safe = safe.replaceAll('"', "'");
  return isEmbedded || language === 'php' ? inScript(safe) : inTemplate(safe, language);
}

/** In a string that documents what it stands in or before: its own escapes and its end are no part of the text. */
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

/** A backslash at its end would go on with the comment in the next line. */
function inLine(text: string, language: string): string {
  const line = text.replace(/[\s\\]+$/, '');
  return language === 'bat' ? line.replaceAll('%', '%%') : line;
}

/** Scripts end at their end tag, PHP at `?>`, whatever stands around it. */
function inScript(text: string): string {
  return text
    .replace(/<(?=[/!]|script)/gi, '< ')
    .replace(/\?(?=>)/g, '? ')
    .replace(/\](?=\]>)/g, '] ');
}

/** Templates are filled in in comments too. */
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
