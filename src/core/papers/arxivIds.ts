// arXiv's ids: https://info.arxiv.org/help/arxiv_identifier.html
import type { PaperId } from './paper.ts';

const archives =
  'astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph|math|nlin|physics|q-bio|cs|stat|q-fin|cmp-lg|alg-geom|dg-ga|q-alg|solv-int|chao-dyn|patt-sol|adap-org|comp-gas|acc-phys|atom-ph|plasm-ph|supr-con|funct-an|chem-ph|mtrl-th|ao-sci|bayes-an';
/** Since April 2007: year, month, running number. */
export const newStyleId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
/** Before, since 1991: archive, at times with a subject class, then year, month, running number. */
export const oldStyleId = String.raw`(?:${archives})(?:\.(?:[A-Z]{2}|[a-z]+-?[a-z]+))?\/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3}`;

const whole = new RegExp(String.raw`^(?:(${newStyleId})|(${oldStyleId}))(?:v\d+)?$`, 'i');

/** Of a text that is an id and nothing else. The subject class says nothing: `math.GT/0309136` is `math/0309136`. */
export function arxivId(text: string): PaperId | undefined {
  const [, recent, old] = whole.exec(text) ?? [];
  const id = recent ?? old?.replace(/\.[\w-]+/, '').toLowerCase();
  return id === undefined ? undefined : `arxiv:${id}`;
}
