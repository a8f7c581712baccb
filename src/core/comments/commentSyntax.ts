// Comment marks by VS Code language id.

interface CommentMarks {
  /** Begins a comment that ends with its line. */
  readonly line?: string;
  /** Begin and end a block comment. */
  readonly block?: readonly [open: string, close: string];
}

/** A mark is empty where the language has no such comment. */
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

/** Returns the comment marks; undefined for a language without comments, or one that is not listed. */
export function commentSyntax(languageId: string): CommentMarks | undefined {
  return byLanguage.get(languageId);
}
