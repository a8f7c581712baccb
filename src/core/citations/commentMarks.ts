// How comments are written, by VS Code's language ids.

/** What a comment begins with, what it ends with unless the line's end does, and the languages. */
const marks: readonly (readonly [open: string, close: string, languages: string])[] = [
  [
    '#',
    '',
    `python ruby r julia shellscript fish perl perl6 raku yaml dockercompose dockerfile makefile toml elixir coffeescript
     powershell nix cmake graphql properties gdscript tcl crystal starlark bazel snakemake mojo just terraform hcl
     git-commit ignore org cython awk`,
  ],
  [
    '//',
    '',
    `javascript javascriptreact typescript typescriptreact java c cpp cuda-cpp cuda csharp go rust swift kotlin scala dart
     php groovy objective-c objective-cpp zig solidity jsonc json5 less scss fsharp verilog systemverilog glsl hlsl
     wgsl shaderlab d v proto proto3 typst stan nextflow metal opencl asciidoc jenkinsfile gleam odin`,
  ],
  ['%', '', 'matlab octave erlang prolog bibtex'],
  ['--', '', 'sql plsql haskell lua luau elm ada vhdl applescript agda lean lean4 purescript'],
  [';', '', 'clojure lisp commonlisp scheme racket elisp asm nasm ini autohotkey'],
  ["'", '', 'vb vba'],
  ['!', '', 'fortran FortranFreeForm fortran-modern'],
  ['"', '', 'viml vim'],
  ['REM', '', 'bat'],
  ['..', '', 'restructuredtext'],
  ['<!--', '-->', 'html xml xsl svg vue svelte handlebars'],
  ['/*', '*/', 'css'],
  ['(*', '*)', 'ocaml wolfram coq sml isabelle'],
];

const byLanguage = new Map(
  marks.flatMap(([open, close, languages]) =>
    languages.split(/\s+/).map((id): [string, readonly [string, string]] => [id, [open, close]]),
  ),
);

/** Undefined for a language that has no comments, or that nobody told us of. */
export function commentMarks(languageId: string): readonly [open: string, close: string] | undefined {
  return byLanguage.get(languageId);
}
