import { assert } from 'chai';
import fc from 'fast-check';
import { commentReader } from '../../../../src/core/comments/commentReader.ts';
import { syntaxContextAt } from '../../../../src/core/comments/syntaxContextAt.ts';

const languages = [
  ...['javascript', 'typescript', 'typescriptreact', 'python', 'julia', 'c', 'rust', 'shellscript'],
  ...['html', 'php', 'vue', 'svelte', 'astro', 'xml', 'handlebars'],
];
/** Quotation marks stand in pairs: what closes one alone may be behind the offset, where `syntaxContextAt` does not look. */
const pieces = [
  ...['words ', 'more\n', ' = ', '// ', '/* ', ' */', '# ', '"a"', "'b'", '`c`', '`', '{', '}', '\n'],
  ...[
    '<!-- ',
    ' -->',
    '<p>',
    '</p>',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<?php ',
    '?>',
    '---\n',
  ],
];
const textIn = (language: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...pieces, ...(/^(?:python|julia)$/.test(language) ? ['"""'] : [])), {
      maxLength: 25,
    })
    .map(parts => parts.join(''));

describe('commentReader', () => {
  for (const language of languages)
    it(`finds the comments that syntaxContextAt finds: ${language}`, () => {
      fc.assert(
        fc.property(textIn(language), fc.boolean(), (text, isBackwards) => {
          const isProse = commentReader(language, text);
          const words = Array.from(text.matchAll(/words|more/g), ({ index }) => index);
          for (const offset of isBackwards ? words.reverse() : words) {
            const { kind } = syntaxContextAt(language, text, offset);
            assert.equal(isProse(offset), kind === 'comment' || kind === 'docstring', text.slice(0, offset));
          }
        }),
        { numRuns: 300 },
      );
    });
});
