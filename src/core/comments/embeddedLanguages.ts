// Finds the language of an embedded script, style or Markdown fence from the name written there.

/** Written names mapped to VS Code language ids. */
const aliases: Readonly<Record<string, string>> = {
  ...{
    js: 'javascript',
    mjs: 'javascript',
    jsx: 'javascriptreact',
    babel: 'javascriptreact',
    module: 'javascript',
  },
  ...{
    ecmascript: 'javascript',
    ts: 'typescript',
    tsx: 'typescriptreact',
    coffee: 'coffeescript',
    ls: 'coffeescript',
  },
  ...{
    py: 'python',
    python3: 'python',
    pyscript: 'python',
    mpy: 'python',
    brython: 'python',
    py3: 'python',
    rb: 'ruby',
  },
  ...{
    opal: 'ruby',
    rs: 'rust',
    jl: 'julia',
    hs: 'haskell',
    kt: 'kotlin',
    cs: 'csharp',
    'c++': 'cpp',
    'c#': 'csharp',
  },
  ...{
    'f#': 'fsharp',
    golang: 'go',
    m: 'matlab',
    sh: 'shellscript',
    bash: 'shellscript',
    zsh: 'shellscript',
  },
  ...{
    shell: 'shellscript',
    yml: 'yaml',
    cu: 'cuda-cpp',
    styl: 'stylus',
    postcss: 'css',
    pcss: 'css',
    jade: 'pug',
  },
  ...{ template: 'html', 'ng-template': 'html', 'handlebars-template': 'handlebars', 'x-vertex': 'glsl' },
  ...{ 'x-fragment': 'glsl', vert: 'glsl', frag: 'glsl', 'tmpl-mustache': 'html', htm: 'html' },
};

/** Returns the language id for a name such as `text/typescript`, `x-shader/x-vertex`, `ts` or `application/ld+json`. */
export function languageIdOf(name: string): string {
  const short = name
    .trim()
    .toLowerCase()
    .replace(/;.*$/, '')
    .replace(/^(?:text|application|x-shader)\//, '');
  const bare = short.startsWith('x-') && !Object.hasOwn(aliases, short) ? short.slice(2) : short;
  return Object.hasOwn(aliases, bare) ? (aliases[bare] ?? bare) : bare;
}

/** Returns the language inside an element, from its start tag; undefined when the content is markup. */
export function embeddedLanguageOf(tag: string, languageId: string): string | undefined {
  const name = /^<([\w:.-]+)/.exec(tag)?.[1]?.toLowerCase() ?? '';
  const attribute = (key: string): string | undefined => {
    const [, double, single, bare] =
      new RegExp(String.raw`\s${key}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(tag) ?? [];
    return double ?? single ?? bare;
  };
  const said = attribute('lang') ?? attribute('type') ?? '';
  if (name === 'script') return said.trim() === '' ? 'javascript' : languageIdOf(said);
  if (name === 'style') return said.trim() === '' ? 'css' : languageIdOf(said);
  if (languageId === 'vue' && name === 'template')
    return /^(?:|html)$/i.test(said) ? undefined : languageIdOf(said);
  if (languageId === 'vue' && name === 'i18n') return said === '' ? 'json' : languageIdOf(said);
  if (/^(?:py-script|mpy-script|py-config)$/.test(name)) return name === 'py-config' ? 'toml' : 'python';
  return /^(?:textarea|title|xmp|iframe|noembed|noframes)$/.test(name) && !/^xml|^xsl|^svg/.test(languageId)
    ? ''
    : undefined;
}
