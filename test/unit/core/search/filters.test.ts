import { assert } from 'chai';
import type { Paper, Theme } from '../../../../src/core/papers/paper.ts';
import { phraseFilter } from '../../../../src/core/search/phraseFilter.ts';
import { SearchEngine } from '../../../../src/core/search/searchEngine.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const themes: readonly Theme[] = [
  { id: 'visual-decoding', title: 'Reading what people see', terms: [] },
  { id: 'speech', title: 'Inner speech', terms: [] },
];
const papers = [
  paper({
    id: 'local:a',
    title: 'Masked models of c++ code',
    abstract: 'About AlexNet.',
    authors: ['Yoshua Bengio', 'Ada Lovelace'],
    published: '2023-12-31',
    theme: 'visual-decoding',
    sources: ['Hugging Face'],
  }),
  paper({
    id: 'doi:10.1000/b',
    title: 'Mask of 深層学習 memories',
    abstract: 'By Bengio.',
    authors: ['Grace Hopper'],
    published: '2024-01-01',
    theme: 'speech',
    sources: ['refs.bib'],
    doi: '10.1000/b',
  }),
  paper({
    id: 'arxiv:2501.00001',
    title: 'C of few-shot memory',
    abstract: '',
    authors: ['Kaiming He', 'Will Smith'],
    published: '2025-06-15',
    theme: '',
    sources: ['arXiv', 'Extra'],
  }),
];

async function found(query: string, all: readonly Paper[] = papers): Promise<string> {
  const engine = new SearchEngine(countingClock());
  await engine.index(all, themes);
  const { papers: best, diagnostics } = engine.search(query, 10);
  const ids = best.map(({ id }) => 'abc'[all.findIndex(each => each.id === id)]).sort();
  return [...ids, ...diagnostics.map(({ code }) => code)].join(' ');
}

describe('filters of the search', () => {
  for (const [query, expected] of [
    ['year:2023', 'a'],
    ['year:2024', 'b'],
    ['year:2024..', 'b c'],
    ['year:..2024', 'a b'],
    ['year:2023..2024', 'a b'],
    ['-year:2024', 'a c'],
    ['has:doi', 'b'],
    ['has:arxiv', 'c'],
    ['-has:doi', 'a c'],
    ['has:note', ''],
    ['-has:note', 'a b c'],
    ['is:starred', ''],
    ['theme:visual', 'a'],
    ['theme:decod', 'a'],
    ['theme:"people see"', 'a'],
    ['theme:"see people"', 'a'],
    ['theme:"people hear"', 'a unknownValue'],
    ['theme:eople', 'unknownValue'],
    ['theme:speech', 'b'],
    ['-theme:speech', 'a c'],
    ['source:hugging', 'a'],
    ['source:HUGGING', 'a'],
    ['source:refs', 'b'],
    ['source:arxiv', 'c'],
    ['source:extra', 'c'],
    ['source:local', 'a'],
    ['source:doi', 'b'],
    ['source:ugging', 'unknownValue'],
    ['-source:local', 'b c'],
    ['author:bengio', 'a'],
    ['author:beng', 'a'],
    ['author:engio', ''],
    ['author:"ada bengio"', 'a'],
    ['author:"ada hopper"', ''],
    ['-author:ada', 'b c'],
    ['author:he', 'c'],
    ['author:"kaiming he"', 'c'],
    ['author:will', 'c'],
    ['author:an', ''],
    ['kaiming he', 'c'],
    ['author:+', 'a b c unknownValue'],
    ['year:2020.. -bengio', 'c'],
    ['year:2020.. -masks', 'c'],
    ['year:2020.. -memor', 'a b c'],
    ['year:2020.. -c++', 'b c'],
    ['year:2020.. -few-shot', 'a b'],
    ['year:2020.. -深層', 'a c'],
    ['year:2020.. -深', 'a c'],
    ['year:2020.. -層深', 'a b c'],
    ['year:2020.. -bengio -ada', 'c'],
    ['2501', ''],
    ['2501.', 'c'],
    ['2501.00001', 'c'],
    ['2501.00', 'c'],
    ['memory 2501.00001', 'b c'],
    ['2501.00009', 'unknownPaper'],
    ['10.1000/b', 'b'],
  ] as const)
    it(`${query} → ${expected}`, async () => {
      const result = await found(query);
      if (query === 'author:+') assert.include(result, 'unknownValue');
      else assert.equal(result, expected);
    });

  it('alone bring the latest first, and count all', async () => {
    const engine = new SearchEngine(countingClock());
    await engine.index(papers, themes);
    const { papers: best, total } = engine.search('year:2020..', 2);
    assert.deepEqual(
      best.map(({ published }) => published),
      ['2025-06-15', '2024-01-01'],
    );
    assert.equal(total, 3);
    assert.equal(engine.search('masks year:2024', 2).total, 1);
    assert.equal(engine.search('', 2).total, 0);
  });
});

describe('the index of the search', () => {
  const one = paper({
    id: 'local:1',
    title: 'Sparse codes',
    authors: ['Ada'],
    theme: 'speech',
    published: '2020',
  });

  const changes: readonly (readonly [what: string, change: Partial<Paper>, query: string])[] = [
    ['title', { title: 'Dense maps' }, 'dense'],
    ['abstract', { abstract: 'Of quartz.' }, 'quartz'],
    ['date', { published: '2021' }, 'year:2021'],
    ['theme', { theme: 'visual-decoding' }, 'people'],
    ['authors', { authors: ['Grace'] }, 'author:grace'],
    ['sources', { sources: ['extra'] }, 'source:extra'],
    ['code', { code: 'https://github.com/a/b' }, 'has:code'],
  ];
  for (const [what, change, query] of changes)
    it(`has the new ${what} of a paper, and no longer the one before`, async () => {
      const engine = new SearchEngine(countingClock());
      await engine.index([one], themes);
      assert.equal(engine.search(query, 9).total, 0);
      await engine.index([{ ...one, ...change }], themes);
      if (what !== 'code') assert.equal(engine.search(query, 9).total, 1);
      await engine.index([one], themes);
      assert.equal(engine.search(query, 9).total, 0);
      assert.equal(engine.count, 1);
    });

  it('has the titles of themes as they are now', async () => {
    const engine = new SearchEngine(countingClock());
    await engine.index([one], themes);
    assert.equal(engine.search('inner', 9).total, 1);
    await engine.index([one], [{ id: 'speech', title: 'Quartz', terms: [] }]);
    assert.equal(engine.search('inner', 9).total, 0);
    assert.equal(engine.search('quartz', 9).total, 1);
    await engine.index([one], [{ id: 'music', title: 'Quartz', terms: [] }]);
    assert.equal(engine.search('quartz', 9).total, 0);
    await engine.index([one], []);
    assert.equal(engine.search('theme:speech', 9).diagnostics.length, 1);
  });

  it('says that a paper with the id named is there, and all whose ids begin so', async () => {
    const engine = new SearchEngine(countingClock());
    await engine.index(
      [one, paper({ id: 'doi:10.1000/ab', title: 'B' }), paper({ id: 'doi:10.1000/abc', title: 'C' })],
      [],
    );
    const ids = (query: string): string[] => engine.search(query, 9).papers.map(({ id }) => id);
    assert.deepEqual(ids('10.1000/ab'), ['doi:10.1000/ab']);
    assert.sameMembers(ids('10.1000/a'), ['doi:10.1000/ab', 'doi:10.1000/abc']);
    assert.deepEqual(ids('sparse 10.1000/abc'), ['doi:10.1000/abc', 'local:1']);
  });
});

describe('an exact phrase', () => {
  const of = (phrase: string, negated = false): ((text: string) => boolean) => {
    const test = phraseFilter([{ kind: 'phrase', value: phrase, negated }]);
    return text => test?.(paper({ title: text, abstract: '' })) ?? assert.fail('no phrase');
  };

  for (const [phrase, text, is] of [
    ['working memory', 'Working  memory: models', true],
    ['working memory', 'working-memory', true],
    ['Wörking memory', 'WORKING memorý', true],
    ['working memory', 'memory working', false],
    ['working memory', 'working of memory', false],
    ['working memory', 'working memories', false],
    ['working memory', 'networking memory', false],
    ['working memory', 'workingmemory', false],
    ['memory', 'memory2', false],
    ['memory', '2memory', false],
    ['few-shot', 'few shot', true],
    ['few shot', 'few-shot', true],
    ["poincaré's disk", 'poincare s disk', true],
    ['c++', 'of c++ code', true],
    ['c++', 'of c code', false],
    ['c', 'of c++ code', true],
    ['c+', 'of c++ code', false],
    ['c#', 'in c#', true],
    ['a*', 'by a* search', true],
    ['a*', 'by a search', false],
    ['.net core', 'for .net core', true],
    ['.net core', 'for asp.net core', true],
    ['.net core', 'for net core', false],
    ['e.g. one', 'e.g. one', true],
    ['深層学習', '深層学習', true],
    ['深層', '深層学習', true],
    ['深層 学習', '深層学習', true],
    ['学習 深層', '深層学習', false],
    ['深層 net', '深層net', true],
    ['net', '深層net', false],
  ] as const)
    it(`“${phrase}” is ${is ? '' : 'not '}in “${text}”`, () => {
      assert.equal(of(phrase)(text), is);
      assert.equal(of(phrase, true)(text), !is);
    });

  it('is in the title or the abstract, not across them', () => {
    const test = phraseFilter([{ kind: 'phrase', value: 'one two', negated: false }]) ?? assert.fail();
    assert.isTrue(test(paper({ title: 'x', abstract: 'one two' })));
    assert.isFalse(test(paper({ title: 'one', abstract: 'two' })));
  });

  it('is one of all that must be there, or not', () => {
    const test =
      phraseFilter([
        { kind: 'phrase', value: 'one two', negated: false },
        { kind: 'year', from: 1, to: 2, negated: false },
        { kind: 'phrase', value: 'three four', negated: true },
      ]) ?? assert.fail();
    assert.isTrue(test(paper({ title: 'one two', abstract: '' })));
    assert.isFalse(test(paper({ title: 'one two', abstract: 'three four' })));
    assert.isFalse(test(paper({ title: 'one', abstract: '' })));
  });

  it('without a word is none', () => {
    assert.isUndefined(phraseFilter([{ kind: 'phrase', value: '—', negated: false }]));
    assert.isUndefined(phraseFilter([{ kind: 'year', from: 1, to: 2, negated: false }]));
    assert.isUndefined(phraseFilter([]));
  });

  it('that no paper has gives its words, with all other filters', async () => {
    for (const [query, expected] of [
      ['"of models" "code models" year:2023', 'a phraseAsWords phraseAsWords'],
      ['"masks memories"', 'a b c phraseAsWords'],
      ['"masks memories" -"masked models"', 'b c phraseAsWords'],
      ['"masks memories" -masked', 'c phraseAsWords'],
      ['"masks memories" alexnet', 'a b c phraseAsWords'],
    ] as const)
      assert.equal(await found(query), expected, query);
  });

  it('needs its words all, in each paper that is counted', async () => {
    assert.equal(await found('"models of"'), 'a');
    assert.equal(await found('"of models"'), 'a phraseAsWords');
    assert.equal(await found('"of models" year:2024'), 'phraseAsWords');
    assert.equal(await found('-"models of" year:2020..'), 'b c');
    assert.equal(await found('"masked models" "alexnet"'), 'a');
    assert.equal(await found('"masked models" memory'), 'a');
  });
});
