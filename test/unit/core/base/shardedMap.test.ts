import { assert } from 'chai';
import fc from 'fast-check';
import { hashOfEnd, ShardedMap } from '../../../../src/core/base/shardedMap.ts';

describe('ShardedMap', () => {
  it('has what a Map has', () => {
    const change = fc.record({ key: fc.string({ maxLength: 3 }), value: fc.option(fc.nat()) });
    fc.assert(
      fc.property(fc.array(change), changes => {
        const [sharded, map] = [new ShardedMap<string, number>(hashOfEnd), new Map<string, number>()];
        for (const { key, value } of changes)
          for (const each of [sharded, map])
            if (value === null) each.delete(key);
            else each.set(key, value);
        assert.equal(sharded.size, map.size);
        for (const { key } of changes) {
          assert.equal(sharded.get(key), map.get(key));
          assert.equal(sharded.has(key), map.has(key));
        }
      }),
    );
  });

  it('takes hashes of any size', () => {
    const map = new ShardedMap<number, string>(key => key);
    const keys = [0, 63, 64, 2 ** 32, Number.MAX_SAFE_INTEGER];
    for (const key of keys) map.set(key, String(key));
    assert.deepEqual(
      keys.map(key => map.get(key)),
      keys.map(String),
    );
  });
});
