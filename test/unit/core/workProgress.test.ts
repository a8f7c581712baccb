import { assert } from 'chai';
import { WorkProgress } from '../../../src/core/base/workProgress.ts';

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

  it('is over when the last of those who do it is done, well or not', async () => {
    const failed = progress.during('reading', Promise.reject(new Error('It cannot be read.')));
    const given = progress.during('reading', new Promise<number>(resolve => setTimeout(resolve, 1, 2)));
    let isOver = false;
    const over = progress.over('reading').then(() => (isOver = true));
    progress.report({ work: 'reading', done: 5000 });
    assert.equal(await failed.catch(String), 'Error: It cannot be read.');
    assert.equal(progress.of('reading')?.done, 5000);
    assert.isFalse(isOver);
    assert.equal(await given, 2);
    await over;
    assert.isUndefined(progress.of('reading'));
    await progress.over('reading');
  });

  it('is silent about a few papers, and about an end of what never began', () => {
    progress.report({ work: 'related', done: 1, total: 41 });
    progress.end('related');
    progress.end('groups');
    assert.equal(told, 0);
    assert.isUndefined(progress.current);
  });
});
