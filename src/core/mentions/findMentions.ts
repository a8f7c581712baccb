// Where a text names papers: by id, by DOI, by link; on the exact characters.
import { paperIdIn } from '../identifiers.ts';
import type { PaperId } from '../paper.ts';

interface Found {
  /** The characters that name the paper: from, and up to, offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Undefined for a link whose service has ids that are not ours: OpenReview, Semantic Scholar. */
  readonly id?: PaperId;
  /** Where the paper can be read, always https. */
  readonly url: string;
}

const archives =
  'astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph|math|nlin|physics|q-bio|cs|stat|q-fin|cmp-lg|alg-geom|dg-ga|q-alg|solv-int|chao-dyn|patt-sol|adap-org|comp-gas|acc-phys|atom-ph|plasm-ph|supr-con|funct-an|chem-ph|mtrl-th|ao-sci|bayes-an';
const newStyle = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const oldStyle = String.raw`(?:${archives})(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3}`;
const version = String.raw`(?:v[1-9]\d?)?`;

const hosts = String.raw`(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|huggingface\.co\/papers|hf\.co\/papers|doi\.org|openreview\.net|aclanthology\.org|aclweb\.org\/anthology|semanticscholar\.org)`;
/** What an address may hold: a comma begins the next one, and TeX writes an underscore as `\_`. */
const addressed = String.raw`(?:[^\s<>"'\`{}|\\^,]|\\_)`;
const link = new RegExp(String.raw`\b(?:https?:\/\/)?${hosts}\/${addressed}+`, 'gi');
const prefixed = new RegExp(
  String.raw`\barxiv(?:\s*[:.]\s*|\s+)(?:(?:abs|pdf)\/)?(${newStyle}|${oldStyle})${version}(?![\w/]|\.\d)`,
  'gi',
);
const bareOld = new RegExp(String.raw`(?<![\w./-])${oldStyle}${version}(?![\w/-]|\.\w)`, 'g');
const bareNew = new RegExp(
  String.raw`(?<![\w.,/+*$€£#@%-]|[\d)]\s|[=>+]\s?|<\s|<(?![\d.v]+>\`)|(?<!\/)\/\s?|\S\s*[*-]\s?)${newStyle}${version}(?![\w%°€/+*-]|[.,]\d|\s*[-+*/=]\s*\d|\s+(?:USD|EUR|ms|s|km|m|kg)\b)`,
  'g',
);
const doi = new RegExp(String.raw`(?<![\w./-])10\.\d{4,9}\/${addressed}{3,}`, 'g');
/** Cheaper than the patterns, and true for next to no line of code. */
const mayName =
  /arxiv|\d{4}\.\d{4}|\/\d{7}|10\.\d{4}|openreview|aclanth|aclweb|semanticsch|\/papers\/|doi\.org/i;

/** Words that stand near an id, and seldom near any other number. */
const citing =
  /arxiv|\beprint\b|\bpapers?\b|\bpreprints?\b|\bet al\b|\bcit(?:e|ed|es|ation)\b|\brefs?\b|\breferences?\b|\bsee\b|\bcf\b|\bintroduced\b|\bproposed\b|\bdescribed\b|\bimplement/i;
/** In the order in which they stand; no two overlap. The text is a line, or several. */
export function findMentions(text: string): Found[] {
  if (!mayName.test(text)) return [];
  const found: Found[] = [];
  const add = (start: number, end: number, id: PaperId | undefined, url = id && pageOf(id)): void => {
    if (url === undefined || found.some(other => start < other.end && other.start < end)) return;
    found.push({ start, end, url, ...(id === undefined ? {} : { id }) });
  };
  for (const { 0: match, index } of text.matchAll(link)) {
    const named = withoutTail(match);
    const id = paperIdIn(unescaped(named)) ?? aclId(named);
    if (id !== undefined) add(index, index + named.length, id);
    else if (isPaperPage(named)) add(index, index + named.length, undefined, asHttps(named));
  }
  for (const { 0: match, index } of text.matchAll(doi)) {
    const named = withoutTail(match);
    if (isDoi(named, text.slice(Math.max(0, index - doiReach), index)))
      add(index, index + named.length, paperIdIn(unescaped(named)));
  }
  for (const { 0: match, index } of text.matchAll(prefixed)) {
    const id = paperIdIn(match.replace(/^arxiv(?:\s*[:.]\s*|\s+)(?:(?:abs|pdf)\/)?/i, ''));
    if (id !== undefined && isPlausible(id)) add(index, index + match.length, id);
  }
  for (const pattern of [bareOld, bareNew])
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const id = paperIdIn(match);
      const end = index + match.length;
      if (id !== undefined && isPlausible(id) && (pattern === bareOld || isCited(text, index, end)))
        add(index, end, id);
    }
  return found.sort((a, b) => a.start - b.start);
}

/** Where the paper can be read; undefined for ids of our own. */
export function pageOf(id: PaperId): string | undefined {
  const name = id.slice(id.indexOf(':') + 1);
  if (id.startsWith('arxiv:')) return `https://arxiv.org/abs/${name}`;
  return id.startsWith('doi:') ? `https://doi.org/${encodeURI(name)}` : undefined;
}

/** Four digits after the full stop until 2014, five since; papers since April 2007, none from years to come. */
function isPlausible(id: PaperId): boolean {
  const [, year = '', month = '', number = ''] = /^arxiv:(\d\d)(\d\d)\.(\d+)$/.exec(id) ?? [];
  if (year === '') return true;
  const month4 = Number(year) * 100 + Number(month);
  return (
    month4 >= 704 && Number(year) < 50 && number.length === (month4 < 1501 ? 4 : 5) && Number(number) > 0
  );
}

/** "doi: ", "DOI=", "\\doi{". */
const doiReach = 8;

/** Not a quotient such as 10.1234/scale: a DOI says so, or has a digit behind its slash. */
function isDoi(named: string, before: string): boolean {
  const suffix = named.slice(named.indexOf('/'));
  return /[\p{L}\p{N}]{2}/u.test(suffix) && (/\d/.test(suffix) || /doi\W*$/i.test(before));
}

/**
 * A number alone is no id: something about its line must say so. Quotation marks do not, decimals stand there too. No
 * decimal has a version. Sphinx's role for arXiv, "Title" <0909.4061>`, may have its name lines above.
 */
function isCited(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const [before, after] = [text.slice(from, start), text.slice(end, to === -1 ? undefined : to)];
  return (
    /v\d+$/.test(text.slice(start, end)) ||
    citing.test(before) ||
    citing.test(after) ||
    (before.endsWith('<') && after.startsWith('>`'))
  );
}

/** Without the punctuation of the sentence around it: an address may hold brackets, but ends with none that it did not open. */
function withoutTail(match: string): string {
  let text = match;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = { ')': '(', ']': '[' }[last];
    const isLoose = opening !== undefined && count(text, last) > count(text, opening);
    if (!isLoose && !/[.,;:!?*_~\\]/.test(last) && !text.endsWith('*/')) return text;
    text = text.slice(0, -1);
  }
}

const unescaped = (text: string): string => text.replaceAll('\\_', '_');

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** The Anthology's ids are the last part of its DOIs: https://aclanthology.org/faq/doi/ */
function aclId(address: string): PaperId | undefined {
  const id =
    /(?:aclanthology\.org|aclweb\.org\/anthology)\/((?:[A-Z]\d{2}-\d{4})|(?:20\d{2}\.[a-z0-9]+-[a-z0-9]+\.\d+))(?=$|[/?#.])/.exec(
      address,
    )?.[1];
  return id === undefined ? undefined : `doi:10.18653/v1/${id.toLowerCase()}`;
}

function isPaperPage(address: string): boolean {
  return /openreview\.net\/(?:forum|pdf)\?(?:\S*&)?id=\w|semanticscholar\.org\/(?:paper\/\S*[0-9a-f]{40}|(?:arxiv|CorpusID):)/i.test(
    address,
  );
}

const asHttps = (address: string): string => `https://${address.replace(/^https?:\/\//i, '')}`;
