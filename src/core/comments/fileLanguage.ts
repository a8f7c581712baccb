// Returns a file's language by its extension, for files whose language VS Code does not know.

const byExtension: Readonly<Record<string, string>> = {
  ...{
    vue: 'vue',
    svelte: 'svelte',
    astro: 'astro',
    erb: 'erb',
    ejs: 'ejs',
    j2: 'jinja',
    jinja: 'jinja',
    twig: 'twig',
  },
  ...{
    kt: 'kotlin',
    kts: 'kotlin',
    scala: 'scala',
    hs: 'haskell',
    elm: 'elm',
    purs: 'purescript',
    ml: 'ocaml',
    mli: 'ocaml',
  },
  ...{
    ex: 'elixir',
    exs: 'elixir',
    erl: 'erlang',
    zig: 'zig',
    sol: 'solidity',
    toml: 'toml',
    nix: 'nix',
    tf: 'terraform',
  },
  ...{
    f90: 'fortran',
    f95: 'fortran',
    f03: 'fortran',
    adb: 'ada',
    ads: 'ada',
    vhd: 'vhdl',
    v: 'verilog',
    sv: 'systemverilog',
  },
  ...{
    lean: 'lean4',
    agda: 'agda',
    lisp: 'lisp',
    scm: 'scheme',
    rkt: 'racket',
    el: 'elisp',
    tcl: 'tcl',
    proto: 'proto',
  },
  ...{
    glsl: 'glsl',
    vert: 'glsl',
    frag: 'glsl',
    comp: 'glsl',
    wgsl: 'wgsl',
    metal: 'metal',
    cl: 'opencl',
    gd: 'gdscript',
  },
  ...{
    pyx: 'cython',
    smk: 'snakemake',
    bzl: 'bazel',
    mojo: 'mojo',
    stan: 'stan',
    typ: 'typst',
    nf: 'nextflow',
  },
  ...{ qmd: 'quarto', rmd: 'rmd', mdx: 'mdx', cmake: 'cmake', styl: 'stylus', sass: 'sass' },
};

/** Returns `languageId` as given by VS Code, unless it is `plaintext`. */
export function fileLanguage(languageId: string, path: string): string {
  if (languageId !== 'plaintext') return languageId;
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byExtension, extension) ? (byExtension[extension] ?? languageId) : languageId;
}
