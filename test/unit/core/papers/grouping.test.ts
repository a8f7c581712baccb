import { assert } from 'chai';
import fc from 'fast-check';
import {
  bySource,
  byStatus,
  byTheme,
  byYear,
  groupPapers,
  sortPapers,
  type Grouping,
  type SortBy,
} from '../../../../src/core/papers/grouping.ts';
import { paperFilter } from '../../../../src/core/papers/paperFilter.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';

const themes = [
  { id: 'vision', title: 'Vision', terms: [] },
  { id: 'sound', title: 'Sound', terms: [] },
  { id: 'empty', title: 'Empty', terms: [] },
];
const sources = [{ id: 'bundled', title: 'Bundled' }];
const papers = [
  paper({ id: 'arxiv:1', title: 'b 10', published: '2024-05-01', theme: 'sound' }),
  paper({ id: 'arxiv:2', title: 'B 9', published: '2025-01-01', theme: 'sound' }),
  paper({ id: 'arxiv:3', title: 'a', published: '2024-05-01', theme: 'vision' }),
  paper({ id: 'arxiv:4', title: 'c', published: '2023-01-01', theme: 'nobody declared this' }),
];
const declaredTheme = byTheme({ themes, themeOf: ({ theme }) => theme });

async function groups(grouping: Grouping, sortBy: SortBy = 'date', filter = ''): Promise<string[]> {
  const clock = countingClock();
  const found = await groupPapers(papers, grouping, clock, { include: paperFilter(filter) });
  return Promise.all(
    found.map(async ({ id, title, papers: members }) => {
      const sorted = await sortPapers(members, sortBy, clock);
      return `${id} "${title}" ${sorted.map(member => member.title).join(', ')}`;
    }),
  );
}

describe('groups of papers', () => {
  it('by theme: in the order declared, empty ones left out, newest first, the rest last', async () => {
    assert.deepEqual(await groups(declaredTheme), [
      'theme:vision "Vision" a',
      'theme:sound "Sound" B 9, b 10',
      'theme: "" c',
    ]);
  });

  it('by year: latest first, papers of one day by title, those of no year last', async () => {
    assert.deepEqual(await groups(byYear), [
      'year:2025 "2025" B 9',
      'year:2024 "2024" a, b 10',
      'year:2023 "2023" c',
    ]);
    const undated = await groupPapers(
      [paper({ published: '' }), paper({ published: '1999' })],
      byYear,
      countingClock(),
    );
    assert.deepEqual(
      undated.map(({ id }) => id),
      ['year:1999', 'year:'],
    );
  });

  it('by source, sorted by title as people sort: without case, numbers by value', async () => {
    assert.deepEqual(await groups(bySource(sources), 'title'), ['source:bundled "Bundled" a, B 9, b 10, c']);
  });

  it('by status: those of the reading list, then the others', async () => {
    const statuses = [
      { id: 'toRead', title: 'To Read' },
      { id: 'read', title: 'Read' },
    ];
    const statusOf = new Map([
      ['arxiv:2', 'read'],
      ['arxiv:3', 'toRead'],
    ]);
    assert.deepEqual(await groups(byStatus(statuses, ({ id }) => statusOf.get(id))), [
      'status:toRead "To Read" a',
      'status:read "Read" B 9',
      'status: "" b 10, c',
    ]);
  });

  it('only of papers that pass the filter', async () => {
    assert.deepEqual(await groups(declaredTheme, 'date', 'b 9'), ['theme:sound "Sound" B 9']);
    assert.deepEqual(await groups(declaredTheme, 'date', 'nothing has this'), []);
  });

  it('a paper that two sources named stands under both, once under each', async () => {
    const both = [paper({ sources: ['x', 'y'] })];
    const declared = [
      { id: 'x', title: 'X' },
      { id: 'y', title: 'Y' },
    ];
    assert.lengthOf(await groupPapers(both, bySource(declared), countingClock()), 2);
    const [undeclared] = await groupPapers(both, bySource([]), countingClock());
    assert.lengthOf(undeclared?.papers ?? [], 1);
  });

  it('the bundled papers: 8 themes that hold all 41', async () => {
    const contents = await bundledPapers();
    const bundled = await groupPapers(
      contents.papers,
      byTheme({ themes: contents.themes, themeOf: ({ theme }) => theme }),
      countingClock(),
    );
    assert.lengthOf(bundled, 8);
    assert.equal(
      bundled.reduce((total, group) => total + group.papers.length, 0),
      41,
    );
  });

  it('hold every paper once, whatever there is', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyPaper), async any => {
        for (const grouping of [byYear, bySource(sources), declaredTheme]) {
          const members = (await groupPapers(any, grouping, countingClock())).flatMap(group => group.papers);
          assert.sameMembers(members, any);
        }
      }),
    ));

  it('stop when they are no longer wanted', async () => {
    const stop = new AbortController();
    stop.abort(new Error('not wanted'));
    const error: unknown = await groupPapers(papers, byYear, countingClock(), { signal: stop.signal }).catch(
      (reason: unknown) => reason,
    );
    assert.propertyVal(error, 'message', 'not wanted');
  });
});
