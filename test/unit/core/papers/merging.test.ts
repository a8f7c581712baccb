import { assert } from 'chai';
import fc from 'fast-check';
import { Deduplicator } from '../../../../src/core/papers/deduplication.ts';
import { mergeRecords } from '../../../../src/core/papers/merging.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { anyRecord } from '../../../support/arbitraries.ts';
import { mergePapers, paper } from '../../../support/papers.ts';

const byId = (papers: readonly Paper[]): Paper[] => [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
const merged = (papers: readonly Paper[]): Paper[] => byId(mergePapers(papers));
const records = fc.array(anyRecord, { maxLength: 12 });

describe('mergePapers', () => {
  const arxiv = paper({ id: 'arxiv:2401.00001', title: 'Sparse Codes', authors: ['Ada Lovelace'] });
  const same: Readonly<Record<string, readonly [Partial<Paper>, Partial<Paper>]>> = {
    'an arXiv id': [{ id: 'arxiv:2401.00001' }, { id: 'arxiv:2401.00001' }],
    "an arXiv id as arXiv's DOI": [
      { id: 'arxiv:2401.00001' },
      { id: 'local:1', doi: '10.48550/arXiv.2401.00001' },
    ],
    'a DOI': [{ id: 'doi:10.1000/xyz' }, { id: 'arxiv:2401.00001', doi: '10.1000/XYZ' }],
    'title and first author': [
      { id: 'local:1', title: 'Sparse Codes: a Survey', authors: ['Ada Lovelace'] },
      { id: 'doi:10.1/1', title: 'Sparse codes – {A} survey', authors: ['Lovelace, A.', 'Hopper, G.'] },
    ],
  };
  for (const [what, [a, b]] of Object.entries(same))
    it(`makes one of two that share ${what}`, () => {
      const one = { title: 'One Title', authors: ['Ada'] };
      const two = { title: 'Two Titles', authors: ['Grace'] };
      assert.lengthOf(mergePapers([paper({ ...one, ...a }), paper({ ...two, ...b })]), 1);
    });

  const different: Readonly<Record<string, readonly [Partial<Paper>, Partial<Paper>]>> = {
    'a title only': [{ authors: ['Ada Lovelace'] }, { authors: ['Grace Hopper'] }],
    'a title without authors': [{ authors: [] }, { authors: ['Ada Lovelace'] }],
    'an author only': [{ title: 'One' }, { title: 'Two' }],
  };
  for (const [what, [a, b]] of Object.entries(different))
    it(`leaves two apart that share ${what}`, () => {
      assert.lengthOf(mergePapers([paper({ id: 'local:1', ...a }), paper({ id: 'local:2', ...b })]), 2);
    });

  it('links through a third', () => {
    const ends = [arxiv, paper({ id: 'doi:10.1000/xyz', title: 'Other', authors: ['Grace Hopper'] })];
    assert.lengthOf(mergePapers(ends), 2);
    const between = { ...arxiv, id: 'local:1', doi: '10.1000/xyz' };
    assert.lengthOf(mergePapers([...ends, between]), 1);
  });

  it('prefers arXiv for the id, then DOI, and forgets no other name', () => {
    const local = { ...arxiv, id: 'local:abc' };
    const doi = { ...arxiv, id: 'doi:10.1000/xyz' };
    const [one] = mergePapers([local, doi, arxiv]);
    assert.include(one, { id: 'arxiv:2401.00001', doi: '10.1000/xyz' });
    assert.deepEqual(one?.aliases, ['local:abc']);
    assert.equal(mergePapers([local, doi])[0]?.id, 'doi:10.1000/xyz');
  });

  it('makes one record of a landmark and what a source says of it', () => {
    const credits = {
      id: 'arxiv:1706.03762',
      title: 'Attention Is All You Need',
      authors: ['Ashish Vaswani'],
    };
    const landmark = paper({
      ...{ ...credits, abstract: '', published: '2017', sources: ['landmarks'] },
      codeTerms: ['multi head attention'],
    });
    const found = paper({
      ...{ ...credits, abstract: 'We propose the Transformer.', published: '2017-06-12' },
      ...{ sources: ['arxiv'], authors: ['Ashish Vaswani', 'Noam Shazeer'] },
    });
    const [one, ...others] = merged([landmark, found]);
    assert.isEmpty(others);
    assert.deepInclude(one, {
      ...{ abstract: found.abstract, published: found.published, authors: found.authors },
      ...{ codeTerms: landmark.codeTerms, sources: ['arxiv', 'landmarks'] },
    });
  });

  it('keeps the richer value of each field, and every source', () => {
    const [one] = mergePapers([
      { ...arxiv, abstract: '', published: '2024', sources: ['file'], citationCount: 3, theme: '' },
      { ...arxiv, abstract: 'All of it.', published: '2024-05-01', sources: ['s2'], upvotes: 2, theme: 'x' },
    ]);
    assert.deepEqual(one, {
      ...arxiv,
      abstract: 'All of it.',
      published: '2024-05-01',
      sources: ['file', 's2'],
      theme: 'x',
      upvotes: 2,
      citationCount: 3,
    });
  });

  it('keeps the latest version, which may be back after a withdrawal', () => {
    const of = (number: number, withdrawn?: string) => ({
      ...arxiv,
      revision: { number, ...(withdrawn === undefined ? {} : { withdrawn }) },
    });
    assert.deepEqual(mergePapers([of(2, 'An error'), of(1)])[0]?.revision, {
      number: 2,
      withdrawn: 'An error',
    });
    assert.deepEqual(mergePapers([of(2, 'An error'), of(3)])[0]?.revision, { number: 3 });
    assert.deepEqual(mergePapers([arxiv, of(2)])[0]?.revision, { number: 2 });
  });

  const three = ['Ada Lovelace', 'Grace Hopper', 'Emmy Noether'];
  for (const [what, other, expected] of [
    ['all of them', { authors: [...three, 'Mary Somerville'] }, [4, undefined]],
    ['as many and no more', { authors: three }, [3, undefined]],
    ['fewer', { authors: three.slice(0, 1) }, [3, true]],
    ['more, and not all', { authors: [...three, 'Mary Somerville'], moreAuthors: true }, [4, true]],
  ] as const)
    it(`of a list of authors that is begun and one with ${what}: ${expected.join(', ')}`, () => {
      const [one, ...rest] = mergePapers([
        { ...arxiv, authors: three, moreAuthors: true },
        { ...arxiv, authors: [...other.authors], ...('moreAuthors' in other && { moreAuthors: true }) },
      ]);
      assert.deepEqual([one?.authors.length, one?.moreAuthors], [...expected]);
      assert.isEmpty(rest);
    });

  it('leaves a record alone that nothing joins', () => {
    assert.equal(mergePapers([arxiv])[0], arxiv);
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(
        records.chain(all => fc.tuple(fc.constant(all), shuffled(all))),
        ([all, other]) => {
          assert.deepEqual(merged(all), merged(other));
        },
      ),
    );
  });

  it('is the same in any grouping', () => {
    fc.assert(
      fc.property(records, records, records, (a, b, c) => {
        const left = merged([...merged([...a, ...b]), ...c]);
        assert.deepEqual(left, merged([...a, ...merged([...b, ...c])]));
        assert.deepEqual(left, merged([...a, ...b, ...c]));
      }),
    );
  });

  it('is the same done twice, or with every record twice', () => {
    fc.assert(
      fc.property(records, all => {
        assert.deepEqual(merged(merged(all)), merged(all));
        assert.deepEqual(merged([...all, ...all]), merged(all));
      }),
    );
  });

  it('leaves no two records with an id in common', () => {
    fc.assert(
      fc.property(records, all => {
        const ids = mergePapers(all).map(({ id }) => id);
        assert.lengthOf(new Set(ids), ids.length);
      }),
    );
  });

  it('joins two as one set, whichever comes first', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        assert.deepEqual(mergeRecords(a, b), mergeRecords(b, a));
      }),
    );
  });
});

describe('Deduplicator', () => {
  it('after any additions and removals holds what merging the rest gives', () => {
    fc.assert(
      fc.property(records, records, (stay, leave) => {
        const deduplicator = new Deduplicator();
        const added = [...stay, ...leave].sort((a, b) => (a.abstract < b.abstract ? -1 : 1));
        for (const record of added) deduplicator.add(record);
        for (const record of leave) deduplicator.remove(record);
        assert.deepEqual(byId(deduplicator.papers()), merged(stay));
        for (const { id } of stay) assert.isDefined(deduplicator.get(id));
      }),
    );
  });
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
