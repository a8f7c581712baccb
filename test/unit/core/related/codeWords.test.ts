import { assert } from 'chai';
import { levelDigit, parseBackgroundFrequency } from '../../../../src/core/related/backgroundFrequency.ts';
import type { Code, CodeTerm } from '../../../../src/core/related/code.ts';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { introducedNames } from '../../../../src/core/related/introducedNames.ts';
import { sampleLines } from '../../../../src/core/related/sampleLines.ts';
import { stemsInText, titleBigrams, wordStems } from '../../../../src/core/related/wordStems.ts';
import { WorkspaceFrequency } from '../../../../src/core/related/workspaceFrequency.ts';
import { countingClock } from '../../../support/clock.ts';
import { code } from '../../../support/code.ts';

describe('the stems of a word of code', () => {
  for (const [word, stems, bigrams] of [
    ['BarlowTwins', 'barlow:Barlow twin:Twins barlowtwin:BarlowTwins', 'barlow twin'],
    ['masked', 'mask:masked', ''],
    ['the', '', ''],
    ['a', '', ''],
    ['xy', 'xy:xy', ''],
    ['x_y', 'xy:x_y', ''],
    ['12', '', ''],
    ['i++', '', ''],
    ['c#', '', ''],
    ['_private_', 'privat:private', ''],
    ['_MaskNet', 'mask:Mask net:Net masknet:MaskNet', 'mask net'],
    ['__mask_net', 'mask:mask net:net masknet:mask_net', 'mask net'],
    ['Défossez', 'defossez:Defossez', ''],
    ['few-shot-nets', 'shot:shot net:nets', 'shot net'],
    ['masks_of_masks', 'mask:masks', 'mask mask'],
    ['masks_of_masking', 'mask:masks', 'mask mask'],
  ] as const)
    it(word, () => {
      const found = wordStems(word);
      const texts = found.stems.map(({ stem, form }) => `${stem}:${form}`).join(' ');
      for (const each of stems.split(' ').filter(Boolean)) assert.include(texts, each);
      if (stems === '') assert.equal(texts, '');
      assert.equal(found.bigrams.join(', '), bigrams);
    });

  it('in a title pair over words of grammar, and not inside a word', () => {
    assert.deepEqual([...titleBigrams('Masked models of the ConvNeXt')], ['mask model', 'model conv']);
    assert.deepEqual([...titleBigrams('BarlowTwins')], []);
    assert.deepEqual([...titleBigrams('')], []);
    assert.deepEqual(stemsInText('Masked models of masks'), ['mask', 'model', 'mask']);
  });
});

describe('the weight of a term of code', () => {
  const terms = async (
    text: string,
    fileName = '',
    folders: readonly string[] = [],
  ): Promise<Map<string, CodeTerm>> => {
    const found = await extractCodeTerms(
      { ...code(text, fileName), languageId: 'python', folders },
      countingClock(),
    );
    return new Map(found.terms.map(term => [term.stem, term]));
  };
  const lines = (line: string, times: number): string => Array.from({ length: times }, () => line).join('\n');

  // The square root of 3 for a definition, 1.5 for prose, 1 for an import and .5 for a body, each times the root of how often.
  for (const [text, squared] of [
    ['quartz', 0.5],
    [lines('quartz', 4), 1],
    [lines('quartz', 16), 2],
    [lines('quartz', 100), 2],
    ['# quartz', 1.5],
    [lines('# quartz', 9), 4.5],
    ['import quartz', 1],
    ['def quartz():', 3.5],
    ['# quartz\nimport quartz\nquartz', 3],
  ] as const)
    it(`${text.split('\n').length} lines of ${text.split('\n')[0] ?? ''}`, async () => {
      assert.closeTo(((await terms(text)).get('quartz')?.weight ?? 0) ** 2, squared, 1e-9);
    });

  it('is more in the name of the file, and of a folder with several words', async () => {
    const found = await terms('x', 'basalt_quartz.py', ['far_away', 'marble_slate', 'nets', 'tests']);
    const squared = (stem: string): number => Math.round((found.get(stem)?.weight ?? 0) ** 2 * 1e6) / 1e6;
    assert.deepEqual(['basalt', 'quartz', 'marbl', 'slate', 'net', 'far'].map(squared), [6, 6, 2, 2, 0, 0]);
    assert.deepEqual(['basalt quartz', 'marbl slate', 'far awai'].map(squared), [50, 50, 0]);
    assert.isTrue(found.get('basalt quartz')?.isName);
    assert.deepEqual(found.get('basalt')?.lines, []);
    assert.isTrue((await terms('x', 'basalt.quartz.py')).has('quartz'));
  });

  it('of neighbours counts in prose alone, over words of grammar and the ends of lines', async () => {
    const prose = await terms('# masks of quartz\n# marble');
    for (const pair of ['mask quartz', 'quartz marbl'])
      assert.closeTo((prose.get(pair)?.weight ?? 0) ** 2, 1.5, 1e-9);
    assert.equal(prose.get('mask quartz')?.label, 'masks quartz');
    assert.isFalse((await terms('mask(quartz)')).has('mask quartz'));
    assert.isFalse((await terms('import mask, quartz')).has('mask quartz'));
    const name = await terms('maskedQuartz = 1');
    assert.closeTo((name.get('mask quartz')?.weight ?? 0) ** 2, 0.5, 1e-9);
    assert.equal(name.get('mask quartz')?.label, 'maskedQuartz');
  });

  it('has the label of its heaviest word, and says whether prose has it', async () => {
    const found = await terms('masks = 1\n# masking\n# masking\nquartz');
    assert.equal(found.get('mask')?.label, 'masking');
    assert.isTrue(found.get('mask')?.inProse);
    assert.isFalse(found.get('quartz')?.inProse);
  });

  it('comes with five lines, each once, definitions first, then prose, imports and bodies', async () => {
    const text = 'mask\nmask mask\nimport mask\n# mask\ndef mask(): pass\nmask\nmask\nmask';
    assert.deepEqual((await terms(text)).get('mask')?.lines, [4, 3, 2, 0, 1]);
    assert.deepEqual((await terms(lines('# mask it', 9))).get('mask')?.lines, [0, 1, 2, 3, 4]);
  });

  it('is 1 for each word of what an imported library is for', async () => {
    const found = await terms('import networkx');
    assert.closeTo((found.get('graph')?.weight ?? 0) ** 2, 1, 1e-9);
    assert.deepEqual(found.get('graph')?.lines, [0]);
    assert.isFalse((await terms('networkx')).has('graph'));
    assert.isFalse((await terms('import constructor')).has('graph'));
  });

  it('is nothing for links and ids of papers', async () => {
    for (const cited of [
      'www.quartz.org/marble',
      'doi: 10.1/quartz',
      'arXiv:quartz/99',
      'https://quartz.org',
    ])
      assert.isFalse((await terms(`# see ${cited} for slate`)).has('quartz'), cited);
    assert.isTrue((await terms('# see www.quartz.org for slate')).has('slate'));
    assert.isTrue((await terms('# arxived quartz slate')).has('slate'));
  });
});

describe('the lines that are read', () => {
  const ofLines = (count: number, length: number): { read: number[]; sampled: boolean } => {
    const counted: Pick<Code, 'lineCount' | 'line'> = { lineCount: count, line: () => 'x'.repeat(length) };
    const { lines, sampled } = sampleLines({ fileName: '', languageId: '', ...counted });
    const read = Array.from(lines, ({ at }) => at);
    return { read, sampled: sampled() };
  };

  it('are all of a short file, each once and in order', () => {
    for (const count of [0, 1, 100, 1000, 4000]) {
      const { read, sampled } = ofLines(count, 20);
      assert.deepEqual(
        read,
        Array.from({ length: count }, (_, at) => at),
      );
      assert.isFalse(sampled);
    }
  });

  it('are the beginning of a long one, then blocks from all over it', () => {
    const { read, sampled } = ofLines(100_000, 49);
    assert.isTrue(sampled);
    assert.deepEqual(
      read.slice(0, 2000),
      Array.from({ length: 2000 }, (_, at) => at),
    );
    assert.isAtMost(read.length, 4001);
    assert.isAtLeast(read.length, 3800);
    assert.deepEqual(
      read,
      read.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(read).size, read.length);
    for (let tenth = 1; tenth < 10; tenth++)
      assert.isTrue(
        read.some(at => at >= tenth * 10_000 && at < (tenth + 1) * 10_000),
        `${tenth}`,
      );
  });

  it('reach the end, whatever the length of the lines', () => {
    for (const [count, length] of [
      [3000, 99],
      [20_000, 9],
      [50_000, 120],
      [200_000, 30],
      [500, 1900],
    ] as const) {
      const { read } = ofLines(count, length);
      assert.isAtLeast(read.at(-1) ?? 0, count * 0.9, `${count} lines of ${length}`);
      assert.isAtMost(read.length * (length + 1), 205_000);
      assert.isAtLeast(read.length * (length + 1), Math.min(count * (length + 1), 180_000));
    }
    assert.isFalse(ofLines(10_000, 14).sampled);
    assert.isTrue(ofLines(20_000, 14).sampled);
  });

  it('are cut at 2,000 characters', () => {
    for (const [length, cut] of [
      [2000, false],
      [2001, true],
    ] as const) {
      const { lines, sampled } = sampleLines(code('x'.repeat(length)));
      assert.deepEqual(
        Array.from(lines, ({ text }) => text.length),
        [2000],
      );
      assert.equal(sampled(), cut);
    }
  });
});

describe('names that a paper introduces', () => {
  for (const [title, abstract, ...names] of [
    ['ArcFace: Additive Angular Margins', '', 'arcfac'],
    ['Mask R-CNN: A Study', '', 'maskrcnn'],
    ['A Study of Faces: And More', '', ...[]],
    ['x: And More', '', ...[]],
    ['A Study', 'We introduce LLaVA, a model.', 'llava'],
    ['A Study', 'We propose a novel framework called the HorNet.', 'hornet'],
    ['A Study', 'We present results. We introduce Masks.', ...[]],
    ['A Study', 'Low-rank adaptation (LoRA) helps.', 'lora'],
    ['A Study', 'Low-rank adaptation (Masks) helps.', ...[]],
    ['A Study', 'The model, dubbed ViT2, and named GPT.', 'vit2', 'gpt'],
  ] as const)
    it(`${title}. ${abstract}`, () => {
      assert.sameMembers([...introducedNames({ title, abstract })], names);
    });
});

describe('how common words are', () => {
  it('is kept as halves of powers of two', async () => {
    for (const [share, digit] of [
      [1, '0'],
      [0.5, '2'],
      [0.71, '1'],
      [0.25, '4'],
      [2 ** -17, 'y'],
      [2 ** -40, 'z'],
      [0, 'z'],
      [-1, 'z'],
      [2, '0'],
    ] as const)
      assert.equal(levelDigit(share), digit, `${share}`);
    const table = await parseBackgroundFrequency(
      '# 00comment\n24mask\n1zrare\n0\n12\nz0paper',
      countingClock(),
    );
    assert.deepEqual([table.inCode('mask'), table.inPapers('mask')], [0.5, 0.25]);
    assert.closeTo(table.inCode('rare'), Math.SQRT1_2, 1e-9);
    assert.deepEqual([table.inPapers('rare'), table.inCode('paper'), table.inPapers('paper')], [0, 0, 1]);
    for (const none of ['comment', '', 'x'])
      assert.deepEqual([table.inCode(none), table.inPapers(none)], [0, undefined]);
  });

  it('in the open files is counted without the file asked about', () => {
    const workspace = new WorkspaceFrequency();
    const terms = (...stems: string[]) => ({
      terms: stems.map(stem => ({ stem, label: stem, weight: 1, lines: [] })),
      sampled: false,
    });
    workspace.add('a', terms('mask', 'mask', 'net'));
    workspace.add('b', terms('mask'));
    assert.deepEqual(workspace.documentFrequency('mask', undefined), { files: 2, withStem: 2 });
    assert.deepEqual(workspace.documentFrequency('mask', 'a'), { files: 1, withStem: 1 });
    assert.deepEqual(workspace.documentFrequency('net', 'b'), { files: 1, withStem: 1 });
    assert.deepEqual(workspace.documentFrequency('net', 'c'), { files: 2, withStem: 1 });
    assert.deepEqual(workspace.documentFrequency('slate', 'a'), { files: 1, withStem: 0 });
    workspace.add('a', terms('net'));
    assert.deepEqual(workspace.documentFrequency('mask', undefined), { files: 2, withStem: 1 });
    workspace.delete('a');
    workspace.delete('a');
    assert.deepEqual(workspace.documentFrequency('net', undefined), { files: 1, withStem: 0 });
  });
});
