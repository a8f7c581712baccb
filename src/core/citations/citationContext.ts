// Detects whether a citation is being typed at the cursor.

interface CitationContext {
  /** `key` is a citation key, `arxiv` the id after `arXiv:`. */
  readonly kind: 'key' | 'arxiv';
  /** The part typed so far. */
  readonly typed: string;
}

const key = String.raw`[^\s,{}\[\]@;()"'#%~\\]*`;
/** Matches `\cite`, `\citep`, `\parencite*` and `\textcite[see][p. 3]`, also after other keys. */
const latex = new RegExp(
  String.raw`\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]*\]){0,2}\{(?:[^{}]*,)?\s*(${key})$`,
);
/** Matches `[@key]` and `[see @a; @b]`. */
const markdown = new RegExp(String.raw`\[[^\]]*@(${key})$`);
const arxiv = /\barxiv:\s?([\d.]*|[a-z-]+(?:\/\d*)?)$/i;

const byLanguage: Readonly<Record<string, RegExp>> = {
  ...{ latex, tex: latex, bibtex: latex, 'latex-expl3': latex },
  ...{ markdown, quarto: markdown, rmd: markdown, rmarkdown: markdown, mdx: markdown },
};

/** Returns the citation before the cursor, if any. `before` is the line up to the cursor. */
export function citationContext(languageId: string, before: string): CitationContext | undefined {
  const typedKey = byLanguage[languageId]?.exec(before)?.[1];
  if (typedKey !== undefined) return { kind: 'key', typed: typedKey };
  const typedId = arxiv.exec(before)?.[1];
  return typedId === undefined ? undefined : { kind: 'arxiv', typed: typedId };
}
