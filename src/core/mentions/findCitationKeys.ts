// Finds citation keys in a text, in every notation in which documents and code cite entries of a bibliography.
import { keysIn, type CitationKeyMatch } from './citationKeyMatch.ts';
import type { CitationSyntax } from './citationSyntax.ts';
import { OpaqueText } from './opaqueText.ts';
import { doxygenKeys, texKeys } from './texCitations.ts';

type Find = (text: string) => CitationKeyMatch[];

/** Sphinx: :cite:p:`a,b`, :footcite:`a`. */
const sphinxRole = /(?<![`\w:]):(?:\w{1,30}:)?\w{0,30}cite\w{0,30}(?::\w{1,30})*:`([^`]{1,5000})`/g;
/** MyST: {cite:t}`a`. In scripts, ${cite}` ends a template. */
const mystRole = /(?<!\$)\{\w{0,30}cite\w{0,30}(?::\w{1,30})*\}`([^`]{1,5000})`/g;
/** sphinxcontrib-bibtex puts text around a key into braces: {see}key{p. 3}. */
const around = /\{[^{}]*\}/g;

function roleKeys(role: RegExp, isExplicit: boolean): Find {
  return text =>
    [...text.matchAll(role)].flatMap(({ 0: match, 1: content = '', index }) => {
      const from = index + match.length - 1 - content.length;
      const keys = content.replace(around, note => ' '.repeat(note.length));
      return keysIn(keys, from, { form: 'role', isExplicit });
    });
}

const letter = String.raw`[\p{L}\p{N}_]`;
/** Before `@`: not in an address, a handle of two parts, a path or an escape. */
const beforeAt = String.raw`(?<![\p{L}\p{N}_@\\/.=&+%$#\x60]|\]\()`;
/** https://pandoc.org/MANUAL.html#citation-syntax: single punctuation inside a key, any characters in braces. */
const pandoc = new RegExp(
  String.raw`${beforeAt}@(?:\{([^{}\s]{1,300})\}|(${letter}(?:${letter}|[:.#$%&\-+?<>~/](?=${letter})){0,300}))(?![@]|${letter})`,
  'gu',
);
/** Quarto's references to figures, tables and so on. */
const crossReference =
  /^(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)-/;

function pandocKeys(text: string): CitationKeyMatch[] {
  return [...text.matchAll(pandoc)].map(({ 0: match, 1: braced, 2: bare, index }) => {
    const key = braced ?? bare ?? '';
    const start = index + (braced === undefined ? 1 : 2);
    const isExplicit = isBracketed(text, index, index + match.length) && !crossReference.test(key);
    return { start, end: start + key.length, key, form: 'pandoc', isExplicit };
  });
}

/** Characters around an `@` that are searched for brackets. */
const bracketReach = 400;

/** Tells `[see @key, p. 3]` from `[@name](https://…)`, `[@name]: https://…` and `[a @name][link]`. */
function isBracketed(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - bracketReach), start);
  const open = before.lastIndexOf('[');
  if (open <= before.lastIndexOf(']') || !/[[;\s*-]-?$/.test(before)) return false;
  return /^[^[\]]*(?:\[[^[\]]*\][^[\]]*)?\](?![([:])/.test(text.slice(end, end + bracketReach));
}

/** Typst's labels. `@key` may be a figure's, `<key>` is a citation's only as an argument of `cite`. */
const typstReference = new RegExp(
  // After a letter of a script without spaces, too.
  String.raw`(?<![\w@\\/.=&+%$#])@(${letter}(?:${letter}|[:.-](?=${letter})|-){0,300})`,
  'gu',
);
const typstCite = /\bcite\(([^()]{0,500}(?:\([^()]{0,300}\)[^()]{0,500})?)\)/g;
const typstLabel = /<([\p{L}\p{N}_:.-]+)>|label\(\s*"([^"\n]+)"\s*\)|(?<![:]\s*)"([^"\n]+)"/gu;

function typstKeys(text: string): CitationKeyMatch[] {
  const references = [...text.matchAll(typstReference)].map(({ 1: key = '', index }) =>
    keyAt(index + 1, key, 'typst', false),
  );
  const cited = [...text.matchAll(typstCite)].flatMap(({ 0: match, 1: content = '', index }) => {
    const from = index + match.length - 1 - content.length;
    return [...content.matchAll(typstLabel)].map(({ 0: label, 1: angled, 2: named, 3: quoted, index }) => {
      const key = angled ?? named ?? quoted ?? '';
      return keyAt(
        from + index + label.indexOf(key, angled === undefined ? label.indexOf('"') : 0),
        key,
        'typst',
        true,
      );
    });
  });
  return [...references, ...cited];
}

/** Org: [cite/t:see @a p. 3;@b]; org-ref: cite:a,b and cite:&a;&b. */
const orgCitation = /\[cite(?:\/[\w/-]{1,30})?:([^[\]]{1,3000})\]/g;
const orgKey = /(?<![\p{L}\p{N}_])@([\p{L}\p{N}_:.#$%&+?<>~/'*!^|-]*[\p{L}\p{N}_])/gu;
const orgRef = /(?<![\w/@:])\w{0,20}cite\w{0,20}:(?=[\p{L}\p{N}_&])([\p{L}\p{N}_:.+/&;,-]{1,1000})/gu;

function orgKeys(text: string): CitationKeyMatch[] {
  const cited = [...text.matchAll(orgCitation)].flatMap(({ 0: match, 1: content = '', index }) => {
    const from = index + match.length - 1 - content.length;
    return [...content.matchAll(orgKey)].map(({ 1: key = '', index: at }) =>
      keyAt(from + at + 1, key, 'org', true),
    );
  });
  const referred = [...text.matchAll(orgRef)].flatMap(({ 0: match, 1: content = '', index }) => {
    const from = index + match.length - content.length;
    const keys = content
      .replace(/[&;]/g, sign => (sign === ';' ? ',' : ' '))
      .replace(/[.:,/-]+$/, end => ' '.repeat(end.length));
    return keysIn(keys, from, { form: 'org', isExplicit: true });
  });
  return [...cited, ...referred];
}

/**
 * nbconvert: <cite data-cite="a,b">(Bee, 2001)</cite>, whose quotation marks are escaped in a notebook's file. Not explicit,
 * because Zotero's cite2c writes its own keys there.
 */
const dataCite = /\bdata-cite=(\\?["'])([^"'\\<>]{1,1000})\1/g;

function notebookKeys(text: string): CitationKeyMatch[] {
  return [...text.matchAll(dataCite)].flatMap(({ 0: match, 1: mark = '', 2: keys = '', index }) =>
    keysIn(keys, index + match.length - mark.length - keys.length, { form: 'tex', isExplicit: false }),
  );
}

/** Julia's DocumenterCitations: [a, b](@cite). */
const documenter = /\[([^[\]]{1,1000})\]\(@(?:[Cc]ite\w{0,10}|nocite)\*?\)/g;

function documenterKeys(text: string): CitationKeyMatch[] {
  return [...text.matchAll(documenter)].flatMap(({ 1: content = '', index }) =>
    keysIn(
      content.replace(/;[^,]*/g, note => ' '.repeat(note.length)),
      index + 1,
      { form: 'tex', isExplicit: true },
    ),
  );
}

/** Fields of an entry that refer to others. */
const bibtexField =
  /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*(?:\{([^{}]{0,5000})\}|"([^"{}]{0,5000})")/gi;

function bibtexKeys(text: string): CitationKeyMatch[] {
  return [...text.matchAll(bibtexField)].flatMap(({ 0: match, 1: braced, 2: quoted, index }) => {
    const keys = braced ?? quoted ?? '';
    return keysIn(keys, index + match.length - 1 - keys.length, { form: 'bibtex', isExplicit: true });
  });
}

function keyAt(
  start: number,
  key: string,
  form: CitationKeyMatch['form'],
  isExplicit: boolean,
): CitationKeyMatch {
  return { start, end: start + key.length, key, form, isExplicit };
}

const tex: Find = text => texKeys(text, 'document');
const texInCode: Find = text => texKeys(text, 'code');
const sphinx = roleKeys(sphinxRole, true);
const myst = roleKeys(mystRole, true);

/** The first to find a key at a place counts. */
const forms: Readonly<Record<CitationSyntax, readonly Find[]>> = {
  latex: [tex],
  markdown: [tex, sphinx, myst, documenterKeys, pandocKeys],
  notebook: [texInCode, sphinx, myst, notebookKeys, pandocKeys],
  restructuredtext: [sphinx, texInCode],
  typst: [typstKeys],
  org: [orgKeys, tex],
  bibtex: [bibtexKeys, texInCode],
  code: [texInCode, sphinx, roleKeys(mystRole, false), doxygenKeys, documenterKeys],
};
/** A cheap test before the patterns; false for nearly all lines of code. */
const mayCite: Readonly<Partial<Record<CitationSyntax, RegExp>>> = {
  code: /[cC]ite|cquote|insertRef/,
  bibtex: /[cC]ite|crossref|xref|xdata|related|entryset/i,
  restructuredtext: /[cC]ite/,
};

/** Finds the keys of a long text piece by piece; each piece is whole lines. */
export class CitationKeyFinder {
  readonly #syntax: CitationSyntax;
  readonly #opaque: OpaqueText;

  constructor(syntax: CitationSyntax) {
    this.#syntax = syntax;
    this.#opaque = new OpaqueText(syntax);
  }

  /** Returns the keys in text order, without overlaps. */
  find(piece: string): CitationKeyMatch[] {
    const written = this.#opaque.blank(piece);
    if (mayCite[this.#syntax]?.test(written) === false) return [];
    const all = forms[this.#syntax].flatMap(find => find(written)).sort((a, b) => a.start - b.start);
    let end = -1;
    return all.filter(match => match.start >= end && ((end = match.end), true));
  }
}

/** Returns the citation keys of a text in text order, with their exact offsets. */
export function findCitationKeys(text: string, syntax: CitationSyntax): CitationKeyMatch[] {
  return new CitationKeyFinder(syntax).find(text);
}
