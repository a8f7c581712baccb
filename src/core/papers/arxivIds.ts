// Patterns and parser for arXiv ids. https://info.arxiv.org/help/arxiv_identifier.html
import type { PaperId } from './paper.ts';

const archives =
  'astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph|math|nlin|physics|q-bio|cs|stat|q-fin|cmp-lg|alg-geom|dg-ga|q-alg|solv-int|chao-dyn|patt-sol|adap-org|comp-gas|acc-phys|atom-ph|plasm-ph|supr-con|funct-an|chem-ph|mtrl-th|ao-sci|bayes-an';
/** Ids since April 2007: year, month, sequence number. */
export const newStyleId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
/** Ids from 1991 to March 2007: archive, optional subject class, then year, month and sequence number. */
export const oldStyleId = String.raw`(?:${archives})(?:\.(?:[A-Z]{2}|[a-z]+-?[a-z]+))?\/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3}`;

const whole = new RegExp(String.raw`^(?:(${newStyleId})|(${oldStyleId}))(?:v\d+)?$`, 'i');

/**
 * Parses a text that consists of an arXiv id only. Drops the subject class, which is not part of the id:
 * `math.GT/0309136` becomes `math/0309136`.
 */
export function arxivId(text: string): PaperId | undefined {
  const [, recent, old] = whole.exec(text) ?? [];
  const id = recent ?? old?.replace(/\.[\w-]+/, '').toLowerCase();
  return id === undefined ? undefined : `arxiv:${id}`;
}

/** Whether an arXiv id can exist: from April 2007 to 2049, four digits after the dot until 2014, five since. */
export function isPossibleId(id: PaperId): boolean {
  const { month = '', number = '' } = newStyleParts(id) ?? {};
  if (month === '') return true;
  return (
    month >= '0704' && month < '5000' && number.length === (month < '1501' ? 4 : 5) && Number(number) > 0
  );
}

/** Returns the two parts of `arxiv:YYMM.number`; undefined for any other id. */
export function newStyleParts(id: PaperId): { readonly month: string; readonly number: string } | undefined {
  const [, month, number] = /^arxiv:(\d{4})\.(\d+)$/.exec(id) ?? [];
  return month === undefined || number === undefined ? undefined : { month, number };
}
