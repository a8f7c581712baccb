// HTML, JATS and MathML taken out of a text from outside, so that what is left is words: "CO<sub>2</sub> &amp; more".
//
// No HTML parser: to one of those "A <B> C" and "x<y and y>z" are elements. Here a tag is markup when its name is known
// and it is closed again, and everything else stays as it is.
import { decodeHTMLStrict } from 'entities';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** They style what stands inside a word or beside it. */
const inline = words(
  'i b em strong sub sup span u tt sc small big font a mark italic bold monospace underline overline roman scp inf ' +
    'sans-serif ext-link xref uri email emphasis styled-content named-content inline-formula alternatives tex-math ' +
    'inline-graphic math semantics annotation annotation-xml mrow mi mn mo mtext ms msub msup msubsup mfrac msqrt ' +
    'mroot mover munder munderover mmultiscripts mprescripts mspace mstyle mtable mtr mtd mfenced mpadded mphantom',
);
/** What stands before and after them are two words. */
const block = words(
  'p div br hr ul ol li dl dt dd table thead tbody caption tr th td blockquote pre section abstract sec title label ' +
    'list list-item disp-formula disp-quote break h1 h2 h3 h4 h5 h6',
);
/** Names of what follows: "Background: We ask …". */
const heading = words('title h1 h2 h3 h4 h5 h6');
/** Nothing in them is for readers. */
const unread = words('annotation annotation-xml');
const isVoid = words('br hr break');

/** `</jats:title>`, `<span class="nocase">`: an attribute has a value, or "a<b and c>d" would hold a tag. */
const tag =
  /<(\/?)([a-z]+:)?([a-z][a-z0-9-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))*)\s*(\/?)>/gi;
/** Neither begins again inside itself: a thousand that never end would each be looked for to the end. */
const noText = /<!--(?:(?!<!--)[^])*?-->|<\?xml[^<>]*\?>/g;
const cdata = /<!\[CDATA\[((?:(?!<!\[CDATA\[)[^])*?)\]\]>/g;
const entity = /&(?:#\d|#x[\da-f]|[a-z])/i;
const mathMl = /<(?:mml?:)?math\b/i;

interface Tag {
  readonly from: number;
  readonly to: number;
  /** Without its prefix, in lower case. */
  readonly name: string;
  readonly isEnd: boolean;
  /** Markup on its own account, whether or not it is closed. */
  readonly isSure: boolean;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/**
 * The words alone. What entities stand for counts, however often they were written as entities themselves: services write
 * `&amp;lt;i&amp;gt;` for `<i>`. Doing it again changes nothing.
 */
export function stripMarkup(text: string): string {
  let after = text;
  for (let before = ''; after !== before;) {
    before = after;
    after = withoutTags(before);
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

/** What becomes of the tags, in their order; those inside what goes as a whole come after it. */
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
    // "Background: We ask …"; the name itself may end in a mark.
    const isNamed = heading.has(name) && /[\p{L}\p{N})]$/u.test(content);
    if (!isSure || isNamed) add(found, isNamed ? ': ' : undefined);
  }
  return edits.sort((a, b) => a.from - b.from || b.to - a.to || b.by.length - a.by.length);
}

/** A formula comes as TeX and as MathML, and once is enough. */
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
