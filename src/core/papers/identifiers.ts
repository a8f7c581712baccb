// Parses paper ids as people paste them: bare, with a scheme, or inside a link.
import { decodePercent, toHalfWidth, trimPunctuation, unescapeMarkup } from '../text/addressInText.ts';
import { hash53 } from '../text/hash.ts';
import { latexToText } from '../text/latex.ts';
import { toPlainText } from '../text/plainText.ts';
import { fold } from '../text/tokenizer.ts';
import { anthologyDoi, anthologyId } from './anthology.ts';
import { arxivId } from './arxivIds.ts';
import type { PaperId } from './paper.ts';

const doi = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cf}\p{Cs}]+$/u;
/** DOIs that arXiv assigns to its own papers. */
const arxivDoi = /^10\.48550\/arxiv\./i;
/** Prefixes that people write before an id: `arXiv:`, `DOI: `, `info:doi/`, `urn:doi:`. */
const arxivScheme = /^arxiv\s*[:：]\s*/i;
const doiScheme = /^(?:info:|urn:)?doi(?:\s*[:：=]\s*|\/|\s+)/i;

/** Mirrors too: de.arxiv.org, and xxx.lanl.gov, arXiv's first address. */
const arxivHosts = /^(?:[\w-]+\.)?(?:arxiv|alphaxiv|ar5iv)\.org$|^ar5iv\.labs\.arxiv\.org$|^xxx\.lanl\.gov$/;
const huggingFaceHosts = /^(?:www\.)?(?:huggingface\.co|hf\.co)$/;
const doiHosts = /^(?:dx\.|www\.)?doi\.org$/;
/** Publishers whose addresses have the DOI behind a word or two, and nothing but views of the page behind it. */
export const publisherHosts = String.raw`(?:dl\.acm|link\.springer|onlinelibrary\.wiley|pnas|science|tandfonline|journals\.(?:aps|sagepub)|pubs\.acs|epubs\.siam|royalsocietypublishing|annualreviews|nejm)\.(?:com|org)`;
const publisherHost = new RegExp(`^(?:www\\.)?(?:${publisherHosts})$`);
const publisherPath =
  /^(?:[a-z]+\/){1,2}(10\.\d{4,9}\/.+?)(?:\.pdf|\/(?:fulltext\.html|figures|tables|metrics|references)(?:\/.*)?)?$/i;
const link = /^(?:(?:https?:)?\/\/)?([\w.-]+\.[a-z]{2,})\/([^?#]+)/i;
/** What services add to an address, with `&` in place of `?` too: no id and no DOI has it. */
export const query = /[?&]\w+=.*$/s;
/** What arXiv prints behind an id: ` [cs.CL] 5 Jun 2023`. */
const arxivStamp = /\s+\[[a-z-]+(?:\.[a-z-]+)?\].*$/is;

/**
 * Parses a text that names a paper and nothing else: `2306.03089v2`, `arXiv:cs/0112017`, a DOI, or a link to arXiv
 * (abs, pdf, html), alphaXiv, ar5iv, a Hugging Face paper page, doi.org, a publisher or the ACL Anthology. Returns DOIs in lower
 * case, and old arXiv ids without their subject class.
 */
export function parsePaperId(text: string): PaperId | undefined {
  const bare = trimPunctuation(
    unescapeMarkup(toHalfWidth(toPlainText(text)).replace(/^[\s<{"'\p{Ps}\p{Pi}]+/u, ''))
      .replace(query, '')
      .replace(arxivStamp, '')
      .trimEnd(),
  );
  const name = bare.replace(arxivScheme, '').replace(doiScheme, '');
  const [, host = '', path = ''] = link.exec(name) ?? [];
  return arxivId(name) ?? fromDoi(name) ?? fromLink(name, host.toLowerCase(), path);
}

/**
 * Returns the bare DOI of a published version; undefined for arXiv's own DOIs. Of several DOIs separated by spaces or
 * commas, as arXiv writes them, returns the first.
 */
export function parsePublishedDoi(text: string): string | undefined {
  const id = parsePaperId(text.trim().split(/\s+|[;,](?=10\.\d{4})/)[0] ?? '');
  return id?.startsWith('doi:') ? id.slice('doi:'.length) : undefined;
}

/** Splits `arxiv:2306.03089` into `arxiv` and `2306.03089`. */
export function splitPaperId(id: PaperId): { readonly scheme: string; readonly name: string } {
  const colon = id.indexOf(':');
  return { scheme: id.slice(0, colon), name: id.slice(colon + 1) };
}

/**
 * Returns the id for a paper without arXiv id and DOI: a hash of the title's letters and digits, the same for every
 * spelling of them.
 */
export function localPaperId(title: string): PaperId {
  return `local:${hash53(normaliseTitle(title))}`;
}

/**
 * Returns the title's letters and digits in lower case, without LaTeX and diacritics; the trimmed title if it has
 * none.
 */
export function normaliseTitle(title: string): string {
  return fold(latexToText(title)).replace(/[^\p{L}\p{N}]+/gu, '') || title.trim();
}

function fromLink(address: string, host: string, path: string): PaperId | undefined {
  const whole = decodePercent(path).replace(/\/+$/, '');
  const [section = '', ...rest] = whole.split('/');
  const id = rest.join('/').replace(/\.pdf$/i, '');
  if (doiHosts.test(host)) return fromDoi([section, ...rest].join('/').replace(doiScheme, ''));
  if (huggingFaceHosts.test(host)) return section === 'papers' ? arxivId(id) : undefined;
  if (arxivHosts.test(host)) return arxivId(id);
  if (publisherHost.test(host)) return fromDoi(publisherPath.exec(whole)?.[1] ?? '');
  const inAnthology = anthologyId(address);
  return inAnthology === undefined ? undefined : fromDoi(anthologyDoi(inAnthology) ?? '');
}

/** Accepts a DOI with or without percent-encoding. */
function fromDoi(text: string): PaperId | undefined {
  const name = [decodePercent(text), text].find(each => doi.test(each));
  if (name === undefined) return undefined;
  return arxivDoi.test(name) ? arxivId(name.replace(arxivDoi, '')) : `doi:${name.toLowerCase()}`;
}

/** Encodes an id for an address, `?` and `#` too, which would start a query or a fragment. Never throws. */
export function inAddress(name: string): string {
  return encodeURI(toPlainText(name)).replace(/[?#]/g, encodeURIComponent);
}

/** Returns the address of the DOI's page. */
export function doiUrl(name: string): string {
  return `https://doi.org/${inAddress(name)}`;
}
