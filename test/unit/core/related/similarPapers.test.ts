import { assert } from 'chai';
import type { Paper, Theme } from '../../../../src/core/papers/paper.ts';
import type { BackgroundFrequency } from '../../../../src/core/related/backgroundFrequency.ts';
import type { CodeTerm, CodeTerms } from '../../../../src/core/related/code.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/paper.ts';

const clock = countingClock();
/** One word that is in every file of code, so that it says nothing, and one that is in many. */
const frequency: BackgroundFrequency = {
  inCode: stem => ({ worth: 1, common: 0.25 })[stem] ?? 0,
  inPapers: () => undefined,
};
const theme = (id: string, ...terms: string[]): Theme => ({ id, title: id, terms });

/** Papers whose ids are letters, from their abstracts, and others that have nothing to do with them. */
async function engineOf(
  abstracts: Readonly<Record<string, string | Partial<Paper>>>,
  themes: readonly Theme[] = [],
): Promise<RelatedEngine> {
  const engine = new RelatedEngine(clock, frequency);
  const papers = Object.entries(abstracts).map(([id, text]) =>
    paper({ id, title: '', theme: '', ...(typeof text === 'string' ? { abstract: text } : text) }),
  );
  const others = Array.from({ length: 20 }, (_, at) =>
    paper({ id: `other:${at}`, title: '', theme: '', abstract: `Volcano${at} ash.` }),
  );
  await engine.index([...papers, ...others], themes);
  return engine;
}

const similar = (engine: RelatedEngine, ...ids: string[]): string[] =>
  engine.relatedToPapers(ids, 9).map(({ paper: id }) => id);

describe('what makes papers similar', () => {
  it('are words that they share, the more the more often a paper has them', async () => {
    const engine = await engineOf({
      a: 'quartz quartz quartz quartz basalt',
      b: 'basalt slate',
      c: 'quartz slate',
      d: 'marble slate',
    });
    assert.deepEqual(similar(engine, 'a'), ['c', 'b']);
    assert.deepEqual(similar(engine, 'd'), ['b', 'c']);
  });

  it('are no ordinary words', async () => {
    const engine = await engineOf({ a: 'worth quartz', b: 'worth', c: 'quartz marble' });
    assert.deepEqual(similar(engine, 'a'), ['c']);
  });

  it('are the words of each chosen paper alike', async () => {
    const engine = await engineOf({
      a: 'quartz',
      b: 'basalt slate',
      c: 'quartz marble',
      d: 'basalt slate',
      e: 'quartz basalt slate marble',
    });
    assert.deepEqual(similar(engine, 'a', 'b'), ['e', 'd', 'c']);
    const scoreOf = (...ids: string[]): number =>
      engine.relatedToPapers(ids, 9).find(({ paper: id }) => id === 'c')?.score ?? 0;
    assert.closeTo(scoreOf('a', 'b') / scoreOf('a'), 0.5 ** 0.7, 1e-9);
  });

  it('are the terms of their theme', async () => {
    const papers = {
      a: { abstract: 'quartz', theme: 'stones' },
      b: 'basalt',
      c: 'quartz quartz',
      d: 'basalt slate slate',
    };
    assert.deepEqual(similar(await engineOf(papers), 'a'), ['c']);
    const themes = [theme('stones', 'basalts and more', 'unheard'), theme('others', 'slate')];
    assert.deepEqual(similar(await engineOf(papers, themes), 'a'), ['b', 'd', 'c']);
  });

  it('are the heaviest 80 words of a paper', async () => {
    const words = Array.from({ length: 100 }, (_, at) => `quartz${at}x`);
    const engine = await engineOf({
      a: [...words, ...words.slice(0, 80)].join(' '),
      b: words.slice(0, 80).join(' '),
      c: words.slice(80).join(' '),
    });
    assert.deepEqual(similar(engine, 'a'), ['b']);
  });

  it('are words, of which a name that a paper introduces is one, and an initialism none', async () => {
    const engine = await engineOf({
      a: { title: 'ArcFace: Additive Angular Margin Loss', abstract: '' },
      b: { title: 'ArcFace: Another Additive Angular Margin Loss', abstract: '' },
    });
    for (const { stem } of engine.nearestPapers(['a'], 1)[0]?.evidence ?? assert.fail())
      assert.match(stem, /^[a-z]+( [a-z]+)?$/);
  });
});

describe('why one paper is similar to another', () => {
  it('is what the list of similar papers says, the heaviest first', async () => {
    const engine = await engineOf({
      a: 'Quartzes quartzes basalts slates',
      b: 'quartz, basalt, slate',
      c: 'quartz',
      d: 'Quartzes',
    });
    const related = engine.relatedToPapers(['a'], 9).find(({ paper: id }) => id === 'b');
    const all = engine.evidenceBetween('a', 'b', 9);
    assert.deepEqual(
      all.map(({ label }) => label),
      related?.evidence.map(({ label }) => label),
    );
    assert.sameMembers(
      all.map(({ label }) => label),
      ['quartz', 'basalt', 'slate'],
    );
    assert.deepEqual(engine.evidenceBetween('a', 'b', 2), all.slice(0, 2));
    assert.deepEqual(
      engine.evidenceBetween('c', 'd', 9).map(({ label }) => label),
      ['Quartzes'],
    );
    assert.isEmpty(engine.evidenceBetween('a', 'x', 9));
    assert.isEmpty(engine.evidenceBetween('x', 'a', 9));
  });
});

describe('the papers of the engine', () => {
  it('are analysed again when more than 1,000 and two of three of those analysed are gone', async () => {
    for (const [before, now, after] of [
      [1002, 1, 1002],
      [1003, 1, 1],
      [1006, 3, 1006],
    ] as const) {
      const papers = Array.from({ length: before }, (_, at) => paper({ id: `${at}`, title: `Quartz ${at}` }));
      const engine = new RelatedEngine(clock, frequency);
      const reader = engine.paperStems.reader;
      await engine.index(papers);
      assert.equal(engine.count, before);
      await engine.index(papers.slice(0, now));
      assert.deepEqual([engine.count, engine.paperStems.count], [now, after]);
      assert.equal(engine.paperStems.reader, reader);
    }
  });

  it('are those before, when indexing others is stopped', async () => {
    const engine = await engineOf({ a: 'quartz', b: 'quartz' });
    const stopped = engine.index([], [], { signal: AbortSignal.abort(new Error('enough')) });
    assert.equal(String(await stopped.catch((error: unknown) => error)), 'Error: enough');
    assert.deepEqual(similar(engine, 'a'), ['b']);
  });
});

describe('papers for code', () => {
  it('that share one word with it are shown to nobody but benchmarks', async () => {
    const engine = await engineOf({ a: 'quartz' });
    const term: CodeTerm = { stem: 'quartz', label: 'quartz', weight: 1, lines: [] };
    const related = (ignoreThreshold: boolean): string[] =>
      engine
        .relatedToCode({ terms: [term], sampled: false }, 9, { ignoreThreshold })
        .map(({ paper: id }) => id);
    assert.deepEqual(related(true), ['a']);
    assert.deepEqual(related(false), []);
  });
});

describe('papers from a search', () => {
  const terms = (...all: readonly (readonly [stem: string, weight: number])[]): CodeTerms => ({
    terms: all.map(([stem, weight]): CodeTerm => ({ stem, label: stem, weight, lines: [] })),
    sampled: false,
  });
  const papers = Array.from({ length: 100 }, (_, at) =>
    paper({
      id: `${at}`,
      title: 'Ash',
      abstract: at < 30 ? 'quartz' : at < 80 ? 'common basalt' : 'marble slate',
    }),
  );
  const chosen = async (all: CodeTerms): Promise<number[]> => {
    const engine = await engineOf({});
    const candidates = await engine.selectCandidates(papers, all);
    return candidates.map(({ id }) => Number(id));
  };
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);

  it('are the 60 with the heaviest words of the code', async () => {
    assert.sameMembers(await chosen(terms(['quartz', 3], ['basalt', 1])), range(0, 60));
    assert.sameMembers(await chosen(terms(['quartz', 1], ['basalt', 3])), [
      ...range(0, 10),
      ...range(30, 80),
    ]);
  });

  it('by words that are rare in code, and not by pairs', async () => {
    assert.sameMembers(await chosen(terms(['common', 2], ['marbl', 2])), [
      ...range(30, 70),
      ...range(80, 100),
    ]);
    assert.sameMembers(await chosen(terms(['marbl slate', 9], ['quartz', 2])), range(0, 60));
  });

  it('by the heaviest 200 words', async () => {
    const others = Array.from({ length: 200 }, (_, at) => [`other${at}`, 5] as const);
    assert.sameMembers(await chosen(terms(...others, ['marbl', 1])), range(0, 60));
    assert.sameMembers(await chosen(terms(...others.slice(1), ['marbl', 1])), [
      ...range(0, 40),
      ...range(80, 100),
    ]);
  });

  it('and the terms for a server of the user’s own are the heaviest 60', async () => {
    const engine = await engineOf({});
    const many = Array.from({ length: 70 }, (_, at) => [`quartz${at}x`, 1 + at] as const);
    const heaviest = engine.heaviestTerms(terms(...many));
    assert.lengthOf(heaviest, 60);
    assert.equal(heaviest[0]?.text, 'quartz69x');
  });
});
