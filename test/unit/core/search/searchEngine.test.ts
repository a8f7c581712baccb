import { assert } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { SearchEngine } from '../../../../src/core/search/searchEngine.ts';
import { anyPaper, anyQuery } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';

async function engineWith(papers: readonly Paper[]): Promise<SearchEngine> {
  const engine = new SearchEngine(countingClock());
  await engine.index(papers, []);
  return engine;
}

async function idsFor(query: string, ...papers: readonly Paper[]): Promise<string[]> {
  return (await engineWith(papers)).search(query, 10).papers.map(({ id }) => id.replace('local:', ''));
}

const byId = (papers: readonly Paper[]): Paper[] => [
  ...new Map(papers.map(each => [each.id, each])).values(),
];

describe('SearchEngine', () => {
  describe('on names with numbers', () => {
    const papers = [
      paper({ id: 'local:sam', title: 'Segment Anything (SAM) in Medicine', abstract: 'Of 2 kinds.' }),
      paper({ id: 'local:sam2', title: 'SAM 2: Segment Anything in Images and Videos', abstract: '' }),
      paper({ id: 'local:florence2', title: 'Florence-2: A Unified Representation', abstract: '' }),
      paper({ id: 'local:florence', title: 'Museums of Florence', abstract: '' }),
      paper({ id: 'local:qwen2', title: 'Qwen2 Technical Report', abstract: '' }),
      paper({ id: 'local:qwen', title: 'Qwen Reads 2 Books', abstract: '' }),
    ];
    for (const [query, id] of [
      ['sam2', 'sam2'],
      ['SAM2', 'sam2'],
      ['sam-2', 'sam2'],
      ['sam 2 videos', 'sam2'],
      ['florence2', 'florence2'],
      ['florence2 unified', 'florence2'],
      ['qwen2', 'qwen2'],
      ['"qwen2"', 'qwen2'],
    ] as const)
      it(`finds ${id} by ${query}, however the title writes it`, async () => {
        assert.equal((await idsFor(query, ...papers))[0], id);
      });

    it('keeps an exact name exact', async () => {
      assert.deepEqual(await idsFor('"qwen2"', ...papers), ['qwen2']);
    });
  });

  describe('on titles with TeX', () => {
    const papers = [
      paper({ id: 'local:1', title: String.raw`Fast $k$-means with the $\ell_2$ norm`, abstract: '' }),
      paper({ id: 'local:2', title: String.raw`Is \emph{BERT} All \textbf{You Need}?`, abstract: '' }),
      paper({
        id: 'local:3',
        title: 'Something else',
        abstract: String.raw`In $\mathcal{O}(n)$, of Poincar\'e.`,
      }),
    ];
    for (const [query, id] of [
      ['k-means', '1'],
      ['"k-means"', '1'],
      ['$k$-means', '1'],
      ['l2 norm', '1'],
      ['ℓ₂', '1'],
      ['bert', '2'],
      ['"all you need"', '2'],
      ['poincaré', '3'],
    ] as const)
      it(query, async () => {
        assert.deepEqual(await idsFor(query, ...papers), [id]);
      });
  });

  describe('on the bundled papers', () => {
    let engine: SearchEngine;
    before(async () => {
      const { papers, themes } = await bundledPapers();
      engine = new SearchEngine(countingClock());
      await engine.index(papers, themes);
    });
    const first = (query: string): string | undefined => engine.search(query, 50).papers[0]?.title;
    const brainDiffusion =
      'Brain Diffusion for Visual Exploration: Cortical Discovery using Large Scale Generative Models';
    const speech = 'Decoding speech from non-invasive brain recordings';

    const firsts: Readonly<Record<string, string>> = {
      'concious prior': 'The Consciousness Prior',
      concio: 'The Consciousness Prior',
      'consciousness prior': 'The Consciousness Prior',
      'author:bengio': 'The Consciousness Prior',
      '2306.03089': brainDiffusion,
      '2306.030': brainDiffusion,
      'https://huggingface.co/papers/2306.03089': brainDiffusion,
      'https://arxiv.org/pdf/2306.03089v3.pdf': brainDiffusion,
      Défossez: speech,
      defossez: speech,
      'decoding speech': speech,
      brainscuba: 'BrainSCUBA: Fine-Grained Natural Language Captions of Visual Cortex Selectivity',
      'sparse autoencoder':
        'Sparse Autoencoders Enable Scalable and Reliable Circuit Identification in Language Models',
    };
    for (const [query, title] of Object.entries(firsts))
      it(`${query} → ${title}`, () => {
        assert.equal(first(query), title);
      });

    it('ecg → papers on ECG, the one that has it in its title first', () => {
      const { papers } = engine.search('ecg', 50);
      assert.match(papers[0]?.title ?? '', /^CoRe-ECG/);
      for (const { title, abstract } of papers) assert.match(`${title} ${abstract}`, /ecg/i);
    });

    it('narrows by filters', () => {
      const { papers } = engine.search('theme:"visual decoding" year:2024..', 50);
      assert.isNotEmpty(papers);
      for (const { theme, published } of papers) {
        assert.equal(theme, 'visual-decoding');
        assert.isAtLeast(Number(published.slice(0, 4)), 2024);
      }
      const dates = papers.map(({ published }) => published);
      assert.deepEqual(dates, [...dates].sort().reverse());
    });

    it('says that an id is of no paper here', () => {
      const { papers, diagnostics } = engine.search('2001.99999', 50);
      assert.deepEqual([papers, diagnostics], [[], [{ code: 'unknownPaper', text: 'arxiv:2001.99999' }]]);
    });

    it('finds nothing for nothing', () => {
      for (const query of ['', '  ', '"', 'qqqqzz']) assert.isEmpty(engine.search(query, 50).papers, query);
    });
  });

  describe('ranking', () => {
    const inTitle = paper({ id: 'local:title', title: 'Sparse codes' });
    const inAbstract = paper({ id: 'local:abstract', abstract: 'Sparse codes, sparse codes, sparse codes.' });
    const half = paper({ id: 'local:half', title: 'Sparse sparse sparse' });
    const elsewhere = Array.from({ length: 5 }, (_, at) => paper({ id: `local:${at}` }));

    it('puts titles with every word before every word before some words', async () => {
      assert.deepEqual(await idsFor('sparse code', half, inAbstract, inTitle, ...elsewhere), [
        'title',
        'abstract',
        'half',
      ]);
    });
    it('puts the later paper first among equals', async () => {
      const later = { ...inTitle, id: 'local:later', published: '2025-01-01' };
      assert.deepEqual(await idsFor('sparse', inTitle, later, ...elsewhere), ['later', 'title']);
    });
    it('completes the last word only', async () => {
      assert.deepEqual(await idsFor('spar', inTitle, ...elsewhere), ['title']);
      assert.deepEqual(await idsFor('spar ', paper({ id: 'local:0', title: 'Sparsely' }), ...elsewhere), []);
    });
    it('forgives a slip only where no paper has the word', async () => {
      const casual = paper({ id: 'local:casual', title: 'Casual masks' });
      const causal = paper({ id: 'local:causal', title: 'Causal masks' });
      assert.deepEqual(await idsFor('casual ', casual, causal, ...elsewhere), ['casual']);
      assert.deepEqual(await idsFor('cuasal ', causal, ...elsewhere), ['causal']);
    });
    it('takes a compound for its parts, and the parts for it', async () => {
      const compound = paper({ id: 'local:compound', title: 'Few-shot' });
      const apart = paper({ id: 'local:apart', title: 'Few shot' });
      const joined = paper({ id: 'local:joined', title: 'Fewshot' });
      for (const query of ['few-shot', 'few shot', 'fewshot'])
        assert.include(await idsFor(query, compound, ...elsewhere), 'compound', query);
      assert.sameMembers(await idsFor('few-shot', compound, apart, joined, ...elsewhere), [
        'compound',
        'apart',
        'joined',
      ]);
    });
  });

  describe('filters', () => {
    const survey = paper({ id: 'local:survey', title: 'A survey of memory', authors: ['Yoshua Bengio'] });
    const code = paper({
      id: 'doi:10.1/x',
      title: 'Memory',
      abstract: 'See https://github.com/a/b.',
      sources: ['arXiv'],
    });
    const phrase = paper({ id: 'local:phrase', title: 'Working  memory: models', published: '2020-05-05' });
    const cases: Readonly<Record<string, readonly string[]>> = {
      'memory -survey': ['doi:10.1/x', 'phrase'],
      'author:beng': ['survey'],
      'author:"bengio yoshua" memory': ['survey'],
      '-author:bengio': ['doi:10.1/x', 'phrase'],
      'has:code': ['doi:10.1/x'],
      'has:doi': ['doi:10.1/x'],
      'source:arxiv': ['doi:10.1/x'],
      'year:..2020': ['phrase'],
      '"Working Memory"': ['phrase'],
      '"memory models"': ['phrase'],
      'memory -"working memory"': ['doi:10.1/x', 'survey'],
    };
    for (const [query, ids] of Object.entries(cases))
      it(query, async () => {
        assert.deepEqual(await idsFor(query, survey, code, phrase), ids);
      });

    it('looks for the words of a phrase that no paper has, and says so', async () => {
      const { papers, diagnostics } = (await engineWith([survey, phrase])).search('"memory working"', 10);
      assert.deepEqual(
        [papers[0], diagnostics],
        [phrase, [{ code: 'phraseAsWords', text: 'memory working' }]],
      );
    });
  });

  describe('while papers come and go', () => {
    const some = Array.from({ length: 50 }, (_, at) =>
      paper({ id: `local:${at}`, title: `Paper ${at} on memory` }),
    );

    it('works in slices, with results for what is done', async () => {
      const clock = countingClock(1);
      const engine = new SearchEngine(clock);
      const found: number[] = [];
      await engine.index(some, [], {
        onProgress: ({ done }) => {
          const { total } = engine.search('memory', 5);
          assert.equal(total, done);
          found.push(total);
        },
      });
      assert.isAbove(clock.turns, 5);
      assert.equal(found.at(-1), some.length);
      assert.deepEqual(engine.progress, { done: 50, total: 50 });
    });

    it('stops at once when aborted, keeps what it has, and goes on from there', async () => {
      const engine = new SearchEngine(countingClock(1));
      const controller = new AbortController();
      const stopped = await engine
        .index(some, [], {
          signal: controller.signal,
          onProgress: () => {
            controller.abort();
          },
        })
        .then(
          () => 'finished',
          (error: unknown) => (error instanceof Error ? error.name : ''),
        );
      assert.equal(stopped, 'AbortError');
      assert.isBelow(engine.count, 10);
      assert.equal(engine.search('memory', 50).papers.length, engine.count);
      await engine.index(some, []);
      assert.equal(engine.count, some.length);
    });

    it('ends where a new index would', async () => {
      const papersOf = fc.array(anyPaper, { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(papersOf, papersOf, papersOf, anyQuery, async (first, second, added, query) => {
          const lived = await engineWith(first);
          await lived.index(byId(second), []);
          const all = byId([...second, ...added]);
          await lived.index(all, []);
          const left = all.slice(3);
          await lived.index(left, []);
          const fresh = await engineWith(left);
          assert.deepEqual(lived.search(query, 20), fresh.search(query, 20));
          assert.equal(lived.count, fresh.count);
        }),
      );
    });

    it('answers any query', async () => {
      const engine = await engineWith(some);
      fc.assert(fc.property(anyQuery, query => engine.search(query, 3).papers.length <= 3));
    });
  });
});
