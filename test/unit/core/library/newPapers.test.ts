import { assert } from 'chai';
import { NewPapers } from '../../../../src/core/library/newPapers.ts';
import type { PaperId } from '../../../../src/core/papers/paper.ts';

const [a, b] = ['arxiv:2401.00001', 'arxiv:2401.00002'];

describe('NewPapers', () => {
  let kept: readonly PaperId[] = [];
  const open = (): NewPapers =>
    new NewPapers({
      get: () => kept,
      set: ids => {
        kept = ids;
        return Promise.resolve();
      },
    });
  beforeEach(() => {
    kept = [];
  });

  it('are new until they are seen, in the next session too', async () => {
    await open().add([a, b]);
    const next = open();
    assert.deepEqual(next.ids(), [a, b]);
    await next.markSeen(a);
    assert.deepEqual([next.has(a), next.has(b), next.count], [false, true, 1]);
    await next.markAllSeen();
    assert.equal(open().count, 0);
  });

  it('tell of a change, and of nothing else', async () => {
    const papers = open();
    const told: string[][] = [];
    papers.onDidChange(ids => told.push([...ids]));
    await papers.add([a]);
    await papers.add([a]);
    await papers.markSeen(b);
    await papers.add([a, b]);
    await papers.markAllSeen();
    assert.deepEqual(told, [[a], [b], [a, b]]);
  });

  it('are bounded: the oldest are new no more', async () => {
    const papers = open();
    await papers.add(Array.from({ length: 2500 }, (_, at) => `arxiv:2401.${at}`));
    assert.equal(papers.count, 2000);
    assert.isFalse(papers.has('arxiv:2401.0'));
  });
});
