import { assert } from 'chai';
import fc from 'fast-check';
import type { Code, CodeTerm } from '../../../../src/core/related/code.ts';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { countingClock } from '../../../support/clock.ts';
import { code } from '../../../support/code.ts';

async function termsOf(text: string, fileName = 'a.py'): Promise<Map<string, CodeTerm>> {
  const { terms } = await extractCodeTerms(code(text, fileName), countingClock());
  return new Map(terms.map(term => [term.stem, term]));
}

describe('reading code', () => {
  it('keeps identifiers whole and split, and shows them as written', async () => {
    const terms = await termsOf('class BarlowTwins(Base): pass');
    assert.equal(terms.get('barlowtwin')?.label, 'BarlowTwins');
    assert.equal(terms.get('barlow')?.label, 'Barlow');
    assert.equal(terms.get('barlow twin')?.label, 'BarlowTwins');
  });

  it('weighs the file name over a class, a class over prose, prose over a body', async () => {
    const terms = await termsOf('# prose\nclass Defined:\n  x = body', 'named.py');
    const weights = ['name', 'defin', 'prose', 'bodi'].map(stem => terms.get(stem)?.weight ?? 0);
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => b - a),
    );
    assert.equal(new Set(weights).size, 4);
  });

  it('tells the lines, definitions first', async () => {
    const terms = await termsOf('masking = 1\n\n# masking\nclass Masking: pass');
    assert.deepEqual(terms.get('mask')?.lines, [3, 2, 0]);
  });

  for (const [language, text, file] of [
    ['Python', '"""\nThe maskedword.\n"""', 'a.py'],
    ['TypeScript', '/** The\n * maskedword. */', 'a.ts'],
    ['Java', 'int x; // the maskedword', 'A.java'],
    ['CUDA', '/* maskedword */ __global__ void f();', 'a.cu'],
    ['Rust', '/// The maskedword.', 'a.rs'],
    ['Julia', '#=\nmaskedword\n=#', 'a.jl'],
    ['R', '# the maskedword', 'a.R'],
    ['MATLAB', 'x = 1; % maskedword', 'a.m'],
    ['LaTeX', 'We study the maskedword.', 'a.tex'],
    ['Markdown', '# The maskedword', 'a.md'],
  ] as const)
    it(`finds the prose of ${language}`, async () => {
      const prose = (await termsOf(text, file)).get('maskedword')?.weight ?? 0;
      const body = (await termsOf('maskedword', 'a.py')).get('maskedword')?.weight ?? 0;
      assert.isAbove(prose, body);
    });

  for (const [language, text, file] of [
    ['Kotlin', 'fun maskedword() {}', 'a.kt'],
    ['Go', 'func maskedword() {}', 'a.go'],
    ['Scala', 'trait maskedword', 'a.scala'],
    ['Swift', 'protocol maskedword {}', 'a.swift'],
    ['C++', 'struct maskedword {};', 'a.cpp'],
    ['JavaScript', 'const maskedword = () => 1', 'a.js'],
    ['R', 'maskedword <- function(x) x', 'a.r'],
  ] as const)
    it(`finds the definitions of ${language}`, async () => {
      const defined = (await termsOf(text, file)).get('maskedword')?.weight ?? 0;
      assert.isAbove(defined, (await termsOf('# maskedword', 'a.py')).get('maskedword')?.weight ?? 0);
    });

  it('passes over links and paper ids: what is cited is not what the code does', async () => {
    const terms = await termsOf(
      '# after https://arxiv.org/abs/2111.06377 and arXiv:2111.06377, doi:10.1/maskedword',
    );
    assert.sameMembers(
      [...terms.keys()].filter(stem => stem !== 'a'),
      [],
    );
  });

  for (const [name, folders] of [
    ['gaussian_splatting.cu', []],
    ['GaussianSplatting.swift', []],
    ['gaussian-splatting.md', []],
    ['Gaussian Splatting.ipynb', []],
    ['train_gaussian_splatting.py', []],
    ['train.py', ['gaussian_splatting', 'scripts']],
  ] as const)
    it(`${[...folders, name].join('/')} is about its phrase`, async () => {
      const { terms } = await extractCodeTerms({ ...code('code', name), folders }, countingClock());
      const phrase = terms.find(({ stem }) => stem === 'gaussian splat');
      if (phrase === undefined) return assert.fail('The phrase was not found.');
      assert.isTrue('isName' in phrase && phrase.isName);
      const heavier = terms.filter(({ weight }) => weight > phrase.weight);
      assert.isEmpty(heavier);
    });

  it('a folder of one word says what kind of files it holds, not what they are about', async () => {
    const { terms } = await extractCodeTerms(
      { ...code('x', 'a.py'), folders: ['git', 'models'] },
      countingClock(),
    );
    assert.isEmpty(terms);
  });

  for (const block of [
    'FeedForward',
    'LayerNorm',
    'layer_norm',
    'GELU',
    'feed-forward',
    'BatchNorm2d',
    'MLP',
    'RoPE',
    'RotaryEmbedding',
  ])
    it(`${block} is in every network, and no reason`, async () => {
      const terms = await termsOf(`net = ${block}(x)\n# a ${block}`);
      assert.notInclude([...terms.values()].map(({ label }) => label).join(' '), block);
      for (const part of ['feed', 'forward', 'feed forward', 'layer', 'norm', 'rotari', 'rope'])
        assert.isFalse(terms.has(part));
    });

  it('a file called by a building block is about it', async () => {
    const terms = await termsOf('class LayerNorm(nn.Module):', 'layer_norm.py');
    assert.deepEqual(terms.get('layernorm')?.lines, [0]);
  });

  it('what a name has beside a building block stays', async () => {
    assert.isTrue((await termsOf('class SparseFeedForward:')).has('spars'));
  });

  it('knows what a library is for', async () => {
    assert.isTrue((await termsOf('from torch_geometric.nn import GCNConv')).has('graph'));
  });

  it('finds a phrase over the end of a line', async () => {
    assert.isTrue((await termsOf('"""\nA masked\nautoencoder.\n"""')).has('mask autoencod'));
  });

  it('stops when it is no longer wanted', async () => {
    const stop = new AbortController();
    stop.abort();
    assert.isTrue(
      await extractCodeTerms(code('x'), countingClock(), stop.signal).then(
        () => false,
        () => true,
      ),
    );
  });
});

describe('code of any kind', () => {
  /** Returns code that counts the characters read from it in `asked`. */
  const counted = (lineCount: number, line: string): Code & { asked: number } => ({
    fileName: 'a.py',
    languageId: '',
    lineCount,
    asked: 0,
    line() {
      this.asked += line.length;
      return line;
    },
  });

  it('of 10 MB costs no more than of 200 KB, and says that it was sampled', async () => {
    const huge = counted(250_000, 'the quick brown fox jumps over the dog'.padEnd(40));
    assert.isTrue((await extractCodeTerms(huge, countingClock())).sampled);
    assert.isAtMost(huge.asked, 210_000);
  });

  it('of 20 KB is read whole', async () => {
    const small = counted(500, 'x'.repeat(40));
    assert.isFalse((await extractCodeTerms(small, countingClock())).sampled);
    assert.equal(small.asked, 20_000);
  });

  it('of one line of 5 MB is cut', async () => {
    const { terms, sampled } = await extractCodeTerms(code('maskedword '.repeat(500_000)), countingClock());
    assert.isTrue(sampled);
    assert.isNotEmpty(terms);
  });

  it('gives the host its turn, again and again', async () => {
    const clock = countingClock(5);
    await extractCodeTerms(counted(5000, 'some = words(of, code)'.padEnd(40)), clock);
    assert.isAtLeast(clock.turns, 10);
  });

  it('is read without an error, whatever it holds', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('a.py', 'a.ts', 'a.tex', ''),
        async (text, name) => {
          const { terms } = await extractCodeTerms(code(text, name), countingClock());
          for (const { weight, lines } of terms) {
            assert.isAbove(weight, 0);
            for (const line of lines) assert.isBelow(line, text.split('\n').length);
          }
        },
      ),
    ));
});
