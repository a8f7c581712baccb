// How comments are written, by VS Code's language ids.

interface CommentMarks {
  /** What a comment begins with that the line's end ends. */
  readonly line?: string;
  /** What a comment begins and ends with. */
  readonly block?: readonly [open: string, close: string];
}

/** Empty where the language has no such comment. */
const rows: readonly (readonly [line: string, open: string, close: string, languages: string])[] = [
  [
    '#',
    '',
    '',
    `python ruby r shellscript fish perl perl6 raku yaml dockercompose dockerfile makefile toml elixir nix cmake graphql
     properties gdscript tcl crystal starlark bazel snakemake mojo just terraform hcl git-commit ignore org cython awk`,
  ],
  ['#', '#=', '=#', 'julia'],
  ['#', '<#', '#>', 'powershell'],
  ['#', '###', '###', 'coffeescript'],
  [
    '//',
    '/*',
    '*/',
    `javascript javascriptreact typescript typescriptreact java c cpp cuda-cpp cuda csharp go rust swift kotlin scala dart
     php groovy objective-c objective-cpp solidity jsonc json5 less scss sass stylus verilog systemverilog glsl hlsl wgsl
     shaderlab d v proto proto3 typst stan nextflow metal opencl jenkinsfile odin`,
  ],
  ['//', '(*', '*)', 'fsharp'],
  ['//', '', '', 'zig asciidoc gleam'],
  ['//-', '', '', 'pug jade'],
  ['%', '', '', 'matlab octave erlang prolog bibtex'],
  ['--', '/*', '*/', 'sql plsql'],
  ['--', '{-', '-}', 'haskell elm purescript agda'],
  ['--', '--[[', ']]', 'lua luau'],
  ['--', '/-', '-/', 'lean lean4'],
  ['--', '', '', 'ada vhdl applescript'],
  [';', '#|', '|#', 'lisp commonlisp scheme racket'],
  [';', '', '', 'clojure elisp asm nasm ini autohotkey'],
  ["'", '', '', 'vb vba'],
  ['!', '', '', 'fortran FortranFreeForm fortran-modern'],
  ['"', '', '', 'viml vim'],
  ['REM', '', '', 'bat'],
  ['..', '', '', 'restructuredtext'],
  ['', '<!--', '-->', 'html xml xsl svg vue svelte astro erb ejs angular'],
  ['', '{{!--', '--}}', 'handlebars'],
  ['', '{#', '#}', 'jinja jinja-html django-html twig nunjucks'],
  ['', '{{--', '--}}', 'blade'],
  ['', '@*', '*@', 'razor aspnetcorerazor'],
  ['', '{/*', '*/}', 'jsx-children'],
  ['', '/*', '*/', 'css'],
  ['', '(*', '*)', 'ocaml wolfram coq sml isabelle'],
];

const byLanguage = new Map(
  rows.flatMap(([line, open, close, languages]) =>
    languages
      .split(/\s+/)
      .map((id): [string, CommentMarks] => [
        id,
        { ...(line === '' ? {} : { line }), ...(open === '' ? {} : { block: [open, close] }) },
      ]),
  ),
);

/** Undefined for a language that has no comments, or that nobody told us of. */
export function commentSyntax(languageId: string): CommentMarks | undefined {
  return byLanguage.get(languageId);
}
