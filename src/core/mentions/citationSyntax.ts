// Tells how a file cites by key, from its name or, for a document without one, from its language.

export type CitationSyntax =
  'latex' | 'markdown' | 'notebook' | 'restructuredtext' | 'typst' | 'org' | 'bibtex' | 'code';

/** File extensions, and VS Code's names of languages. */
const names: readonly (readonly [CitationSyntax, string])[] = [
  [
    'latex',
    'latex tex ltx cls sty bbx cbx dtx rnw rsweave snw lhs tikz latex-expl3 doctex jlweave pweave-latex',
  ],
  ['markdown', 'markdown md mdown mkd qmd quarto rmd rmarkdown mdx jmd juliamarkdown markdown-math'],
  ['notebook', 'ipynb'],
  ['restructuredtext', 'restructuredtext rst rest'],
  ['typst', 'typst typ'],
  ['org', 'org org-mode'],
  ['bibtex', 'bibtex bib'],
];
const syntaxByName: ReadonlyMap<string, CitationSyntax> = new Map(
  names.flatMap(([syntax, all]) => all.split(' ').map((name): [string, CitationSyntax] => [name, syntax])),
);
/** Extensions of files that TeX and its tools write from the citations of other files. */
const generated = new Set(
  'aux bbl bcf blg log toc lot lof out fls fdb_latexmk nav snm vrb synctex'.split(' '),
);

/** `path` may be a URI. Undefined for generated files. Any other file may be code with citations in its comments. */
export function citationSyntax(path: string, languageId = ''): CitationSyntax | undefined {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (generated.has(extension)) return undefined;
  return syntaxByName.get(extension) ?? syntaxByName.get(languageId) ?? 'code';
}
