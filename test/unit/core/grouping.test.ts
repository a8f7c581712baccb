import { assert } from 'chai';
import { groupPapers, type Arrangement } from '../../../src/core/grouping.ts';
import { bundledPapers, paper } from '../../support/papers.ts';

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

function groups(arrangement: Partial<Arrangement>): string[] {
  const contents = { papers, themes, sources, failures: [] };
  return groupPapers(contents, { groupBy: 'theme', sortBy: 'date', ...arrangement }).map(
    ({ id, title, papers: members }) => `${id} "${title}" ${members.map(member => member.title).join(', ')}`,
  );
}

describe('groupPapers', () => {
  it('by theme: in the order declared, empty ones left out, newest first, the rest last', () => {
    assert.deepEqual(groups({}), ['theme:vision "Vision" a', 'theme:sound "Sound" B 9, b 10', 'theme: "" c']);
  });

  it('by year: latest first, and papers of one day by title', () => {
    assert.deepEqual(groups({ groupBy: 'year' }), [
      'year:2025 "2025" B 9',
      'year:2024 "2024" a, b 10',
      'year:2023 "2023" c',
    ]);
  });

  it('by source, sorted by title as people sort: without case, numbers by value', () => {
    assert.deepEqual(groups({ groupBy: 'source', sortBy: 'title' }), [
      'source:bundled "Bundled" a, B 9, b 10, c',
    ]);
  });

  it('a paper that two sources named stands under both', () => {
    const both = {
      papers: [paper({ sources: ['x', 'y'] })],
      themes: [],
      sources: [
        { id: 'x', title: 'X' },
        { id: 'y', title: 'Y' },
      ],
      failures: [],
    };
    assert.lengthOf(groupPapers(both, { groupBy: 'source', sortBy: 'date' }), 2);
  });

  it('the bundled papers: 8 themes that hold all 41', async () => {
    const bundled = groupPapers(await bundledPapers(), { groupBy: 'theme', sortBy: 'date' });
    assert.lengthOf(bundled, 8);
    assert.equal(
      bundled.reduce((total, group) => total + group.papers.length, 0),
      41,
    );
  });
});
