// Finds mentions of papers in a text, by id, DOI or link, with their exact offsets.
import { anthologyHosts, anthologyId, anthologyIds, anthologyPage } from '../papers/anthology.ts';
import { isPossibleId, newStyleId, oldStyleId } from '../papers/arxivIds.ts';
import { parsePaperId, publisherHosts, query } from '../papers/identifiers.ts';
import { paperPageUrl } from '../papers/links.ts';
import type { PaperId } from '../papers/paper.ts';
import { addressAt, toHalfWidth, unescapeMarkup } from '../text/addressInText.ts';

interface MentionMatch {
  /** Offsets of the mention in the text: of its first character, and after its last. */
  readonly start: number;
  readonly end: number;
  /** Undefined for a page whose paper has no supported id: OpenReview, Semantic Scholar, most of the ACL Anthology. */
  readonly id?: PaperId;
  /** Web page of the paper, always https. */
  readonly url: string;
}

const version = String.raw`(?:v[1-9]\d?)?`;

/** Names of at most so many parts and letters: else a long run of such parts would be read again from each of them. */
const hosts = String.raw`(?:[\w-]{1,63}\.){0,4}(?:arxiv\.org|xxx\.lanl\.gov|alphaxiv\.org|huggingface\.co\/papers|hf\.co\/papers|doi\.org|openreview\.net|semanticscholar\.org|${publisherHosts}|${anthologyHosts})`;
const link = new RegExp(String.raw`\b(?:https?:\/\/)?${hosts}\/`, 'gi');
const prefixed = new RegExp(
  String.raw`\b(?:arxiv(?:\s*[:：.,]\s*|\s+)(?:(?:abs|pdf)\/)?|CoRR,?\s+abs\/)(${newStyleId}|${oldStyleId})${version}(?![\w/]|\.\d)`,
  'gi',
);
const bareOld = new RegExp(String.raw`(?<![\w./-])${oldStyleId}${version}(?![\w/-]|\.\w)`, 'g');
const bareNew = new RegExp(
  String.raw`(?<![\w.,/+*$€£#@%-]|[\d)]\s|[=>+]\s?|<\s|<(?![\d.v]+>\`)|(?<!\/)\/\s?|\S\s*[*-]\s?)${newStyleId}${version}(?![\w%°€/+*-]|[.,]\d|\s*[-+*/=]\s*\d|\s+(?:USD|EUR|ms|s|km|m|kg)\b)`,
  'g',
);
const doi = /(?<![\w./-])10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)/gi;
const prefixedAnthology = new RegExp(
  String.raw`\b(?:acl[\s-]?)?anthology(?:[\s-]?id)?[\s:：=#"'{([]{1,4}(${anthologyIds})(?![\w-])`,
  'gi',
);
/** A cheap test before the patterns; false for nearly all lines of code. */
const mayName =
  /arxiv|lanl|\d{4}\.\d{4}|\/\d{7}|10\.\d{4}|openreview|anthology|aclweb|semanticsch|\/papers\/|doi\.org|[０-９]{4}/i;

/** Words often found near an id, and rarely near other numbers. */
const citing =
  /arxiv|\beprint\b|\bpapers?\b|\bpreprints?\b|\bet al\b|\bcit(?:e|ed|es|ation)\b|\brefs?\b|\breferences?\b|\bsee\b|\bcf\b|\bintroduced\b|\bproposed\b|\bdescribed\b|\bimplement|论文|論文|文献|参考|参见|參見|参照|參照|引用|预印本|預印本|プレプリント|논문|참고/i;

/** Returns the mentions in text order, without overlaps. The text can have several lines. */
export function findMentions(written: string): MentionMatch[] {
  if (!mayName.test(written)) return [];
  const text = toHalfWidth(written);
  const found: MentionMatch[] = [];
  const add = (start: number, end: number, id: PaperId | undefined, url = id && paperPageUrl(id)): void => {
    if (url === undefined || found.some(other => start < other.end && other.start < end)) return;
    found.push({ start, end, url, ...(id === undefined ? {} : { id }) });
  };
  for (const { index } of text.matchAll(link)) {
    const named = addressAt(text, index);
    const url = pageIn(unescapeMarkup(named));
    add(index, index + named.length, parsePaperId(named), url);
  }
  for (const { index } of text.matchAll(doi)) {
    const named = addressAt(text, index).replace(query, '');
    const id = parsePaperId(named);
    if (id !== undefined && isDoi(named, text.slice(Math.max(0, index - doiReach), index)))
      add(index, index + named.length, id);
  }
  for (const { 0: match, 1: name = '', index } of text.matchAll(prefixed)) {
    const id = parsePaperId(name);
    if (id !== undefined && isPossibleId(id)) add(index, index + match.length, id);
  }
  for (const { 0: match, 1: id = '', index } of text.matchAll(prefixedAnthology)) {
    const end = index + match.length;
    add(end - id.length, end, parsePaperId(anthologyPage(id)), anthologyPage(id));
  }
  for (const pattern of [bareOld, bareNew])
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const id = parsePaperId(match);
      const end = index + match.length;
      if (id !== undefined && isPossibleId(id) && (pattern === bareOld || isCited(text, index, end)))
        add(index, end, id);
    }
  return found.sort((a, b) => a.start - b.start);
}

/** Number of characters before a DOI searched for "doi: ", "DOI=" or "\\doi{". */
const doiReach = 8;

/** Tells a DOI from a quotient such as 10.1234/scale: it has "doi" before it, or a digit after the slash. */
function isDoi(named: string, before: string): boolean {
  const suffix = named.replace(/^.*?(?:\/|%2f)/i, '');
  return (
    suffix.length > 2 && /[\p{L}\p{N}]{2}/u.test(suffix) && (/\d/.test(suffix) || /doi\W*$/i.test(before))
  );
}

/**
 * Tells whether a bare number is an id: it has a version, which decimals lack, or a citing word is on its line.
 * Quotation marks do not count, since decimals are quoted, too. Sphinx's role for arXiv, "Title" <0909.4061>`, may have
 * its name on a line above.
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

/** Returns the https page of a service whose links identify papers; undefined for other addresses. */
function pageIn(address: string): string | undefined {
  const id = anthologyId(address);
  if (id !== undefined) return anthologyPage(id);
  return paperPage.test(address) ? `https://${address.replace(/^https?:\/\//i, '')}` : undefined;
}

const paperPage =
  /openreview\.net\/(?:forum|pdf)\?(?:\S*&)?id=\w|semanticscholar\.org\/(?:paper\/\S*[0-9a-f]{40}|(?:arxiv|CorpusID):)/i;
