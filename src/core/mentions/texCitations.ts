// Finds the keys of citations that look like TeX: \cite and all its kin, csquotes' \textcquote, Rd's \insertCite, and Doxygen's \cite.
import type { CitationKeyMatch } from './citationKeyMatch.ts';
import { keysIn } from './citationKeyMatch.ts';

const written = String.raw`\\([A-Za-z@]{0,30}[cC]ite[A-Za-z@]{0,30}|insertRef|[a-z]{0,10}(?:text|block)cquote|begin\{[a-z]{0,10}displaycquote\*?\})\*?(?![A-Za-z@])`;
/** A command whose name has "cite", Rdpack's \insertRef, or a quotation of csquotes. An even number of backslashes before it are line breaks. */
const command = new RegExp(String.raw`(?<!\\)(?:\\\\)*${written}`, 'g');
/** As `command`, in strings of code, where a backslash may be written twice. */
const commandInCode = new RegExp(written, 'g');
/** Commands that set how citations look, and others without a key. */
const notCiting =
  /style$|^(?:cite(?:text|sep\w*|setup|reset|left|right|mid|punct|dash|numfont|form|count|color|index\w*|tracker\w*|hook|name(?:font|punct))|setcite\w*|newcites|bibcite|abx@\w*|blx@\w*|mkbib\w*)$|^(?:AtEvery|AtNext|Declare|Provide|Define|Use|use|if|print|clear|Set)/;
/** Before a command that is defined, set or printed there, and cites nothing. */
const defining =
  /\\(?:(?:re)?newcommand|providecommand|(?:re)?newrobustcmd|DeclareRobustCommand|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|[egx]?def|let|setlength|addtolength|string)\*?\s*$/;
/** Characters before a command that are searched for `defining`. */
const definingReach = 50;
/** Commands whose brace groups are volume, or language, and key in turn. */
const ofVolumes = /volcites?$|^(?:begin\{)?(?:foreign|hyphen|hybrid)[a-z]*cquote/i;
const several = /(?:cites|citetexts)$/;

/** At most one line break, then notes: `[see][p. 3]`, biblatex's `(see)(p. 3)`, beamer's `<2->`. */
const blank = /[ \t]*(?:\r?\n[ \t]*)?/y;
const note = /\[(?:[^[\]{}]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\[[^[\]]*\])*\]|\([^()]*\)|<[^<>{}\n]*>/y;
const group = /\{([^{}]{0,5000})\}/y;

export function texKeys(text: string, where: 'document' | 'code'): CitationKeyMatch[] {
  const found: CitationKeyMatch[] = [];
  const isExplicit = where === 'document';
  for (const { 0: match, 1: name = '', index } of text.matchAll(isExplicit ? command : commandInCode)) {
    if (notCiting.test(name) || defining.test(text.slice(Math.max(0, index - definingReach), index)))
      continue;
    let at = index + match.length;
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const taken = pattern.exec(text);
      if (taken !== null) at = pattern.lastIndex;
      return taken;
    };
    for (let count = 0; ;) {
      take(blank);
      if (take(note) !== null) continue;
      const keys = take(group)?.[1];
      if (keys === undefined) break;
      count++;
      if (!ofVolumes.test(name) || count % 2 === 0) {
        const from = at - 1 - keys.length;
        if (name.startsWith('insert')) found.push(...insertedKeys(keys, from, isExplicit));
        else found.push(...keysIn(keys, from, { form: 'tex', isExplicit }));
      }
      if (!several.test(name) && !(ofVolumes.test(name) && count === 1)) break;
    }
  }
  return found;
}

/** Rdpack: `key1,key2;textual`, or free text with `@key`. https://CRAN.R-project.org/package=Rdpack */
function insertedKeys(written: string, from: number, isExplicit: boolean): CitationKeyMatch[] {
  const keys = written.replace(/;.*$/s, '');
  if (!keys.includes('@')) return keysIn(keys, from, { form: 'tex', isExplicit });
  return [...keys.matchAll(/(?<![\p{L}\p{N}_@])@([\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])/gu)].map(
    ({ 1: key = '', index }) => {
      const start = from + index + 1;
      return { start, end: start + key.length, key, form: 'tex', isExplicit };
    },
  );
}

/** Doxygen: `\cite key` and `@cite key`, without braces. */
const doxygen = /(?<![\w\\@])[\\@]cite[ \t]+([\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?)/gu;

export function doxygenKeys(text: string): CitationKeyMatch[] {
  return [...text.matchAll(doxygen)].map(({ 0: match, 1: key = '', index }) => {
    const end = index + match.length;
    return { start: end - key.length, end, key, form: 'tex', isExplicit: false };
  });
}
