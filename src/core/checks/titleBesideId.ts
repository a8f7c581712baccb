// Finds the title that a text gives for an id: quoted beside it, as the text of its link, or as a field of one entry.
import type { Span } from '../formats/bibtexScanner.ts';
import { latexToText } from '../text/latex.ts';

/** Characters around an id that are searched for its title. */
const reach = 500;
const quotes = String.raw`"([^"\n]{8,300})"|“([^”\n]{8,300})”|„([^“”\n]{8,300})[“”]|«([^»\n]{8,300})»|‘([^’\n]{8,300})’|\x60{1,2}([^\x60\n']{8,300})(?:''|\x60{1,2})|(?<![\w'])'([^'\n]*(?:\w'\w[^'\n]*)*)'(?!\w)`;
const quoted = new RegExp(quotes, 'g');
/** What may stand between a title and its id: signs, names, years, venues, links, and these words. */
const between =
  /^(?:[^\p{L}]|\p{Lu}[\p{L}\p{M}.'’-]*|\b(?:al|and|und|et|in|on|of|for|the|by|at|to|v|vol|no|pp|proc|proceedings|international|conference|journal|workshop|preprint|paper|available|url|link|https?|www|arxiv|org|abs|pdf|doi|eprint|see|from|published|accepted|de|van|der|von|den|di|la|le|ed|eds|also)\b)*$/u;

interface BesideTitle {
  readonly title: string;
  /** Offset of the title in the text. */
  readonly start: number;
}

/** Returns the title that stands beside the id; undefined unless it surely is one. */
export function titleBesideId(text: string, id: Span): BesideTitle | undefined {
  const from = Math.max(0, id.start - reach);
  const before = withoutMarks(text.slice(from, id.start));
  const after = withoutMarks(text.slice(id.end, id.end + reach));
  const title =
    linkText(before, after) ??
    fieldBeside(before, after) ??
    quotedBefore(before) ??
    quotedAfter(before, after);
  if (title === undefined) return undefined;
  const [word = ''] = /[\p{L}\p{N}]+/u.exec(title) ?? [];
  const start = text.lastIndexOf(word, id.start);
  return { title, start: start < from ? id.start : start };
}

const commentMark = String.raw`(?:\/\/[/!]?|#+|\*(?![*/])|--|%+|;+|>)?`;
/** A blank line, or one that begins an item of a list: what stands before it belongs to another paper. */
const itemStart = new RegExp(
  String.raw`[ \t]*\r?\n[ \t]*${commentMark}[ \t]*(?:(?=\r?\n)|(?:\.\. )?\[[\w.-]+\](?!\()|[-*+•–] |\(?(?:\d{1,3}|[a-z])[.)] )`,
  'g',
);
const lineStart = new RegExp(String.raw`[ \t]*\r?\n[ \t]*${commentMark}[ \t]*(?=\S)`, 'g');
/** Stands for the start of an item. */
const border = '\u0000';
/** Stands for the start of a line. It is white space, which a title may have. */
const lineBreak = '\u2028';

/** Removes what begins a line of a comment, so that a title may go on over its lines. */
function withoutMarks(text: string): string {
  return text.replace(itemStart, border).replace(lineStart, lineBreak);
}

/** `[Title](https://arxiv.org/abs/…)`. A link's text may be any words, so it counts only when written as a title. */
function linkText(before: string, after: string): string | undefined {
  const text = /\[([^[\]]{8,300})\]\(<?$/.exec(before)?.[1];
  return text !== undefined && /^[^\s)]*>?\)/.test(after) && isTitleCase(text)
    ? text.replace(/\s+/g, ' ').trim()
    : undefined;
}

/** `title = {…}` in the same entry, wherever the entry stands. */
function fieldBeside(before: string, after: string): string | undefined {
  const head = before.slice(before.lastIndexOf('@'));
  if (!/^@\s*\w+\s*[{(]/.test(head) || isClosed(head)) return undefined;
  const end = /@\s*\w+\s*[{(]/.exec(after)?.index ?? after.length;
  const value = /\btitle\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"([^"]*)")/i.exec(head + after.slice(0, end));
  const title = latexToText(value?.slice(1).find(Boolean) ?? '');
  return title === '' ? undefined : title;
}

/** Whether the brace that opens the entry is closed in the text. */
function isClosed(entry: string): boolean {
  let depth = 0;
  for (const [brace] of entry.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return true;
  }
  return false;
}

function quotedBefore(before: string): string | undefined {
  const found = [...before.matchAll(quoted)].at(-1);
  if (found === undefined) return undefined;
  const gap = before.slice(found.index + found[0].length);
  if (!isNear(gap) || ofOther.some(form => form.test(gap))) return undefined;
  const line =
    before
      .slice(0, found.index)
      .split(new RegExp(`[${border}${lineBreak}]`))
      .at(-1) ?? '';
  return isTerm(line, gap) || isNextReference(line, gap) ? undefined : titleIn(found);
}

const conjunction = String.raw`(?:(?:and|und|et(?!\s+al\b)|or)\b|[&+])`;
/** The id is another paper's: `"A" and B (id`, `"A". See also B, id`, `"A", B (id`; or that of a whole: `"A" from B, id`. */
const ofOther: readonly RegExp[] = [
  new RegExp(String.raw`(?:^|[)\]]|\d{4})[\s,.;]*${conjunction}`, 'u'),
  /\balso\b(?! (?:available|published|at|on|in)\b)/i,
  /[,.;]\s*\[?(?:\p{Lu}[\p{L}\p{N}-]+\s+){0,2}\p{Lu}[\p{L}\p{N}-]+\]?\s*[([:][^\p{L}]*$/u,
  /^\W*(?:from|of)\b|(?<!\b[Aa]vailable\s)\b(?:from|in|of|by)[\s:([<]*$|^\W*in\s[^,]*\bal\b/,
];

/** `the "Noam Schedule" (id)`: a quoted term, unless it is called a paper. */
function isTerm(line: string, gap: string): boolean {
  return /\b(?:the|an?|our|this|its)\s+$/i.test(line) && !/^\W*(?:paper|preprint)\b/.test(gap);
}

/** `He, "A"⏎Devlin 2018, id`: two lines that begin with a person are two references. */
function isNextReference(line: string, gap: string): boolean {
  return (
    person.test(line) &&
    gap
      .split(lineBreak)
      .slice(1)
      .some(next => person.test(next))
  );
}

const person = /^[^\p{L}]*(?:\p{Lu}\.[\s-]*)*\p{Lu}\p{Ll}+(?:,|\s+et al\b|\s+\(?(?:19|20)\d\d\b)/u;

/** Behind `Name (id` stands the title of another paper, and behind a conjunction, too. */
function quotedAfter(before: string, after: string): string | undefined {
  const [found] = after.matchAll(quoted);
  if (found === undefined || /\p{Lu}[\p{L}\p{N}-]*\s*[([]$/u.test(before)) return undefined;
  const gap = after.slice(0, found.index);
  // Behind the title may be its own id.
  const rest = after.slice(found.index + found[0].length).split(border, 1)[0] ?? '';
  return gap.length <= 40 && !hasConjunction.test(gap) && isNear(gap) && !otherId.test(rest)
    ? titleIn(found)
    : undefined;
}

const hasConjunction = new RegExp(String.raw`(?<!\p{L})${conjunction}`, 'u');
const maxGap = 160;
/** Another id in between has the title for itself. */
const otherId = /\d{4}\.\d{4,5}|10\.\d{4}/;

function isNear(gap: string): boolean {
  return gap.length <= maxGap && !gap.includes(border) && !otherId.test(gap) && between.test(gap);
}

function titleIn(found: RegExpExecArray): string | undefined {
  const title = latexToText(found.slice(1).find(Boolean) ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]+$/, '');
  return isTitle(title) ? title : undefined;
}

/** At least three words that begin with a capital or a digit, and no sign of code. */
function isTitle(text: string): boolean {
  return (
    /^[\p{Lu}\p{N}\p{Lo}]/u.test(text) &&
    !/[{}<>=;\\|@[\]]|::|\(\)|\w\/\w+\/|https?:/.test(text) &&
    !venue.test(text) &&
    !sentenceEnd.test(text) &&
    wordsOf(text).length >= 3
  );
}

/** Quotation marks may be around more than a title. */
const sentenceEnd = /\p{Ll}{3}\.\s+\p{Lu}/u;
/** The name of a journal, a conference or a dataset is quoted, too. */
const venue =
  /\b(?:journal|proceedings|transactions on|conference on|symposium on|workshop|lecture notes|arxiv preprint)\b|\b(?:corpus|corpora|dataset|data set|database|award|(?:19|20)\d\d)$/i;
const aboutLink =
  /\b(?:paper|here|original|link|code|arxiv|pdf|blog|implementation|official|section|appendix|figure|table|website|project|docs?|documentation|repo(?:sitory)?)\b/i;

function isTitleCase(text: string): boolean {
  const words = wordsOf(text).filter(word => word.length > 3);
  const capital = words.filter(word => /^[\p{Lu}\p{N}]/u.test(word));
  return (
    isTitle(text) &&
    words.length >= 4 &&
    capital.length >= 0.7 * words.length &&
    !aboutLink.test(text) &&
    !areNames(text)
  );
}

/** `Devlin, Chang, Lee and Toutanova`, `Jacob Devlin and Kenton Lee`, or with "et al.". */
function areNames(text: string): boolean {
  const lengths = text.split(/,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+/).map(each => wordsOf(each).length);
  const most = Math.max(...lengths);
  return /\bet al\b/.test(text) || (lengths.length > 2 ? most <= 3 : lengths.length === 2 && most <= 2);
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
