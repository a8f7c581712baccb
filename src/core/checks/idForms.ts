// Finds ids of a form that no paper's id has: an arXiv id of the 13th month or of the future, a DOI without its end.
import { isPossibleId, newStyleParts } from '../papers/arxivIds.ts';
import { parsePaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { latexToAddress } from '../text/latex.ts';

interface WrongForm {
  readonly text: string;
  readonly reason: 'arxiv' | 'future' | 'doi';
}

/** Milliseconds of two days: elsewhere the next month may have begun. */
const slackMs = 2 * 86_400_000;

/** Why an arXiv id cannot exist; undefined if it can. `now` is in milliseconds since 1970. */
export function wrongArxivId(id: PaperId, now: number): 'arxiv' | 'future' | undefined {
  if (!isPossibleId(id)) return 'arxiv';
  const { month } = newStyleParts(id) ?? {};
  const thisMonth = new Date(now + slackMs).toISOString().slice(2, 7).replace('-', '');
  return month !== undefined && month > thisMonth ? 'future' : undefined;
}

const arxivLike = /\d{3,6}\.\d{2,7}/;
/** A subject class may stand in a field of its own, beside the number of an old id. */
const oldNumber = /^\s*\d{7}(?:v\d+)?\s*$/;

/** Checks the value of a field that holds an arXiv id: `eprint` of an entry that names arXiv, `arxivid`. */
export function wrongEprint(value: string, now: number): WrongForm | undefined {
  const text = latexToAddress(value);
  if (!/\d/.test(text) || oldNumber.test(text)) return undefined;
  const [id] = text.split(/[\s,;]+/).flatMap(each => parsePaperId(each.replace(/^abs\//, '')) ?? []);
  if (id !== undefined && !id.startsWith('arxiv:')) return undefined;
  const reason = id === undefined ? 'arxiv' : wrongArxivId(id, now);
  return reason === undefined ? undefined : { text, reason };
}

const anyDoi = /10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)\S/i;
/** A short form that doi.org gives: `10/fk8v5r`. */
const shortDoi = /(?:^|\/)10\/[a-z\d]{3,}$/i;

/** Checks the value of the field `doi`. Words such as "forthcoming" are left alone. */
export function wrongDoi(value: string, now: number): WrongForm | undefined {
  const text = latexToAddress(value).trim();
  if (!/\d/.test(text) || anyDoi.test(text.replace(/\s+/g, '')) || shortDoi.test(text)) return undefined;
  // People put an arXiv id here.
  if (parsePaperId(text) !== undefined || arxivLike.test(text)) {
    const id = parsePaperId(text);
    const reason = id === undefined ? undefined : wrongArxivId(id, now);
    return reason === undefined ? undefined : { text, reason };
  }
  return { text, reason: 'doi' };
}

const prefixed =
  /\barxiv(?:\s*[:：]\s*(?:abs\/|pdf\/)?|\.org\/(?:abs|pdf)\/)(\d{2,6}\.\d{3,7})(?:v\d+)?(?![\w/]|\.\d)/gi;

/** Finds arXiv ids in a text that say that they are ones and cannot be. `start` is of the number. */
export function wrongIdsIn(text: string, now: number): (WrongForm & { readonly start: number })[] {
  return [...text.matchAll(prefixed)].flatMap(({ 0: match, 1: number = '', index }) => {
    const id = parsePaperId(number);
    const reason = id === undefined ? 'arxiv' : wrongArxivId(id, now);
    if (reason === undefined) return [];
    return [{ text: number, reason, start: index + match.indexOf(number) }];
  });
}
