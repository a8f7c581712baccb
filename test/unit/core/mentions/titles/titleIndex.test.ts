import { assert } from 'chai';
import { Letters } from '../../../../../src/core/mentions/titles/letters.ts';
import { TitleIndex } from '../../../../../src/core/mentions/titles/titleIndex.ts';
import type { Paper } from '../../../../../src/core/papers/paper.ts';
import { countingClock } from '../../../../support/clock.ts';
import { manyPapers } from '../../../../support/manyPapers.ts';
import { paper } from '../../../../support/paper.ts';

const clock = countingClock();
const one = paper({ id: 'arxiv:1', title: 'Networks of Many Small Worlds' });
const two = paper({ id: 'arxiv:2', title: 'Maps of All Things: What They Mean' });

/** The papers that a text names, each as it was put last, with a star for those of bibliographies. */
function found(index: TitleIndex, { title }: Paper): string[] {
  const letters = new Letters();
  letters.read(title);
  const all: string[] = [];
  index.find(
    letters,
    title.length,
    ({ paper: { id, abstract }, isEntry, isWhole }) => {
      if (isWhole) all.push(`${id}${isEntry ? '*' : ''} ${abstract}`);
    },
    () => undefined,
  );
  return all;
}

describe('the index of titles', () => {
  it('tells what is to be found from now on', async () => {
    const index = new TitleIndex();
    assert.lengthOf(index.put(one), 1);
    assert.lengthOf(index.put(two), 2);
    assert.isEmpty(index.put(one), 'put again');
    assert.isEmpty(index.put({ ...one, abstract: 'Another.' }), 'of the same title');
    assert.deepEqual(found(index, one), ['arxiv:1 Another.']);
    assert.lengthOf(index.put({ ...one, title: 'Networks of Many Large Worlds' }), 1);
    assert.equal(index.count, 3);
    index.beginRound();
    index.put(two);
    assert.deepEqual([...(await index.sweep(clock))], ['arxiv:1']);
    assert.equal(index.count, 1);
    assert.isEmpty(found(index, one));
    assert.isEmpty([...(await index.sweep(clock))], 'gone already');
    assert.lengthOf(index.put(one), 1, 'that came back');
    assert.lengthOf(found(index, one), 1);
    assert.equal(index.count, 2);
  });

  it('has the record that was put last, and the catalogue’s before an entry of the same round', async () => {
    const index = new TitleIndex();
    index.put(one);
    assert.isEmpty(index.put({ ...one, abstract: 'Of an entry.' }, true));
    assert.deepEqual(found(index, one), ['arxiv:1 What it says.']);
    index.beginRound();
    index.put({ ...one, abstract: 'Of an entry.' }, true);
    await index.sweep(clock);
    assert.deepEqual(found(index, one), ['arxiv:1* Of an entry.']);
    index.beginRound();
    index.put({ ...one, abstract: 'Read again.' });
    await index.sweep(clock);
    assert.deepEqual(found(index, one), ['arxiv:1 Read again.']);
  });

  it('knows many, entries and papers', async () => {
    const index = new TitleIndex();
    const papers = manyPapers(2500);
    for (const [at, each] of papers.entries()) index.put(each, at % 2 === 1);
    index.beginRound();
    for (const [at, each] of papers.entries()) if (at > 9) index.put(each, at % 2 === 1);
    assert.lengthOf([...(await index.sweep(clock))], 10);
    for (const at of [10, 11, 1023, 1024, 1025, 2499])
      assert.deepEqual(
        papers.slice(at, at + 1).flatMap(each => found(index, each)),
        [`local:${at}${at % 2 === 1 ? '*' : ''} What it says.`],
      );
  });

  it('is worn when more than 1,000 and as many as there are were removed', async () => {
    for (const [all, kept, isWorn] of [
      [1000, 0, false],
      [1001, 0, true],
      [1006, 3, false],
      [1007, 3, true],
    ] as const) {
      const index = new TitleIndex();
      for (const each of manyPapers(all)) index.put(each);
      assert.isFalse(index.isWorn);
      index.beginRound();
      for (const each of manyPapers(kept)) index.put(each);
      await index.sweep(clock);
      assert.equal(index.isWorn, isWorn, `${kept} of ${all}`);
    }
  });
});
