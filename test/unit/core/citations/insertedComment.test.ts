// A citation in code becomes a comment in the language at the cursor, whatever the title contains.
import { parseXml } from '@rgrove/parse-xml';
import { assert } from 'chai';
import fc from 'fast-check';
import ts from 'typescript';
import { citationEdit } from '../../../../src/core/citations/citationEdit.ts';
import { syntaxContextAt } from '../../../../src/core/comments/syntaxContextAt.ts';
import { paper } from '../../../support/papers.ts';

const usual = 'T';
const citation = (title: string): string =>
  `Ada Lovelace et al. (2024). ${title}. https://arxiv.org/abs/2401.00001`;

/** `|` marks the cursor. `⟨T⟩` in the result stands for the citation, with the title as expected there. */
function insert(languageId: string, typed: string, title = usual, written = title): string {
  const text = typed.replace('|', '');
  const cited = [{ paper: paper({ title }), key: 'key' }];
  const edit = citationEdit(languageId, text, typed.indexOf('|'), cited);
  return text.slice(0, edit.from) + edit.text.replaceAll(citation(written), '⟨T⟩') + text.slice(edit.to);
}

/** A title as TeX has it, which is shown as it is given here: comments hold titles as they are shown. */
const asTex = (title: string): string =>
  title
    .replace(
      /[\\$~]/g,
      sign => `\\text${{ '\\': 'backslash', $: 'dollar', '~': 'asciitilde' }[sign] ?? ''}\0`,
    )
    .replace(/[{}]/g, String.raw`\$&`)
    .replace(/(?<=-)-|(?<=')'|\0/g, sign => (sign === '\0' ? '{}' : `{}${sign}`));

/** Language, text with the cursor, and text after the edit. */
const cases: readonly (readonly [language: string, typed: string, expected: string])[] = [
  ['html', '<p>a|</p>', '<!-- ⟨T⟩ -->\n<p>a</p>'],
  ['html', '<script>\n  const a = 1;|\n</script>', '<script>\n  // ⟨T⟩\n  const a = 1;\n</script>'],
  ['html', '<script>\r\n  |\r\n</script>', '<script>\r\n  // ⟨T⟩\r\n</script>'],
  ['html', '<script>|</script>', '<script>/* ⟨T⟩ */</script>'],
  ['html', '<script>|\n</script>', '<script>\n// ⟨T⟩\n</script>'],
  ['html', '  <script>|\n</script>', '  <script>\n  // ⟨T⟩\n</script>'],
  ['html', '<script>f("|")</script>', '<!-- ⟨T⟩ -->\n<script>f("")</script>'],
  ['html', '<script></script>|', '<!-- ⟨T⟩ -->\n<script></script>'],
  ['html', '<SCRIPT TYPE="module">\n|\n</SCRIPT>', '<SCRIPT TYPE="module">\n// ⟨T⟩\n</SCRIPT>'],
  ['html', '<script type="text/python">\n|\n</script>', '<script type="text/python">\n# ⟨T⟩\n</script>'],
  ['html', '<script type=py>x|=1</script>', '<script type=py>x=1</script>\n<!-- ⟨T⟩ -->'],
  [
    'html',
    '<script type="x-shader/x-vertex">\n|\n</script>',
    '<script type="x-shader/x-vertex">\n// ⟨T⟩\n</script>',
  ],
  [
    'html',
    '<script type="text/x-template">\n|\n</script>',
    '<script type="text/x-template">\n<!-- ⟨T⟩ -->\n</script>',
  ],
  [
    'html',
    '<script type="application/ld+json">\n{|}\n</script>',
    '<!-- ⟨T⟩ -->\n<script type="application/ld+json">\n{}\n</script>',
  ],
  ['html', '<script type="importmap">|</script>', '<!-- ⟨T⟩ -->\n<script type="importmap"></script>'],
  ['html', '<style>\n a {|}\n</style>', '<style>\n /* ⟨T⟩ */\n a {}\n</style>'],
  ['html', '<style>a {|}</style>', '<style>a {/* ⟨T⟩ */}</style>'],
  ['html', '<style>\n/* see | */\n</style>', '<style>\n/* see ⟨T⟩ */\n</style>'],
  ['html', '<script>\n// see |\n</script>', '<script>\n// see ⟨T⟩\n</script>'],
  ['html', '<script>\n/*\n|\n*/\n</script>', '<script>\n/*\n⟨T⟩\n*/\n</script>'],
  ['html', '<!-- see | -->', '<!-- see ⟨T⟩ -->'],
  ['html', '<!--\n|\n-->', '<!--\n⟨T⟩\n-->'],
  ['html', '<!-- <script> -->\n|', '<!-- <script> -->\n<!-- ⟨T⟩ -->'],
  ['html', '<p title="<script>">\n|', '<p title="<script>">\n<!-- ⟨T⟩ -->'],
  ['html', '<div\n  class="x"|\n>', '<!-- ⟨T⟩ -->\n<div\n  class="x"\n>'],
  ['html', '<textarea>\n|\n</textarea>', '<!-- ⟨T⟩ -->\n<textarea>\n\n</textarea>'],
  ['html', '<title>|</title>', '<!-- ⟨T⟩ -->\n<title></title>'],
  ['html', '<!DOCTYPE html>|\n<p>', '<!DOCTYPE html>\n<!-- ⟨T⟩ -->\n<p>'],
  ['xml', '<?xml version="1.0"?>|\n<a/>', '<?xml version="1.0"?>\n<!-- ⟨T⟩ -->\n<a/>'],
  ['xml', '<a>\n<![CDATA[\n|]]></a>', '<a>\n<!-- ⟨T⟩ -->\n<![CDATA[\n]]></a>'],
  [
    'vue',
    '<template>\n  <a :b="x > 1"/>\n  |\n</template>',
    '<template>\n  <a :b="x > 1"/>\n  <!-- ⟨T⟩ -->\n</template>',
  ],
  ['vue', '<template lang="pug">\n|\n</template>', '<template lang="pug">\n//- ⟨T⟩\n</template>'],
  ['vue', '<template>\n{{ a|\n}}</template>', '<template>\n<!-- ⟨T⟩ -->\n{{ a\n}}</template>'],
  [
    'vue',
    '<script setup lang="ts">\nlet a;|\n</script>',
    '<script setup lang="ts">\n// ⟨T⟩\nlet a;\n</script>',
  ],
  [
    'vue',
    '<script lang="ts">\nlet a = `\n|`;\n</script>',
    '<script lang="ts">\n// ⟨T⟩\nlet a = `\n`;\n</script>',
  ],
  ['vue', '<script src="./a.js"/>\n|', '<script src="./a.js"/>\n<!-- ⟨T⟩ -->'],
  ['vue', '<style scoped>\n.a {|}\n</style>', '<style scoped>\n/* ⟨T⟩ */\n.a {}\n</style>'],
  ['vue', "<style lang='scss'>\n|\n</style>", "<style lang='scss'>\n// ⟨T⟩\n</style>"],
  ['vue', '<i18n lang="yaml">\n|\n</i18n>', '<i18n lang="yaml">\n# ⟨T⟩\n</i18n>'],
  ['vue', '<i18n>\n{|}\n</i18n>', '<!-- ⟨T⟩ -->\n<i18n>\n{}\n</i18n>'],
  [
    'svelte',
    '<script lang="ts">\nlet a = /"/;|\n</script>',
    '<script lang="ts">\n// ⟨T⟩\nlet a = /"/;\n</script>',
  ],
  [
    'svelte',
    '<a on:x={() => { if (a > b) { c({ d: 1 }) } }}/>\n|',
    '<a on:x={() => { if (a > b) { c({ d: 1 }) } }}/>\n<!-- ⟨T⟩ -->',
  ],
  ['svelte', '{#if a}\n|\n{/if}', '{#if a}\n<!-- ⟨T⟩ -->\n{/if}'],
  ['svelte', '<p>{\n a|\n}</p>', '<!-- ⟨T⟩ -->\n<p>{\n a\n}</p>'],
  ['svelte', '<style>\n|\n</style>', '<style>\n/* ⟨T⟩ */\n</style>'],
  ['astro', '---\nlet a;|\n---\n<p/>', '---\n// ⟨T⟩\nlet a;\n---\n<p/>'],
  ['astro', '---|\nlet a;\n---', '---\n// ⟨T⟩\nlet a;\n---'],
  ['astro', '---\nlet a;\n---\n|<p/>', '---\nlet a;\n---\n<!-- ⟨T⟩ -->\n<p/>'],
  ['astro', '---\n---\n<script>\n|\n</script>', '---\n---\n<script>\n// ⟨T⟩\n</script>'],
  ['php', '<?php\necho 1;|\n', '<?php\n// ⟨T⟩\necho 1;\n'],
  ['php', '<?php|\necho 1;', '<?php\n// ⟨T⟩\necho 1;'],
  ['php', '<p><?= $a| ?></p>', '<p><?= $a /* ⟨T⟩ */ ?></p>'],
  ['php', '<?php f(); ?>\n<p>|</p>', '<?php f(); ?>\n<!-- ⟨T⟩ -->\n<p></p>'],
  ['php', '<?php f(); ?>\n<style>\n|\n</style>', '<?php f(); ?>\n<style>\n/* ⟨T⟩ */\n</style>'],
  ['php', 'echo 1;|', '// ⟨T⟩\necho 1;'],
  ['handlebars', '{{#if a}}|', '{{!-- ⟨T⟩ --}}\n{{#if a}}'],
  ['erb', '<p><%= a| %></p>', '<!-- ⟨T⟩ -->\n<p><%= a %></p>'],
  ['javascript', '/**\n * See |\n */', '/**\n * See ⟨T⟩\n */'],
  ['javascript', 'const a = 1; // see |', 'const a = 1; // see ⟨T⟩'],
  ['javascript', 'const a = "// "; |', '// ⟨T⟩\nconst a = "// "; '],
  ['javascript', 'const a = /[/"]/;|', '// ⟨T⟩\nconst a = /[/"]/;'],
  ['javascript', 'a(`\n  b|\n`)', '// ⟨T⟩\na(`\n  b\n`)'],
  ['javascript', '/* a\n*/ b();|', '// ⟨T⟩\n/* a\n*/ b();'],
  ['javascript', '#!/usr/bin/env node|\na();', '#!/usr/bin/env node\n// ⟨T⟩\na();'],
  ['rust', "fn f<'a>() { /* a /* b */ | */ }", "fn f<'a>() { /* a /* b */ ⟨T⟩ */ }"],
  ['cpp', '#define A \\\n  b|', '// ⟨T⟩\n#define A \\\n  b'],
  ['shellscript', 'a \\\n  --b "x|" \\\n  --c', '# ⟨T⟩\na \\\n  --b "x" \\\n  --c'],
  ['shellscript', 'echo $#|', '# ⟨T⟩\necho $#'],
  ['python', '#!/usr/bin/env python3|', '#!/usr/bin/env python3\n# ⟨T⟩'],
  ['python', 'def f():\n    """See |"""', 'def f():\n    """See ⟨T⟩"""'],
  ['python', '"""\n|\n"""', '"""\n⟨T⟩\n"""'],
  ['python', 'x = """\n  a|\n"""', '# ⟨T⟩\nx = """\n  a\n"""'],
  ['python', 'f(\n  """\n  a|\n  """)', 'f(\n  # ⟨T⟩\n  """\n  a\n  """)'],
  ['python', "x = 'it # no'|", "# ⟨T⟩\nx = 'it # no'"],
  ['python', '\n|', '\n# ⟨T⟩'],
  ['julia', '"""\n|\n"""\nf() = 1', '"""\n⟨T⟩\n"""\nf() = 1'],
  ['elixir', '@doc """\n|\n"""', '@doc """\n⟨T⟩\n"""'],
  ['lua', '--[[\n|\n]]', '--[[\n⟨T⟩\n]]'],
  [
    'typescriptreact',
    'return (\n  <p a={b > c}>\n    |\n  </p>\n);',
    'return (\n  <p a={b > c}>\n    {/* ⟨T⟩ */}\n  </p>\n);',
  ],
  ['typescriptreact', 'return <p>|</p>;', 'return <p>{/* ⟨T⟩ */}</p>;'],
  ['typescriptreact', 'return (\n  |<p>\n  </p>\n);', 'return (\n  // ⟨T⟩\n  <p>\n  </p>\n);'],
  ['typescriptreact', 'f(<A\n  b="c"|\n/>)', '// ⟨T⟩\nf(<A\n  b="c"\n/>)'],
  [
    'typescriptreact',
    'const f = <T extends X>(a: T) => a < 3 && a > 2;\n|',
    'const f = <T extends X>(a: T) => a < 3 && a > 2;\n// ⟨T⟩',
  ],
  ['javascript', "const a = <p>it's\n|\n</p>;", "const a = <p>it's\n{/* ⟨T⟩ */}\n</p>;"],
  ['markdown', '```python\nx = 1|\n```', '```python\n# ⟨T⟩\nx = 1\n```'],
  ['markdown', '```html\n<style>\n|\n</style>\n```', '```html\n<style>\n/* ⟨T⟩ */\n</style>\n```'],
  ['markdown', '```python\n```\n|', '```python\n```\n[@key]'],
  ['markdown', '```\n|\n```', '```\n[@key]\n```'],
  ['quarto', '```{r}\n|\n```', '```{r}\n# ⟨T⟩\n```'],
];

/** Language, text with the cursor, title, and title as written. */
const titles: readonly (readonly [language: string, typed: string, title: string, written: string])[] = [
  ['xml', '|', 'A -- B', 'A - - B'],
  ['html', '|', 'A ---- B', 'A - - - - B'],
  ['html', '|', 'A --!> B <!-- C', 'A - -!> B < ! - - C'],
  ['html', '<!-- | -->', 'A --> B', 'A - - > B'],
  ['html', '<script>\n|\n</script>', 'A </script> <!-- B', 'A < /script> < !-- B'],
  ['html', '<style>\n|\n</style>', 'A */ B </style>', 'A * / B < /style>'],
  ['css', '|', 'A */ B', 'A * / B'],
  ['c', '/* | */', 'A */ B /* C', 'A * / B / * C'],
  ['php', '<?php\n|', 'A ?> B', 'A ? > B'],
  ['svelte', '|', 'A -- B', 'A - - B'],
  ['handlebars', '|', 'A {{b}} --}} C', 'A { {b} } - - } } C'],
  ['ocaml', '|', 'A "b (* c *)', "A 'b ( * c * )"],
  ['haskell', '{- | -}', 'A -} B {- C', 'A - } B { - C'],
  ['bat', '|', '100 %~ safe', '100 %%~ safe'],
  ['python', '|', 'A\nB\r\n C\u2028D', 'A B C D'],
  ['python', '"""|"""', 'A """ \\xi', 'A " " " \\\\xi'],
  ['python', "'''|'''", "A ''' b", "A ' ' ' b"],
  ['python', '"""|"""', 'A """"" b', 'A " " " " " b'],
  ['python', 'r"""|"""', 'A \\xi', 'A \\xi'],
  ['julia', '"""\n|\n"""\nf', '$x$ \\alpha', '\\$x\\$ \\\\alpha'],
  ['elixir', '@doc """\n|\n"""', 'A #{b}', 'A \\#{b}'],
  ['javascript', '|', 'A */ B -- """', 'A */ B -- """'],
  ['python', '|', 'A -- */ """ B', 'A -- */ """ B'],
];

describe('a citation in code', () => {
  for (const [language, typed, expected] of cases)
    it(`${language}: ${JSON.stringify(typed)}`, () => {
      assert.equal(insert(language, typed), expected);
    });

  for (const [language, typed, title, written] of titles)
    it(`${language}: ${JSON.stringify(title)} in ${JSON.stringify(typed)}`, () => {
      assert.include(insert(language, typed, asTex(title), written), '⟨T⟩');
    });

  const piece = fc.constantFrom(
    ...['--', '-->', '*/', '/*', '"""', "'''", '</script>', '</style>', '<!--', '?>', '\\', '\n', '`', '${'],
    ...['"', "'", '#', '%', '(*', '*)', '{-', '-}', ']]', ']]>', '{{', '}}', '{', '}', '<%', '%>', '\r', ' '],
  );
  const title = fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map(pieces => ['A ', ...pieces, ' z'].join(''));

  it('changes nothing of what stands around it, whatever the title holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases, ...titles), title, ([language, typed], anyTitle) => {
        const text = typed.replace('|', '');
        const cited = [{ paper: paper({ title: anyTitle }), key: 'key' }];
        const edit = citationEdit(language, text, typed.indexOf('|'), cited);
        const after = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
        const placeOf = (of: string): string => {
          const { language: ending, kind, open } = syntaxContextAt(language, of, of.length);
          return `${ending} ${kind} ${open}`;
        };
        // A line comment is still open at the end of the text, so a line break is added before comparing.
        if (text.slice(edit.to).includes('\n')) assert.equal(placeOf(after), placeOf(text));
        else assert.oneOf(placeOf(`${after}\n`), [placeOf(`${text}\n`), placeOf(text)]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves XML well formed', () => {
    const texts = ['<a>|</a>', '<a><!-- | --></a>', '<?xml version="1.0"?>|\n<a/>', '<a>\n<b\n|/></a>'];
    fc.assert(
      fc.property(title, fc.constantFrom(...texts), (anyTitle, typed) => {
        parseXml(insert('xml', typed, anyTitle, ''));
      }),
    );
  });

  it('leaves JavaScript without an error of syntax', () => {
    const texts = [
      'const a = 1;|',
      '/* | */',
      'f(`\n|\n`);',
      'const a = <p>\n|\n</p>;',
      'const a = <p>|</p>;',
    ];
    fc.assert(
      fc.property(title, fc.constantFrom(...texts), (anyTitle, typed) => {
        const { diagnostics = [] } = ts.transpileModule(insert('javascriptreact', typed, anyTitle, ''), {
          fileName: 'a.jsx',
          reportDiagnostics: true,
          compilerOptions: { jsx: ts.JsxEmit.Preserve },
        });
        assert.isEmpty(diagnostics.map(({ messageText }) => messageText));
      }),
    );
  });
});
