import { assert } from 'chai';
import { noAnnotations, ReadingListAnnotations } from '../../../../src/core/readingList/annotations.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { memoryFolder } from '../../../support/folders.ts';
import { paper } from '../../../support/papers.ts';
import { readingListIn } from '../../../support/readingList.ts';

describe('ReadingListAnnotations', () => {
  let list: ReadingList;
  let annotations: ReadingListAnnotations;
  const one = paper({ id: 'local:1' });
  beforeEach(() => {
    list = readingListIn(memoryFolder());
    annotations = new ReadingListAnnotations(list);
  });

  it('hide nothing unless told', async () => {
    await list.mark('local:1', { status: 'dismissed' });
    assert.isFalse(annotations.isHidden(one));
  });

  it('hide papers with the statuses told, under any of their ids', async () => {
    annotations.hidden = ['read', 'dismissed'];
    await list.mark('local:1', { status: 'read' });
    assert.isTrue(annotations.isHidden(one));
    assert.isTrue(annotations.isHidden({ id: 'local:2', aliases: ['a title', 'local:1'] }));
    assert.isFalse(annotations.isHidden(paper({ id: 'local:3' })));
    assert.equal(annotations.countHidden(), 1);
    await list.undo();
    assert.isFalse(annotations.isHidden(one));
  });

  it('tell of each change, and not of none', async () => {
    let told = 0;
    annotations.onDidChange(() => told++);
    await list.mark('local:1', { starred: true });
    annotations.hidden = ['read'];
    annotations.hidden = ['read'];
    assert.equal(told, 2);
  });

  it('tell when the hidden papers changed, before all else, and only then', async () => {
    const told: string[] = [];
    annotations.onDidChangeHidden(() => told.push('hidden'));
    annotations.onDidChange(ids => told.push([...(ids ?? ['all'])].join()));
    await list.mark('local:1', { status: 'read' });
    annotations.hidden = ['read'];
    await list.mark('local:2', { starred: true });
    await list.mark('local:3', { status: 'read' });
    await list.mark('local:3', { note: 'n' });
    annotations.hidden = ['read', 'dismissed'];
    annotations.hidden = [];
    assert.deepEqual(told, [
      ...['local:1', 'hidden', 'all', 'local:2', 'hidden', 'local:3', 'local:3'],
      ...['all', 'hidden', 'all'],
    ]);
    assert.equal(annotations.countHidden(), 0);
    assert.deepEqual(annotations.hidden, []);
  });

  it('have the entry of a paper, and none of what nobody marked', async () => {
    await list.mark('local:1', { note: 'n' });
    assert.equal(annotations.of(one)?.note, 'n');
    assert.isUndefined(annotations.of(paper({ id: 'local:2' })));
    annotations.hidden = ['read'];
    assert.isFalse(annotations.isHidden(one), 'it has no status');
    assert.equal(annotations.countHidden(), 0);
    assert.deepEqual(
      [noAnnotations.of(one), noAnnotations.isHidden(one), noAnnotations.countHidden()],
      [undefined, false, 0],
    );
  });
});
