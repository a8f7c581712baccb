// Paper ids as people paste them: bare, with a scheme, or inside a link.
import type { PaperId } from './paper.ts';
import { stripLatex } from './text/latex.ts';
import { hash53 } from './text/hash.ts';
import { fold } from './text/words.ts';

const version = String.raw`(?:v\d+)?`;
/** Since April 2007: year, month, running number. https://info.arxiv.org/help/arxiv_identifier.html */
const newStyle = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
/** Before: archive, at times with a subject class, then year, month, running number. */
const oldStyle = String.raw`[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3}`;
const arxivId = new RegExp(`^(${newStyle}|${oldStyle})${version}$`);
const doi = /^10\.\d{4,9}\/\S+$/;
/** DOIs that arXiv gives its own papers. */
const arxivDoi = /^10\.48550\/arxiv\./i;

const arxivHosts = /^(?:(?:www|export|browse)\.)?(?:arxiv|alphaxiv|ar5iv)\.org$|^ar5iv\.labs\.arxiv\.org$/;
const huggingFaceHosts = /^(?:www\.)?(?:huggingface\.co|hf\.co)$/;
const doiHosts = /^(?:dx\.|www\.)?doi\.org$/;
const link = /^(?:https?:\/\/)?([\w.-]+\.[a-z]{2,})\/([^?#]+)/i;

/**
 * The paper that the text names, when it names one and nothing else: `2306.03089v2`, `arXiv:cs/0112017`, a DOI, or
 * a link to arXiv (abs, pdf, html), alphaXiv, ar5iv, a Hugging Face paper page or doi.org. A DOI comes in lower case.
 */
export function paperIdIn(text: string): PaperId | undefined {
  const bare = text.trim().replace(/^[<("']+|[>)"',;.]+$/g, '');
  const [, host = '', path = ''] = link.exec(bare) ?? [];
  return fromArxiv(bare.replace(/^arxiv:\s*/i, '')) ?? fromDoi(bare) ?? fromLink(host.toLowerCase(), path);
}

/**
 * The bare DOI of a published version. arXiv's own DOIs name no such thing. Of several, arXiv writes them in a row,
 * it is the first.
 */
export function publishedDoi(text: string): string | undefined {
  const id = paperIdIn(text.trim().split(/\s+/)[0] ?? '');
  return id?.startsWith('doi:') ? id.slice('doi:'.length) : undefined;
}

/** `arxiv:2306.03089` as `arxiv` and `2306.03089`. */
export function partsOf(id: PaperId): { readonly scheme: string; readonly name: string } {
  const colon = id.indexOf(':');
  return { scheme: id.slice(0, colon), name: id.slice(colon + 1) };
}

/** The id of a paper that has no other: the same for every spelling of its title's letters and digits. */
export function localPaperId(title: string): PaperId {
  return `local:${hash53(normalisedTitle(title))}`;
}

/** A title's letters and digits alone, in lower case without LaTeX and diacritics; the title itself if it has none. */
export function normalisedTitle(title: string): string {
  return fold(stripLatex(title)).replace(/[^\p{L}\p{N}]+/gu, '') || title.trim();
}

function fromLink(host: string, path: string): PaperId | undefined {
  if (doiHosts.test(host)) return fromDoi(decoded(path));
  const [section = '', ...rest] = path.replace(/\/+$/, '').split('/');
  const id = rest.join('/').replace(/\.pdf$/i, '');
  if (huggingFaceHosts.test(host)) return section === 'papers' ? fromArxiv(id) : undefined;
  return arxivHosts.test(host) ? fromArxiv(id) : undefined;
}

function fromArxiv(id: string): PaperId | undefined {
  const match = arxivId.exec(id)?.[1];
  return match === undefined ? undefined : `arxiv:${match}`;
}

function fromDoi(text: string): PaperId | undefined {
  const name = text.replace(/^doi:\s*/i, '');
  if (!doi.test(name)) return undefined;
  return arxivDoi.test(name) ? fromArxiv(name.replace(arxivDoi, '')) : `doi:${name.toLowerCase()}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
