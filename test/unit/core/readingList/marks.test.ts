import { assert } from 'chai';
import { Marks } from '../../../../src/core/readingList/marks.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { memoryFolder } from '../../../support/folder.ts';
import { paper } from '../../../support/papers.ts';
import { readingListIn } from '../../../support/readingList.ts';

describe('Marks', () => {
  let list: ReadingList;
  let marks: Marks;
  const one = paper({ id: 'local:1' });
  beforeEach(() => {
    list = readingListIn(memoryFolder());
    marks = new Marks(list);
  });

  it('hide nothing unless told', async () => {
    await list.mark('local:1', { status: 'dismissed' });
    assert.isFalse(marks.hides(one));
  });

  it('hide papers with the statuses told, under any of their ids', async () => {
    marks.hidden = ['read', 'dismissed'];
    await list.mark('local:1', { status: 'read' });
    assert.isTrue(marks.hides(one));
    assert.isTrue(marks.hides({ id: 'local:2', aliases: ['a title', 'local:1'] }));
    assert.isFalse(marks.hides(paper({ id: 'local:3' })));
    assert.equal(marks.countHidden(), 1);
    await list.undo();
    assert.isFalse(marks.hides(one));
  });

  it('tell of each change, and not of none', async () => {
    let told = 0;
    marks.onDidChange(() => told++);
    await list.mark('local:1', { starred: true });
    marks.hidden = ['read'];
    marks.hidden = ['read'];
    assert.equal(told, 2);
  });
});
