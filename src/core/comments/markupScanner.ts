// Finds the context of a position in HTML and HTML-based languages: Vue, Svelte, Astro, PHP and templates. Delegates
// the scripts and styles inside to the scanners of their languages.
import { commentSyntax } from './commentSyntax.ts';
import { embeddedLanguageOf } from './embeddedLanguages.ts';
import { codeContext, endedContext, shiftContext, type SyntaxContext } from './syntaxContext.ts';

const markup =
  /^(?:html|xml|xsl|svg|vue|svelte|astro|handlebars|jinja|jinja-html|django-html|twig|nunjucks|liquid|blade|razor|aspnetcorerazor|erb|ejs|angular)$/;
/** Languages where `{…}` is code. */
const braced = /^(?:svelte|astro)$/;
/** Languages where `{{…}}`, `{%…%}` and `<%…%>` are plain text. */
const plain = /^(?:html|xml|xsl|svg|php)$/;
const quoted = String.raw`"[^"]*"|'[^']*'`;
const deepest = 8;
/** Matches nested pairs of braces. */
const braces = Array.from({ length: deepest }).reduce<string>(
  inner => String.raw`\{(?:[^{}]|${inner})*\}`,
  String.raw`\{[^{}]*\}`,
);

/** Closing delimiters of constructs that can run to the end of the text, by opening delimiter. */
const closers: Readonly<Record<string, string>> = {
  ...{ '<![CDATA[': ']]>', '<?': '?>', '<%': '%>', '{{': '}}', '{%': '%}', '<!': '>', '</': '>' },
};

type PlaceIn = (languageId: string, text: string) => SyntaxContext;

export function isMarkup(languageId: string): boolean {
  return markup.test(languageId);
}

/** Returns the context at the end of the text; `placeIn` finds the context in embedded languages. */
export function contextInMarkup(languageId: string, text: string, placeIn: PlaceIn): SyntaxContext {
  const own = ownLanguage(languageId);
  const start = languageId === 'astro' ? behindFrontMatter(text) : 0;
  if (start === undefined)
    return shiftContext(placeIn('typescript', text.replace(/^\s*---/, '')), text.indexOf('---') + 3);
  for (const { opener, from, end } of constructs(languageId, own, text, start))
    if (end === undefined)
      return opensComment(opener, own)
        ? commentFrom(opener, own, from)
        : insideOf(languageId, own, opener, text, from, placeIn);
  return codeContext(own);
}

/** A comment, instruction or tag. */
interface Construct {
  readonly opener: string;
  /** Offsets of its beginning, and after its end; undefined when the text ends first. */
  readonly from: number;
  readonly end: number | undefined;
}

function* constructs(
  languageId: string,
  own: string,
  text: string,
  start: number,
): Generator<Construct, undefined> {
  const pattern = openerOf(languageId);
  for (let at: number | undefined = start; at !== undefined;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    const { 0: opener, index: from } = match;
    at = endOf(opener, languageId, own, text, from + opener.length);
    yield { opener, from, end: at };
  }
}

/** A part of a markup file, from one offset to another, in another language; without a language it is a comment. */
interface MarkupPart {
  readonly from: number;
  readonly end: number;
  readonly language?: string;
}

/** Yields the comments, and the parts in other languages, of a text, in order. */
export function* markupParts(languageId: string, text: string): Generator<MarkupPart, undefined> {
  const own = ownLanguage(languageId);
  const start = languageId === 'astro' ? behindFrontMatter(text) : 0;
  if (start !== 0) yield { from: text.indexOf('---') + 3, end: start ?? text.length, language: 'typescript' };
  if (start === undefined) return;
  for (const { opener, from, end = text.length } of constructs(languageId, own, text, start)) {
    const language = opensComment(opener, own) ? undefined : languageInside(opener, languageId);
    if (opensComment(opener, own)) yield { from, end };
    else if (language !== undefined) yield { from: from + opener.length, end, language };
  }
}

const ownLanguage = (languageId: string): string =>
  languageId === 'php' || languageId === 'liquid' ? 'html' : languageId;

function opensComment(opener: string, own: string): boolean {
  return opener === '<!--' || opener === commentSyntax(own)?.block?.[0];
}

function commentFrom(open: string, own: string, from: number): SyntaxContext {
  const close = open === '<!--' ? '-->' : (commentSyntax(own)?.block?.[1] ?? '');
  return { ...codeContext(own), kind: 'comment', from, open, close };
}

/** Returns the context at the end of the text when the construct is not closed. */
function insideOf(
  languageId: string,
  own: string,
  opener: string,
  text: string,
  from: number,
  placeIn: PlaceIn,
): SyntaxContext {
  const content = from + opener.length;
  const language = languageInside(opener, languageId);
  if (language === undefined) return endedContext(own, from);
  return shiftContext(placeIn(language, text.slice(content)), content);
}

/** Returns the language of what follows, unless it has no comments. */
function languageInside(opener: string, languageId: string): string | undefined {
  const isPhp = languageId === 'php' && opener.startsWith('<?') && opener !== '<?xml';
  const embedded = isWholeTag(opener) ? embeddedLanguageOf(opener, languageId) : undefined;
  const language = isPhp ? 'php' : embedded;
  return language === undefined || commentSyntax(language) === undefined ? undefined : language;
}

const isWholeTag = (opener: string): boolean => /^<[a-z]/i.test(opener) && opener.endsWith('>');

/**
 * Returns the offset after the construct; undefined when the text ends first. Markup content is scanned, not skipped.
 */
function endOf(
  opener: string,
  languageId: string,
  own: string,
  text: string,
  content: number,
): number | undefined {
  if (isWholeTag(opener)) {
    const isEmpty = opener.endsWith('/>') && languageId !== 'html' && languageId !== 'php';
    if (isEmpty || embeddedLanguageOf(opener, languageId) === undefined) return content;
    const name = /^<([\w:.-]+)/.exec(opener)?.[1] ?? '';
    const closing = new RegExp(String.raw`<\/${name}(?=[\s/>])`, 'gi');
    closing.lastIndex = content;
    return closing.exec(text)?.index;
  }
  if (opener.startsWith('{') && opener.endsWith('}')) return content;
  const close = opensComment(opener, own)
    ? commentFrom(opener, own, 0).close
    : (closers[opener.replace(/^<\?.*/, '<?')] ?? '');
  if (close === '') return undefined;
  // `<!-->` and `<!--->` are complete comments.
  const end = text.indexOf(close, opener === '<!--' ? content - 2 : content);
  return end === -1 ? undefined : end + close.length;
}

const openers = new Map<string, RegExp>();

/** Returns the pattern for comments, instructions, and tags with attributes; an unfinished tag has no end. */
function openerOf(languageId: string): RegExp {
  const known = openers.get(languageId);
  if (known !== undefined) return known;
  const block = commentSyntax(languageId)?.block?.[0];
  const value = braced.test(languageId) ? `${quoted}|${braces}|` : `${quoted}|`;
  const parts = [
    ...(block === undefined || block === '<!--'
      ? []
      : [block.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)]),
    ...['<!--', String.raw`<!\[CDATA\[`, String.raw`<\?(?:php\b|xml\b|=)?`],
    ...(plain.test(languageId) ? [] : ['<%', String.raw`\{\{`, String.raw`\{%`]),
    ...(braced.test(languageId) ? [braces, String.raw`\{`] : []),
    String.raw`<[A-Za-z][\w:.-]*(?:${value}[^"'>${braced.test(languageId) ? '{' : ''}])*>?`,
    ...['<!', '</'],
  ];
  const pattern = new RegExp(parts.join('|'), 'g');
  openers.set(languageId, pattern);
  return pattern;
}

/** Returns the offset after Astro's front matter; undefined when the text ends inside it, 0 when there is none. */
function behindFrontMatter(text: string): number | undefined {
  if (!/^\s*---/.test(text)) return 0;
  const end = /^---/gm;
  end.lastIndex = text.indexOf('---') + 3;
  const found = end.exec(text);
  return found === null ? undefined : found.index + 3;
}
