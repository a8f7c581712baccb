// Scans comments and strings of programming languages, to tell whether a position in code lies in one. Code being
// edited is unfinished, so an unclosed string counts as closed at the end of its line, unless it may span lines.
import { commentSyntax } from './commentSyntax.ts';
import { codeContext, endedContext, type SyntaxContext } from './syntaxContext.ts';

/** Languages that have multi-line strings, by delimiter. */
const longStrings: Readonly<Record<string, string>> = {
  '"""': `python cython snakemake starlark bazel mojo gdscript julia elixir scala kotlin swift java groovy nextflow dart
    fsharp csharp toml coffeescript graphql purescript`,
  "'''": 'python cython snakemake starlark bazel mojo gdscript dart groovy nextflow toml coffeescript',
  '`': 'javascript javascriptreact typescript typescriptreact go',
  '"': 'shellscript fish rust julia clojure lisp commonlisp scheme racket elisp ocaml r perl ruby php sql',
  "'": 'shellscript fish perl ruby php sql r',
};
/** Languages where `"""` at the head of a definition, or before one, is documentation. */
const documented = /^(?:python|cython|snakemake|starlark|bazel|mojo|gdscript|julia|elixir|graphql)$/;
/** Languages where a single quotation mark opens a literal of one character only, or has another meaning. */
const oneSign =
  /^(?:rust|haskell|ocaml|scala|julia|swift|kotlin|elm|purescript|fsharp|c|cpp|cuda|cuda-cpp|java|csharp|go)$/;
const noSingle = /^(?:vb|vba|clojure|lisp|commonlisp|scheme|racket|elisp|matlab|octave|wolfram|coq|sml)$/;
/** Languages where the comment mark counts only at the start of a word: `$#`, `a#b` and `50\%` are no comments. */
const wordStart = /^(?:shellscript|fish|yaml|dockercompose|dockerfile|makefile|cmake|properties|perl)$/;
const lineStart = /^(?:viml|vim|bat|restructuredtext)$/;
const nested =
  /^(?:rust|swift|kotlin|scala|d|dart|haskell|elm|purescript|agda|julia|ocaml|wolfram|coq|sml|isabelle|fsharp|lisp|commonlisp|scheme|racket|lean|lean4)$/;
const regexes = /^(?:javascript|typescript)(?:react)?$/;
/** The end of code after which a string is an argument, not documentation. */
const takesString = /(?:[([{,=+%\\|&<>~]|\b(?:return|in|and|or|not|yield|print|else|if))$/;
/** Characters of it, with one before its word. */
const longestBefore = 8;

export interface Token {
  readonly at: number;
  /** Offset after the token; the end of the text when the token is not closed. */
  readonly end: number;
  readonly text: string;
  /** Whether it is a comment or a docstring. */
  readonly isProse?: boolean;
  /** Context at the end of the text, when the token is not closed. */
  readonly place?: SyntaxContext;
}

/** Returns the context at the end of the text. */
export function contextInCode(language: string, text: string): SyntaxContext {
  for (const { place } of codeTokens(language, text)) if (place !== undefined) return place;
  return codeContext(language);
}

/** Yields the comments and strings of a text, in order. */
export function* codeTokens(language: string, text: string): Generator<Token, undefined> {
  for (let at = 0; at < text.length;) {
    const token = nextToken(language, text, at);
    if (token === undefined) return;
    yield token;
    at = Math.max(token.end, at + 1);
  }
}

/** Returns the next comment, string, or match of `other`, a pattern without groups. */
export function nextToken(language: string, text: string, at: number, other = '(?!)'): Token | undefined {
  const pattern = patternOf(language, other);
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const { line, block, long, open } = match.groups ?? {};
  const token = { at: match.index, end: match.index + match[0].length, text: match[0] };
  if (line !== undefined) return lineComment(language, text, token);
  if (block !== undefined) return blockComment(language, text, token);
  if (open !== undefined) return { ...token, place: endedContext(language, token.at) };
  return long === undefined ? token : longString(language, text, token, at);
}

function lineComment(language: string, text: string, token: Token): Token {
  const end = text.indexOf('\n', token.end);
  const comment = { ...token, isProse: true };
  if (end !== -1) return { ...comment, end };
  return {
    ...comment,
    end: text.length,
    place: { ...codeContext(language), kind: 'comment', from: token.at },
  };
}

function blockComment(language: string, text: string, token: Token): Token {
  const [open = '', close = ''] = commentSyntax(language)?.block ?? [];
  let depth = 1;
  let end = token.end;
  while (depth > 0) {
    const closing = text.indexOf(close, end);
    const opening = nested.test(language) ? text.indexOf(open, end) : -1;
    if (closing === -1)
      return {
        ...token,
        end: text.length,
        isProse: true,
        place: { ...codeContext(language), kind: 'comment', from: token.at, open, close },
      };
    const isDeeper = opening !== -1 && opening < closing;
    depth += isDeeper ? 1 : -1;
    end = isDeeper ? opening + open.length : closing + close.length;
  }
  return { ...token, end, isProse: true };
}

/** `from` is the end of the token before. */
function longString(language: string, text: string, token: Token, from: number): Token {
  const close = /['"`]+$/.exec(token.text)?.[0] ?? '';
  const prefix = token.text.slice(0, -close.length);
  const isRaw = /r|~S/i.test(prefix);
  const before = text.slice(from, token.at).trimEnd().slice(-longestBefore);
  const isDocumentation = close.length === 3 && documented.test(language) && !takesString.test(before);
  for (let end = token.end; end < text.length; end++) {
    if (text.startsWith(close, end)) return { ...token, end: end + close.length, isProse: isDocumentation };
    if (text[end] === '\\' && !isRaw) end++;
  }
  const kind = isDocumentation ? 'docstring' : 'closed';
  return {
    ...token,
    end: text.length,
    isProse: isDocumentation,
    place: { ...codeContext(language), kind, from: token.at, open: close, close, isRaw },
  };
}

const rem = String.raw`(?:[Rr][Ee][Mm]\b|::)`;
const regexLiteral = String.raw`(?<=(?:^|[(,=:[!&|?{};\n]|\breturn)[ \t]*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/`;
const patterns = new Map<string, RegExp>();

function patternOf(language: string, other: string): RegExp {
  const key = `${language} ${other}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const { line, block } = commentSyntax(language) ?? {};
  const long = Object.keys(longStrings).filter(open => longStrings[open]?.split(/\s+/).includes(language));
  const double = lineStart.test(language) ? '' : '"';
  const single = noSingle.test(language) ? '' : "'";
  const short = [
    ...(double === '' ? [] : [String.raw`"(?:\\.|[^"\\\n])*"`]),
    ...(single === ''
      ? []
      : [
          oneSign.test(language) ? String.raw`'(?:\\[^'\n]{1,8}|[^'\\\n])'` : String.raw`'(?:\\.|[^'\\\n])*'`,
        ]),
    ...(regexes.test(language) ? [regexLiteral] : []),
    // A string that is being typed at the end of the text.
    String.raw`(?<open>[${double}${oneSign.test(language) ? '' : single}](?:\\.|[^\\\n])*$(?![\s\S]))`,
  ];
  const before = lineStart.test(language) ? '(?<=^[ \\t]*)' : wordStart.test(language) ? '(?<![^\\s;(])' : '';
  const parts = [
    ...(block === undefined ? [] : [`(?<block>${escape(block[0])})`]),
    ...(line === undefined ? [] : [`(?<line>${before}(?<!\\\\)${language === 'bat' ? rem : escape(line)})`]),
    ...(long.length === 0
      ? []
      : [String.raw`(?<long>(?:\b(?:[rRbBuUfF]{1,2}|raw)|~S)?(?:${long.join('|')}))`]),
    ...short,
    other,
  ];
  const pattern = new RegExp(parts.join('|'), 'gmu');
  patterns.set(key, pattern);
  return pattern;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
