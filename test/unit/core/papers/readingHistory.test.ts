import { assert } from 'chai';
import fc from 'fast-check';
import type { PaperList } from '../../../../src/core/papers/paperList.ts';
import { listPosition, ReadingHistory } from '../../../../src/core/papers/readingHistory.ts';

const visit = (id: string, list?: PaperList) => ({ id, list });

describe('the reading history', () => {
  it('goes back and forward, and a new visit ends what was ahead', () => {
    const history = new ReadingHistory();
    for (const id of ['a', 'b', 'c']) history.visit(visit(id));
    assert.equal(history.back()?.id, 'b');
    assert.equal(history.back()?.id, 'a');
    assert.equal(history.back()?.id, 'a', 'there is nothing before it');
    assert.equal(history.forward()?.id, 'b');
    history.visit(visit('d'));
    assert.isUndefined(history.next);
    assert.equal(history.forward()?.id, 'd');
    assert.equal(history.back()?.id, 'b');
  });

  it('keeps one visit of a paper that is opened again, with the list of the last', () => {
    const history = new ReadingHistory();
    const list = { title: 'List', ids: () => ['a'] };
    history.visit(visit('a'));
    history.visit(visit('a', list));
    assert.isUndefined(history.previous);
    assert.equal(history.current?.list, list);
  });

  it('is empty at first', () => {
    const history = new ReadingHistory();
    assert.isUndefined(history.back());
    assert.isUndefined(history.forward());
  });

  it('keeps the last visits of many', () => {
    const history = new ReadingHistory();
    for (let visited = 0; visited < 1000; visited++) history.visit(visit(String(visited)));
    let steps = 0;
    for (; history.previous !== undefined; steps++) history.back();
    assert.equal(steps, 199);
    assert.equal(history.current?.id, '800');
  });

  it('back, then forward, ends where it began (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'back', 'forward')), steps => {
        const history = new ReadingHistory();
        for (const step of steps)
          if (step === 'back') history.back();
          else if (step === 'forward') history.forward();
          else history.visit(visit(step));
        const { current, previous } = history;
        if (previous === undefined) return;
        assert.equal(history.back(), previous);
        assert.equal(history.forward(), current);
      }),
    );
  });
});

describe('the position in a list', () => {
  const list: PaperList = { title: 'Theme', ids: () => Promise.resolve(['a', 'b', 'c']) };

  it('has both neighbours in the middle, and one at each end', async () => {
    const ends = async (id: string) => {
      const position = await listPosition({ id, list });
      return [position?.previous?.id, position?.number, position?.total, position?.next?.id];
    };
    assert.deepEqual(await ends('a'), [undefined, 1, 3, 'b']);
    assert.deepEqual(await ends('b'), ['a', 2, 3, 'c']);
    assert.deepEqual(await ends('c'), ['b', 3, 3, undefined]);
  });

  it('is none without a list, or when the paper has left it', async () => {
    assert.isUndefined(await listPosition(visit('a')));
    assert.isUndefined(await listPosition(visit('z', list)));
  });
});
