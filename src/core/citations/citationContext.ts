// Whether a citation is being typed at the cursor, and what of it stands there already.

interface CitationContext {
  /** `key`: one of a bibliography. `arxiv`: the number after `arXiv:`. */
  readonly kind: 'key' | 'arxiv';
  /** What has been typed of it. */
  readonly typed: string;
}

const key = String.raw`[^\s,{}\[\]@;()"'#%~\\]*`;
/** `\cite`, `\citep`, `\parencite*`, `\textcite[see][p. 3]`, with other keys before this one. */
const latex = new RegExp(
  String.raw`\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]*\]){0,2}\{(?:[^{}]*,)?\s*(${key})$`,
);
/** `[@key]`, `[see @a; @b]`. */
const markdown = new RegExp(String.raw`\[[^\]]*@(${key})$`);
const arxiv = /\barxiv:\s?([\d.]*|[a-z-]+(?:\/\d*)?)$/i;

const byLanguage: Readonly<Record<string, RegExp>> = {
  ...{ latex, tex: latex, bibtex: latex, 'latex-expl3': latex },
  ...{ markdown, quarto: markdown, rmd: markdown, rmarkdown: markdown, mdx: markdown },
};

/** `before` is the line up to the cursor. */
export function citationContext(languageId: string, before: string): CitationContext | undefined {
  const typedKey = byLanguage[languageId]?.exec(before)?.[1];
  if (typedKey !== undefined) return { kind: 'key', typed: typedKey };
  const typedId = arxiv.exec(before)?.[1];
  return typedId === undefined ? undefined : { kind: 'arxiv', typed: typedId };
}
