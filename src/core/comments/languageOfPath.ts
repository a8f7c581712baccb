// Returns a file's language by its path, where VS Code has not opened it.
import { fileLanguage } from './fileLanguage.ts';

/** Extensions of the languages that VS Code knows without an extension of its own. */
const rows: readonly (readonly [language: string, extensions: string])[] = [
  ['python', 'py pyi pyw ipy'],
  ['javascript', 'js mjs cjs'],
  ['javascriptreact', 'jsx'],
  ['typescript', 'ts mts cts'],
  ['typescriptreact', 'tsx'],
  ['java', 'java'],
  ['c', 'c'],
  ['cpp', 'h cc cpp cxx c++ hh hpp hxx h++ ino inl ipp tpp ixx'],
  ['cuda-cpp', 'cu cuh'],
  ['csharp', 'cs csx'],
  ['fsharp', 'fs fsi fsx'],
  ['go', 'go'],
  ['rust', 'rs'],
  ['swift', 'swift'],
  ['objective-c', 'mm'],
  // Objective-C's, too; in research code it is MATLAB's.
  ['matlab', 'm'],
  ['dart', 'dart'],
  ['groovy', 'groovy gradle'],
  ['php', 'php'],
  ['ruby', 'rb rake gemspec'],
  ['perl', 'pl pm'],
  ['r', 'r'],
  ['julia', 'jl'],
  ['lua', 'lua'],
  ['clojure', 'clj cljs cljc'],
  ['coffeescript', 'coffee'],
  ['shellscript', 'sh bash zsh'],
  ['powershell', 'ps1 psm1'],
  ['sql', 'sql'],
  ['vb', 'vb bas'],
  ['viml', 'vim'],
  ['fortran', 'f for f77'],
  ['yaml', 'yml yaml'],
  ['jsonc', 'jsonc'],
  ['json', 'json'],
  ['css', 'css'],
  ['scss', 'scss'],
  ['less', 'less'],
  ['html', 'html htm'],
  ['xml', 'xml xsd'],
  ['markdown', 'md markdown'],
  ['restructuredtext', 'rst'],
  ['asciidoc', 'adoc asciidoc'],
  ['latex', 'tex ltx'],
  ['bibtex', 'bib'],
  ['org', 'org'],
  ['jupyter', 'ipynb'],
];
const byExtension = new Map(
  rows.flatMap(([language, extensions]) => extensions.split(' ').map(each => [each, language] as const)),
);

/** Returns VS Code's language id: `plaintext` for `.txt` and names without extension, empty for what is unknown. */
export function languageOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return /^(?:make|docker)file$/i.test(name) ? name.toLowerCase() : 'plaintext';
  const language = byExtension.get(extension) ?? fileLanguage('plaintext', path);
  return language === 'plaintext' && extension !== 'txt' ? '' : language;
}
