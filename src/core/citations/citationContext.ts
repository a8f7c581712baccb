// Detects whether a citation is being typed at the cursor.

interface CitationContext {
  /** `key` is a citation key, `arxiv` the id after `arXiv:`. */
  readonly kind: 'key' | 'arxiv';
  /** The part typed so far. */
  readonly typed: string;
}

const key = String.raw`[^\s,{}\[\]@;()"'#%~\\]*`;
/** Matches `\cite`, `\citep`, `\parencite*`, `\textcite[see][p. 3]` and `\cites{a}{`, also after other keys. */
const latex = new RegExp(
  String.raw`\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]*\]|\([^)]*\)|(?<=cites\b.*)\{[^{}]*\}){0,9}\{(?:[^{}]*,)?\s*(${key})$`,
);
/** Matches `[@key]` and `[see @a; @b]`. */
const pandoc = String.raw`\[[^\]]*@(${key})$`;
/** Matches Sphinx's and MyST's roles: `` :cite:p:`a,b` `` and `` {cite}`a` ``. */
const roles = String.raw`(?::\w*cite\w*(?::\w+)*:|\{\w*cite\w*(?::\w+)*\})\x60(?:[^\x60]*,)?\s*(${key})$`;
const role = new RegExp(roles);
const markdown = new RegExp(`${pandoc}|${roles}`);
/** Matches `@key` and `#cite(<key>)`. */
const typst = /(?:(?<![\w@./])@|\bcite\(\s*<)([\w.:-]*)$/;
const org = new RegExp(String.raw`\[cite(?:\/[\w/-]+)?:[^\]]*@(${key})$`);
const arxiv = /\barxiv:\s?([\d.]*|[a-z-]+(?:\/\d*)?)$/i;

const byLanguage: Readonly<Record<string, RegExp>> = {
  ...{ latex, tex: latex, bibtex: latex, 'latex-expl3': latex },
  ...{ markdown, quarto: markdown, rmd: markdown, rmarkdown: markdown, mdx: markdown },
  ...{ restructuredtext: role, python: role, cython: role, typst, org },
};

/** Returns the citation before the cursor, if any. `before` is the line up to the cursor. */
export function citationContext(languageId: string, before: string): CitationContext | undefined {
  // Of the patterns for a language one matches; the groups of the others are empty.
  const typedKey = byLanguage[languageId]?.exec(before)?.slice(1).join('');
  if (typedKey !== undefined) return { kind: 'key', typed: typedKey };
  const typedId = arxiv.exec(before)?.[1];
  return typedId === undefined ? undefined : { kind: 'arxiv', typed: typedId };
}
