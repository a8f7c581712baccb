// A citation where the cursor is: a command of LaTeX or Markdown, or a comment in the file's own language.
import { publishedYear, shortAuthors, type Paper } from '../paper.ts';
import { citationOf } from './citation.ts';
import { commentMarks } from './commentMarks.ts';

export interface CitedPaper {
  readonly paper: Paper;
  readonly key: string;
}

/** What replaces the characters from `from` up to, not with, `to` of a line; may be several lines, joined by `\n`. */
interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Prose {
  readonly before: string;
  readonly beforeKey: string;
  readonly between: string;
  readonly after: string;
  /** Matches a line up to a cursor that stands among the keys of such a citation. */
  readonly among: RegExp;
}

const latex: Prose = {
  ...{ before: String.raw`\cite{`, beforeKey: '', between: ',', after: '}' },
  among: /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{([^{}]*)$/i,
};
const markdown: Prose = {
  ...{ before: '[', beforeKey: '@', between: '; ', after: ']' },
  among: /\[([^[\]]*@[^[\]]*)$/,
};
const prose: Readonly<Record<string, Prose>> = {
  ...{
    latex,
    tex: latex,
    'latex-expl3': latex,
    doctex: latex,
    rsweave: latex,
    jlweave: latex,
    'pweave-latex': latex,
  },
  ...{
    markdown,
    quarto: markdown,
    rmd: markdown,
    mdx: markdown,
    'markdown-math': markdown,
    juliamarkdown: markdown,
  },
};

/** Does a citation in this language go by a key, which a bibliography explains? */
export function citesByKey(languageId: string): boolean {
  return Object.hasOwn(prose, languageId);
}

/** `line` is the cursor's line, `at` the cursor in it. A language without comments gets the citation as it is. */
export function citationAt(
  languageId: string,
  line: string,
  at: number,
  cited: readonly CitedPaper[],
): LineEdit {
  const inProse = citesByKey(languageId) ? prose[languageId] : undefined;
  return inProse === undefined ? commentAt(languageId, line, at, cited) : keysAt(inProse, line, at, cited);
}

function keysAt(
  { before, beforeKey, between, after, among }: Prose,
  line: string,
  at: number,
  cited: readonly CitedPaper[],
): LineEdit {
  const keys = cited.map(({ key }) => beforeKey + key).join(between);
  const others = among.exec(line.slice(0, at))?.[1];
  if (others === undefined) return { from: at, to: at, text: before + keys + after };
  const isNext = others.trim() !== '' && !/[,;]\s*$/.test(others);
  const hasNext = /^\s*[^\s,;}\]]/.test(line.slice(at));
  return { from: at, to: at, text: (isNext ? between : '') + keys + (hasNext ? between : '') };
}

function commentAt(languageId: string, line: string, at: number, cited: readonly CitedPaper[]): LineEdit {
  const [open = '', close = ''] = commentMarks(languageId) ?? [];
  const texts = cited.map(({ paper }) =>
    close === '' ? shortCitation(paper) : shortCitation(paper).replaceAll(close, Array.from(close).join(' ')),
  );
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const isInComment = open !== '' && line.trimStart().startsWith(open) && at >= indent.length + open.length;
  if (open === '' || isInComment) return { from: at, to: at, text: texts.join('; ') };
  const comments = texts.map(text => [open, text, close].filter(Boolean).join(' '));
  return indent === line
    ? { from: 0, to: line.length, text: comments.map(comment => indent + comment).join('\n') }
    : { from: 0, to: 0, text: comments.map(comment => `${indent}${comment}\n`).join('') };
}

/** "Ada Lovelace et al. (2024). A Paper. Proceedings of CVPR. https://doi.org/… arXiv:2401.00001", without what is unknown. */
function shortCitation(paper: Paper): string {
  const { title, venue, url, doi, eprint } = citationOf(paper);
  const year = publishedYear(paper);
  const start = [shortAuthors(paper), year === '' ? '' : `(${year})`].filter(Boolean).join(' ');
  const sentences = [start, title, venue]
    .filter(Boolean)
    .map(text => (/[.?!]$/.test(text) ? text : `${text}.`));
  return [...sentences, url, doi !== '' && eprint !== '' ? `arXiv:${eprint}` : ''].filter(Boolean).join(' ');
}
