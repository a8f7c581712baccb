// Removes HTML, JATS and MathML markup from external text: "CO<sub>2</sub> &amp; more" becomes "CO2 & more".
//
// Does not use an HTML parser, which would read "A <B> C" and "x<y and y>z" as elements. A tag counts as markup only if
// its name is known and it is closed again; all other text is kept.
import { decodeHTMLStrict } from 'entities';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Inline elements: removed without a space, because they may occur within a word. */
const inline = words(
  'i b em strong sub sup span u tt sc small big font a mark italic bold monospace underline overline roman scp inf ' +
    'sans-serif ext-link xref uri email emphasis styled-content named-content inline-formula alternatives tex-math ' +
    'inline-graphic math semantics annotation annotation-xml mrow mi mn mo mtext ms msub msup msubsup mfrac msqrt ' +
    'mroot mover munder munderover mmultiscripts mprescripts mspace mstyle mtable mtr mtd mfenced mpadded mphantom',
);
/** Block elements: replaced by a space, because they separate words. */
const block = words(
  'p div br hr ul ol li dl dt dd table thead tbody caption tr th td blockquote pre section abstract sec title label ' +
    'list list-item disp-formula disp-quote break h1 h2 h3 h4 h5 h6',
);
/** Headings of the text that follows: "Background: We ask …". */
const heading = words('title h1 h2 h3 h4 h5 h6');
/** Elements that are removed with their content. */
const unread = words('annotation annotation-xml');
const isVoid = words('br hr break');

/** Matches `</jats:title>`, `<span class="nocase">`. Attributes need a value, or "a<b and c>d" would contain a tag. */
const tag =
  /<(\/?)([a-z]+:)?([a-z][a-z0-9-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))*)\s*(\/?)>/gi;
/** Matches comments and XML declarations. A start mark inside a match is not allowed, to avoid quadratic time. */
const noText = /<!--(?:(?!<!--)[^])*?-->|<\?xml[^<>]*\?>/g;
const cdata = /<!\[CDATA\[((?:(?!<!\[CDATA\[)[^])*?)\]\]>/g;
const entity = /&(?:#\d|#x[\da-f]|[a-z])/i;
const mathMl = /<(?:mml?:)?math\b/i;

interface Tag {
  readonly from: number;
  readonly to: number;
  /** Lower-case name without the namespace prefix. */
  readonly name: string;
  readonly isEnd: boolean;
  /** Whether the tag counts as markup even if it is not closed. */
  readonly isSure: boolean;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** How often markup is looked for in what is left of markup. More than services escape, and few enough for long texts. */
const maxPasses = 20;
/** An ampersand that was escaped any number of times. */
const escapedAmpersand = /&(?:(?:amp|#0*38|#x0*26);)+/gi;

/**
 * Returns the text without markup, with entities decoded. Repeats until nothing changes, because services escape more
 * than once: `&amp;lt;i&amp;gt;` for `<i>`. Idempotent, unless markup is nested more than 20 times, which is meant to
 * take long.
 */
export function stripMarkup(text: string): string {
  let after = text;
  let before = '';
  for (let pass = 0; after !== before && pass < maxPasses; pass++) {
    before = after;
    after = withoutTags(before.replace(escapedAmpersand, '&amp;'));
    if (entity.test(after)) after = decodeHTMLStrict(after);
  }
  return after;
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  const bare = text.replace(noText, '').replace(cdata, '$1');
  let result = '';
  let at = 0;
  for (const { from, to, by } of editsOf(bare)) {
    if (from < at) continue;
    result += bare.slice(at, from) + by;
    at = to;
  }
  return result + bare.slice(at);
}

/** Returns the replacements of tags by position; a replacement of a whole element precedes those inside it. */
function editsOf(text: string): Edit[] {
  const open = new Map<string, Tag[]>();
  const edits: Edit[] = [];
  const add = ({ from, to, name }: Tag, by = block.has(name) ? ' ' : ''): void => {
    edits.push({ from, to, by });
  };
  for (const found of tagsIn(text)) {
    const { name, isEnd, isSure } = found;
    const others = open.get(name) ?? [];
    const start = isEnd ? others.pop() : undefined;
    if (!isEnd) others.push(found);
    open.set(name, others);
    if (isSure) add(found);
    if (start === undefined) continue;
    const content = text.slice(start.to, found.from).trim();
    if (isUnread(name, text) || (heading.has(name) && content.toLowerCase() === 'abstract'))
      add({ ...start, to: found.to }, ' ');
    if (!start.isSure) add(start);
    // "Background: We ask …", unless the heading ends in punctuation already.
    const isNamed = heading.has(name) && /[\p{L}\p{N})]$/u.test(content);
    if (!isSure || isNamed) add(found, isNamed ? ': ' : undefined);
  }
  return edits.sort((a, b) => a.from - b.from || b.to - a.to || b.by.length - a.by.length);
}

/** Whether the content is dropped. A formula in both TeX and MathML is kept only as MathML. */
function isUnread(name: string, text: string): boolean {
  return unread.has(name) || (name === 'tex-math' && mathMl.test(text));
}

function* tagsIn(text: string): Generator<Tag> {
  let begin = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, slash = '', prefix = '', local = '', attributes = '', closed = ''] = match;
    const name = local.toLowerCase();
    const isOwn = /^(?:jats|mml):$/i.test(prefix);
    if (!isOwn && !inline.has(name) && !block.has(name) && !unread.has(name)) continue;
    const from = match.index;
    const to = from + whole.length;
    const isFirst = text.slice(begin, from).trim() === '';
    if (isFirst) begin = to;
    yield {
      ...{ from, to, name, isEnd: slash !== '' },
      isSure:
        prefix !== '' ||
        closed !== '' ||
        /["']/.test(attributes) ||
        isVoid.has(name) ||
        (isFirst && slash === '' && block.has(name)),
    };
  }
}
