import { assert } from 'chai';
import { MapHistory } from '../../../../src/core/map/mapHistory.ts';

describe('MapHistory', () => {
  const visited = (...ids: readonly string[]): MapHistory<{ id: string }> => {
    const history = new MapHistory<{ id: string }>();
    for (const id of ids) history.visit({ id });
    return history;
  };

  it('has nothing at first, and nothing before the first', () => {
    const history = visited();
    history.back();
    assert.isUndefined(history.current);
    assert.isFalse(visited('a').canGoBack);
  });

  it('goes back to what came before, once for what was shown again', () => {
    const history = visited('a', 'b', 'b', 'c');
    const seen = [history.current?.id];
    while (history.canGoBack) {
      history.back();
      seen.push(history.current?.id);
    }
    history.back();
    assert.deepEqual(seen, ['c', 'b', 'a']);
    assert.equal(history.current?.id, 'a');
  });

  it('keeps no more than 200, the latest', () => {
    const history = visited(...Array.from({ length: 10_000 }, (_, at) => `${at}`));
    let steps = 0;
    for (; history.canGoBack; steps++) history.back();
    assert.equal(steps, 199);
    assert.equal(history.current?.id, '9800');
  });
});
