import { assert } from 'chai';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueContents } from '../../../../src/core/papers/catalogue.ts';
import {
  noBackgroundFrequency,
  parseBackgroundFrequency,
} from '../../../../src/core/related/backgroundFrequency.ts';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { termSnippet } from '../../../../src/core/related/termSnippet.ts';
import { WorkspaceFrequency } from '../../../../src/core/related/workspaceFrequency.ts';
import { countingClock } from '../../../support/clock.ts';
import { code } from '../../../support/code.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';
import { readProjectFile, root } from '../../../support/project.ts';

const clock = countingClock();

describe('papers related to code', () => {
  let engine: RelatedEngine;
  let contents: CatalogueContents;
  before(async () => {
    contents = await bundledPapers();
    const table = await readFile(join(root, 'data/code-background.txt'), 'utf8');
    engine = new RelatedEngine(clock, await parseBackgroundFrequency(table, clock));
    await engine.index(contents.papers, contents.themes);
  });
  const related = async (text: string, name: string) =>
    engine.relatedToCode(await extractCodeTerms(code(text, name), clock), 10);
  const sample = (name: string): string => readProjectFile(`test/fixtures/sample-workspace/${name}`);

  it('CoRe-ECG stands first for the sample, with its reasons', async () => {
    const [first] = await related(sample('ecg_mae.py'), 'ecg_mae.py');
    assert.equal(first?.paper, 'arxiv:2604.11359');
    const shown = (first?.evidence ?? []).map(reason => reason.label.toLowerCase()).join(' ');
    for (const word of ['ecg', 'mask', 'reconstruct']) assert.include(shown, word);
  });

  it('every reason stands on its lines, and in the paper', async () => {
    const text = sample('ecg_mae.py');
    const lines = text.toLowerCase().split('\n');
    const [first] = await related(text, 'ecg_mae.py');
    const found = contents.papers.find(({ id }) => id === first?.paper);
    assert.isDefined(found);
    for (const { label, stem, lines: at } of first?.evidence ?? []) {
      assert.isDefined(termSnippet(found, stem), label);
      for (const line of at) assert.include(lines[line], stem.slice(0, 4), `${label} in line ${line}`);
    }
  });

  it('shares add up to no more than the whole, heaviest first', async () => {
    for (const { evidence } of await related(sample('ecg_mae.py'), 'ecg_mae.py')) {
      const weights = evidence.map(({ weight }) => weight);
      assert.deepEqual(
        weights,
        [...weights].sort((a, b) => b - a),
      );
      assert.isAtMost(
        weights.reduce((sum, weight) => sum + weight, 0),
        1.001,
      );
    }
  });

  for (const [what, text, name] of [
    ['a stylesheet', sample('style.css'), 'style.css'],
    ['an empty file', '', 'a.py'],
    ['a manifest', readProjectFile('package.json'), 'package.json'],
    ['a build script', readProjectFile('esbuild.config.mjs'), 'esbuild.config.mjs'],
    ['bytes', '\u0000\ufffd\u0001'.repeat(1000), 'a.py'],
    ['minified code', 'function a(b){return b&&c};'.repeat(5000), 'a.min.js'],
  ] as const)
    it(`${what} shows none`, async () => {
      assert.deepEqual(await related(text, name), []);
    });

  it('more papers do not change what is shown of the first', async () => {
    const before = await related(sample('ecg_mae.py'), 'ecg_mae.py');
    const larger = new RelatedEngine(
      clock,
      await parseBackgroundFrequency(await readFile(join(root, 'data/code-background.txt'), 'utf8'), clock),
    );
    const others = Array.from({ length: 500 }, (_, at) => paper({ id: `local:${at}`, title: `Other ${at}` }));
    await larger.index([...contents.papers, ...others]);
    const terms = await extractCodeTerms(code(sample('ecg_mae.py'), 'ecg_mae.py'), clock);
    assert.equal(larger.relatedToCode(terms, 10)[0]?.paper, before[0]?.paper);
  });

  it('what the other open files share says less', async () => {
    const workspace = new WorkspaceFrequency();
    const terms = await extractCodeTerms(code(sample('ecg_mae.py'), 'ecg_mae.py'), clock);
    const scoreOf = (uri: string): number =>
      engine.relatedToCode(terms, 1, { uri, workspace, ignoreThreshold: true })[0]?.score ?? 0;
    const alone = scoreOf('a');
    for (const uri of ['a', 'b', 'c', 'd', 'e', 'f']) workspace.add(uri, terms);
    const among = scoreOf('a');
    assert.isBelow(among, alone);
    for (const uri of ['b', 'c', 'd', 'e', 'f']) workspace.delete(uri);
    assert.equal(scoreOf('a'), alone, 'a file never counts against itself');
  });
});

describe('what a file is called', () => {
  const titles = [
    'Robust Gaussian Splatting',
    'Masked Image Inpainting with Tiles and Colours',
    'Vision Transformers Need Registers',
    'Rethinking Patches for Masked Autoencoders',
    'Music Generation with Latent Diffusion',
    'Training Models: How to Use Main Utilities and the Index of an App',
    'An Image is Worth a Thousand Tokens: Reconstruction of Objects',
    'One Wide Feedforward is All You Need',
  ];
  let engine: RelatedEngine;
  before(async () => {
    const table = await readFile(join(root, 'data/code-background.txt'), 'utf8');
    engine = new RelatedEngine(clock, await parseBackgroundFrequency(table, clock));
    await engine.index(titles.map((title, at) => paper({ id: `local:${at}`, title, abstract: title })));
  });
  const related = async (path: string, text: string): Promise<string[]> => {
    const [name = '', ...folders] = path.split('/').reverse();
    const terms = await extractCodeTerms({ ...code(text, name), folders: folders.reverse() }, clock);
    return engine.relatedToCode(terms, 10).map(({ paper: id }) => titles[Number(id.slice(6))] ?? '');
  };
  const cuda =
    '__global__ void render(float* image, const float* mask, int tile) {\n  // colours of masked tiles\n}';

  for (const [path, title] of [
    ['gaussian_splatting.cu', titles[0]],
    ['vision_transformer.py', titles[2]],
    ['masked_autoencoder.py', titles[3]],
    ['latent_diffusion/model.py', titles[4]],
    ['src/gaussian-splatting/utils.py', titles[0]],
  ] as const)
    for (const text of ['code', '', cuda])
      it(`${path} with “${text.slice(0, 4)}” brings its papers first`, async () => {
        assert.equal((await related(path, text))[0], title);
      });

  for (const path of [
    'utils.py',
    'train.py',
    'model.py',
    'index.ts',
    'main.go',
    'src/app/index.tsx',
    'models/utils.py',
  ])
    it(`${path} brings nothing`, async () => {
      for (const text of ['code', '']) assert.isEmpty(await related(path, text));
    });

  for (const [title, text] of [
    ['SAM 2: Segment Anything in Images', 'sam2'],
    ['Florence-2: A Representation for Tasks', 'Florence2'],
    ['Segment Anything in Images', undefined],
  ] as const)
    it(`“${title}” is ${text === undefined ? 'not ' : ''}found by a name in one word`, async () => {
      const one = new RelatedEngine(clock, noBackgroundFrequency);
      await one.index([paper({ id: 'local:1', title }), paper({ id: 'local:2', title: 'Another' })]);
      const terms = await extractCodeTerms(code(`x = ${text ?? 'sam2'}()`, 'a.py'), clock);
      const found = one.relatedToCode(terms, 1, { ignoreThreshold: true });
      assert.equal(found[0]?.paper, text === undefined ? undefined : 'local:1');
    });

  it('words that say nothing of the subject bring nothing', async () => {
    const text =
      '# An image is worth a look. Rethinking what you need.\nclass FeedForward(nn.Module):\n  def forward(self): ...';
    assert.isEmpty(await related('vit.py', text));
  });
});

describe('papers similar to papers', () => {
  const papers = [
    paper({ id: 'local:a', title: 'Masked autoencoders for electrocardiograms' }),
    paper({ id: 'local:b', title: 'Electrocardiograms and masked modelling' }),
    paper({ id: 'local:c', title: 'Sparse dictionaries of language models' }),
    paper({ id: 'local:d', title: 'Language models with sparse electrocardiograms' }),
  ];
  const engine = new RelatedEngine(clock, noBackgroundFrequency);
  before(() => engine.index(papers));
  const similar = (...ids: string[]): string[] => engine.relatedToPapers(ids, 3).map(({ paper: id }) => id);

  it('the one that shares most comes first, never the paper itself', () => {
    assert.equal(similar('local:a')[0], 'local:b');
    assert.notInclude(similar('local:a'), 'local:a');
  });
  it('its reasons are words of the paper that is found, not stems', () => {
    const [found] = engine.relatedToPapers(['local:a'], 1);
    const text = papers.flatMap(({ id, title, abstract }) => (id === found?.paper ? [title, abstract] : []));
    for (const { label } of found?.evidence ?? [])
      assert.match(text.join(' '), new RegExp(`\\b${label.replace(' ', '\\W+')}\\b`), label);
  });
  it('several are chosen together', () => {
    assert.equal(similar('local:b', 'local:c')[0], 'local:d');
  });
  it('an unknown one has none', () => {
    assert.isEmpty(similar('local:x'));
  });
  it('what is held again replaces what was', async () => {
    const other = new RelatedEngine(clock, noBackgroundFrequency);
    await other.index(papers);
    await other.index(papers.slice(2));
    assert.equal(other.count, 2);
    assert.isEmpty(other.relatedToPapers(['local:a'], 3));
  });
});

describe('the shipped table', () => {
  it('knows what is common in code, in papers, in neither', async () => {
    const table = await parseBackgroundFrequency('# head\n04model\nz9ecg\n', clock);
    assert.equal(table.inCode('model'), 1);
    assert.equal(table.inPapers('model'), 0.25);
    assert.equal(table.inCode('ecg'), 0);
    assert.equal(table.inCode('unheard'), 0);
    assert.isUndefined(table.inPapers('unheard'));
  });

  it('has ordinary words in every file, the words of subjects in few', async () => {
    const text = await readFile(join(root, 'data/code-background.txt'), 'utf8');
    const table = await parseBackgroundFrequency(text, clock);
    for (const word of [
      'worth',
      'matter',
      'rethink',
      'beyond',
      'lost',
      'thousand',
      'need',
      'lunch',
      'moreov',
    ])
      assert.equal(table.inCode(word), 1, word);
    for (const word of ['splat', 'autoencod', 'ecg', 'contrast', 'vit', 'lora', 'speech', 'distil'])
      assert.isBelow(table.inCode(word), 0.1, word);
  });
});
