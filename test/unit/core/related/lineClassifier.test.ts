import { assert } from 'chai';
import fc from 'fast-check';
import { LineClassifier } from '../../../../src/core/related/lineClassifier.ts';

/** The parts of each line, as `p` prose, `d` definition, `i` import or `b` body, with their texts. */
function zonesOf(text: string, name = 'a.py', language = ''): string {
  const classifier = new LineClassifier(language, name);
  return text
    .split('\n')
    .map(line =>
      classifier
        .classify(line)
        .map(({ zone, text: part }) => `${zone.charAt(0)}:${part.trim()}`)
        .filter(part => part !== 'p:')
        .join(' '),
    )
    .join(' | ');
}

describe('lines of code', () => {
  for (const [text, expected] of [
    ['x = 1  # why', 'p:why b:x = 1'],
    ['# why', 'p:why'],
    ['x = "a#b"', 'b:x = "a#b"'],
    ['  ', ''],
    ['import torch', 'i:import torch'],
    ['  from torch import nn  # why', 'p:why i:from torch import nn'],
    ['important = 1', 'b:important = 1'],
    ['x = from_file', 'b:x = from_file'],
    ['class Mask(Base):', 'd:Mask b:class Mask(Base):'],
    ['  def mask_it(self):', 'd:mask_it b:def mask_it(self):'],
    ['classMask = 1', 'b:classMask = 1'],
    ['class 1', 'b:class 1'],
    ['"""The mask."""', 'p:The mask.'],
    ['x = """The', 'b:x = p:The'],
    ['"""\nThe mask.\n"""\nx', ' | p:The mask. |  | b:x'],
    ["'''\nThe mask.\n'''\nx", ' | p:The mask. |  | b:x'],
    ['#= The\nmask =# x', 'p:The | p:mask b:x'],
    ['"""a""" x """b""" y', 'p:a b:x p:b b:y'],
    ['"""\n# a\n""" # b', ' | p:# a | p:b'],
  ] as const)
    it(`in Python: ${JSON.stringify(text)}`, () => {
      assert.equal(zonesOf(text), expected);
    });

  for (const [text, expected] of [
    ['let x = 1; // why', 'p:why b:let x = 1;'],
    ['mask//why', 'p:why b:mask'],
    ['see("http://example.org")', 'b:see("http://example.org")'],
    ['/* a */ x /* b */', 'p:a b:x p:b'],
    ['/**\n * a\n */', 'p:* | p:* a | '],
    ['# no comment', 'b:# no comment'],
    ['#include <mask.h>', 'i:#include <mask.h>'],
    ['using Mask;', 'i:using Mask;'],
    ['use mask::it;', 'i:use mask::it;'],
    ['export const mask = (a, b) => a', 'd:mask b:export const mask = (a, b) => a'],
    ['let mask = async () => 1', 'd:mask b:let mask = async () => 1'],
    ['mask = function () {', 'd:mask b:mask = function () {'],
    ['mask <- function(x) x', 'd:mask b:mask <- function(x) x'],
    ['var mask = call(() => 1)', 'b:var mask = call(() => 1)'],
    ['const mask = 1', 'b:const mask = 1'],
    ['call(mask => 1)', 'b:call(mask => 1)'],
    ['pub struct Mask {', 'd:Mask b:pub struct Mask {'],
    ...[
      'interface',
      'trait',
      'enum',
      'protocol',
      'object',
      'type',
      'fn',
      'func',
      'fun',
      'impl',
      'module',
    ].map(word => [`${word} Mask`, `d:Mask b:${word} Mask`] as const),
    ...['namespace', 'macro', 'function'].map(word => [`${word} Mask`, `d:Mask b:${word} Mask`] as const),
    ...['require', 'library', 'include', 'open', '@import', 'package'].map(
      word => [`${word} mask`, `i:${word} mask`] as const,
    ),
  ] as const)
    it(`in TypeScript: ${JSON.stringify(text)}`, () => {
      assert.equal(zonesOf(text, 'a.ts'), expected);
    });

  for (const [name, language, kind] of [
    ...['py', 'pyi', 'jl', 'r', 'R', 'sh', 'rb', 'yml', 'yaml', 'toml', 'perl'].map(
      each => [`a.${each}`, '', '#'] as const,
    ),
    ...['python', 'julia', 'r', 'shellscript', 'ruby', 'perl', 'yaml', 'toml', 'makefile', 'dockerfile'].map(
      each => ['a.x', each, '#'] as const,
    ),
    ...['coffeescript', 'elixir'].map(each => ['a.ts', each, '#'] as const),
    ...['ts', 'go', 'cu', 'rs', 'mdx', 'texx', 'pythonic'].map(each => [`a.${each}`, '', '//'] as const),
    ...['typescript', 'xpython', 'pythonx', 'xmarkdown'].map(each => ['a.py', each, '//'] as const),
    ['a.m', '', '%'],
    ['a.py', 'matlab', '%'],
    ...['md', 'qmd', 'rst', 'tex', 'txt', 'bibtex'].map(each => [`a.${each}`, '', ''] as const),
    ...['markdown', 'latex', 'tex', 'quarto', 'rst', 'restructuredtext', 'plaintext', 'bibtex'].map(
      each => ['a.py', each, ''] as const,
    ),
  ] as const)
    it(`${name} ${language} has comments after “${kind}”`, () => {
      for (const sign of ['#', '//', '%']) {
        const expected = kind === '' ? `p:x ${sign} why` : sign === kind ? 'p:why b:x' : `b:x ${sign} why`;
        assert.equal(zonesOf(`x ${sign} why`, name, language), expected);
      }
    });

  it('in MATLAB: a sign with a backslash is none, and blocks have braces', () => {
    assert.equal(zonesOf('mask%why', 'a.m'), 'p:why b:mask');
    assert.equal(zonesOf(String.raw`x = '\%d'`, 'a.m'), String.raw`b:x = '\%d'`);
    assert.equal(zonesOf('%{\nwhy\n%}\nmask = @(x) x', 'a.m'), ' | p:why |  | d:mask b:mask = @(x) x');
  });

  it('keep every word in some zone, whatever the line', () => {
    const piece = fc.constantFrom(
      'mask',
      ' ',
      '# ',
      '// ',
      '/*',
      '*/',
      '"""',
      '%',
      'def ',
      'import ',
      '=',
      '=> ',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(piece, { maxLength: 8 })),
        fc.constantFrom('a.py', 'a.ts', 'a.m'),
        (lines, name) => {
          const classifier = new LineClassifier('', name);
          for (const line of lines.map(pieces => pieces.join(''))) {
            const text = classifier
              .classify(line)
              .map(({ text: part }) => part)
              .join(' ');
            assert.isAtLeast(text.split('mask').length, line.split('mask').length);
          }
        },
      ),
    );
  });
});
