import { assert } from 'chai';
import { WorkProgress } from '../../../src/core/workProgress.ts';

describe('progress of long work', () => {
  let now: number;
  let told: number;
  let progress: WorkProgress;
  beforeEach(() => {
    now = 0;
    told = 0;
    progress = new WorkProgress({ now: () => now });
    progress.onDidChange(() => told++);
  });

  it('tells of a beginning and an end at once, and of what is between no more often than one can read', () => {
    for (; now <= 1000; now += 10) progress.report({ work: 'related', done: now, total: 10_000 });
    assert.isAtLeast(told, 4);
    assert.isAtMost(told, 5);
    assert.equal(progress.of('related')?.done, 1000, 'what is asked for is the newest');
    progress.end('related');
    assert.isUndefined(progress.current);
    assert.isAtMost(told, 6);
  });

  it('shows what began first until it is over', () => {
    progress.report({ work: 'themes', done: 0, total: 5000 });
    progress.report({ work: 'related', done: 0, total: 5000 });
    assert.equal(progress.current?.work, 'themes');
    assert.equal(progress.of('related', 'themes')?.work, 'themes');
    progress.end('themes');
    assert.equal(progress.current?.work, 'related');
  });

  it('tells of work whose end nobody knows, once it is long', () => {
    progress.report({ work: 'reading', done: 500 });
    assert.isUndefined(progress.of('reading'));
    progress.report({ work: 'reading', done: 5000 });
    assert.deepEqual(progress.current, { work: 'reading', done: 5000 });
  });

  it('of some is over once none of them runs', async () => {
    progress.report({ work: 'related', done: 0, total: 5000 });
    progress.report({ work: 'themes', done: 0, total: 5000 });
    let isOver = false;
    const over = progress.over('reading', 'related').then(() => (isOver = true));
    progress.report({ work: 'reading', done: 5000 });
    progress.end('related');
    await Promise.resolve();
    assert.isFalse(isOver, 'a file began to be read meanwhile');
    progress.end('reading');
    await over;
    assert.equal(progress.current?.work, 'themes');
  });

  it('is silent about a few papers, and about an end of what never began', () => {
    progress.report({ work: 'related', done: 1, total: 41 });
    progress.end('related');
    progress.end('groups');
    assert.equal(told, 0);
    assert.isUndefined(progress.current);
  });
});
