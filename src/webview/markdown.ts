// Parses Markdown into nodes for a small set of harmless elements: no HTML, and links only to the web. Loaded with the
// first note, because other pages do not need it.
import { Lexer, type MarkedOptions, type MarkedToken, type Token } from 'marked';

type PartTag =
  | ('p' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'pre' | 'blockquote' | 'hr' | 'br')
  | ('table' | 'tr' | 'th' | 'td' | 'em' | 'strong' | 'del' | 'code' | 'a' | 'span');

/** An element to create, with its children. */
export interface MarkdownNode {
  readonly tag: PartTag;
  readonly children: readonly (MarkdownNode | string)[];
  /** For `a` elements: an http or https URL. */
  readonly href?: string;
  /** For `ol` elements, unless it is 1. */
  readonly start?: number;
  /** For `span` elements, whose text is the source as it is written. */
  readonly formula?: { readonly tex: string; readonly isDisplay: boolean };
}
type Parts = readonly (MarkdownNode | string)[];

/** Parses GitHub Flavored Markdown. Throws when lists or quotations are nested some thousand levels deep. */
export function parseMarkdown(text: string): Parts {
  const tokens = new Lexer(options).lex(text);
  return partsOf(tokens, { heading: headingTags(tokens), isInLink: false });
}

/** Matches a formula by Pandoc's rule, as VS Code's own Markdown does; a number and words are a price. */
const formula =
  /^(?:\$\$([^$]+)\$\$|\$(?![\s$]|\d[\d.,]*\s+[A-Za-z]+\s)((?:[^$\\\n]|\\[^\n])+?)(?<!\s)\$(?!\d))/;
/** Formulas are tokens of their own: Markdown would read `_` and `\\` in them. */
const options: MarkedOptions = {
  gfm: true,
  extensions: {
    inline: [
      source => {
        const raw = formula.exec(source)?.[0];
        return raw === undefined ? undefined : { type: 'formula', raw };
      },
    ],
    startInline: [source => source.indexOf('$')],
    renderers: {},
    childTokens: {},
  },
};

function formulaPart(raw: string): MarkdownNode {
  const [, display, inline = ''] = formula.exec(raw) ?? [];
  return { ...part('span', [raw]), formula: { tex: display ?? inline, isDisplay: display !== undefined } };
}

interface Context {
  /** Returns the tag of the next heading, in document order. */
  readonly heading: () => PartTag;
  readonly isInLink: boolean;
}

const partsOf = (tokens: readonly Token[] = [], context: Context): Parts =>
  tokens.flatMap(token => (isMarked(token) ? partOf(token, context) : formulaPart(token.raw)));

const part = (tag: PartTag, children: Parts): MarkdownNode => ({ tag, children });

function partOf(token: MarkedToken, context: Context): Parts | MarkdownNode | string {
  const inner = (tag: PartTag, tokens: readonly Token[]): MarkdownNode => part(tag, partsOf(tokens, context));
  switch (token.type) {
    case 'paragraph':
      return inner('p', token.tokens);
    case 'heading':
      return inner(context.heading(), token.tokens);
    case 'list':
      return listPart(token.ordered, token.start, partsOf(token.items, context));
    case 'list_item':
      return inner('li', token.tokens);
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'code':
      return part('pre', [part('code', [token.text])]);
    case 'table':
      return part(
        'table',
        [token.header, ...token.rows].map(row =>
          part(
            'tr',
            row.map(cell => inner(cell.header ? 'th' : 'td', cell.tokens)),
          ),
        ),
      );
    case 'blockquote':
    case 'em':
    case 'strong':
    case 'del':
      return inner(token.type, token.tokens);
    case 'hr':
    case 'br':
      return part(token.type, []);
    case 'codespan':
      return part('code', [token.text]);
    case 'link':
      return linkPart(token.href, token.raw, partsOf(token.tokens, { ...context, isInLink: true }), context);
    case 'image':
      return linkPart(token.href, token.raw, [token.text || token.href], context);
    case 'text':
      return token.tokens === undefined ? withoutEntities(token.text) : partsOf(token.tokens, context);
    case 'escape':
      return token.text;
    case 'html':
      return token.block ? part('p', [token.raw.trim()]) : token.raw;
    case 'space':
    case 'def':
      return [];
  }
}

function listPart(isOrdered: boolean, start: number | '', items: Parts): MarkdownNode {
  if (!isOrdered) return part('ul', items);
  return start === '' || start === 1 ? part('ol', items) : { ...part('ol', items), start };
}

/** Returns a link to the web as a node, and any other link as its source text. */
function linkPart(href: string, raw: string, children: Parts, { isInLink }: Context): Parts | MarkdownNode {
  if (!/^https?:\/\/./i.test(href)) return [raw];
  return isInLink ? children : { ...part('a', children), href };
}

/**
 * Returns a function that gives the tag of each heading in turn. The page's title is the h1, so the note's headings
 * begin at h2. Screen readers navigate by level, so levels that the note skips are closed up.
 */
function headingTags(tokens: readonly Token[]): () => PartTag {
  const depths = headingDepths(tokens);
  const levels = [...new Set(depths)].sort((a, b) => a - b);
  const tags = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;
  let [at, last] = [0, -1];
  return () => {
    last = Math.min(levels.indexOf(depths[at++] ?? 1), last + 1);
    return tags[last] ?? 'h6';
  };
}

/** Returns the depths in the order in which `partsOf` visits the headings. */
function headingDepths(tokens: readonly Token[]): number[] {
  return tokens.filter(isMarked).flatMap(token => {
    if (token.type === 'heading') return token.depth;
    if (token.type === 'list') return headingDepths(token.items);
    return token.type === 'list_item' || token.type === 'blockquote' ? headingDepths(token.tokens) : [];
  });
}

const entities: ReadonlyMap<string, string> = new Map([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['nbsp', '\u00a0'],
  ] as const),
]);

/** Decodes the few entities that people type; any other stays. */
function withoutEntities(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole);
}

/** Tells whether a token is built in. The other ones are formulas. */
function isMarked(token: Token): token is MarkedToken {
  return token.type in known;
}
const known: Readonly<Record<MarkedToken['type'], true>> = {
  ...{
    blockquote: true,
    br: true,
    checkbox: true,
    code: true,
    codespan: true,
    def: true,
    del: true,
    em: true,
  },
  ...{
    escape: true,
    heading: true,
    hr: true,
    html: true,
    image: true,
    link: true,
    list: true,
    list_item: true,
  },
  ...{ paragraph: true, space: true, strong: true, table: true, text: true },
};
