import { assert } from 'chai';
import fc from 'fast-check';
import { StringTable } from '../../../../src/core/base/stringTable.ts';

const texts = fc.array(
  fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', 'a', 'b', 'ab')),
  {
    maxLength: 200,
  },
);

describe('StringTable', () => {
  it('numbers strings as a Map does, lone surrogates too', () => {
    fc.assert(
      fc.property(texts, all => {
        const [table, map] = [new StringTable(), new Map<string, number>()];
        for (const text of all) {
          assert.equal(table.get(text), map.get(text));
          const number = map.get(text) ?? map.size;
          map.set(text, number);
          assert.equal(table.getOrAdd(text), number);
        }
        assert.equal(table.size, map.size);
        for (const [text, number] of map) assert.equal(table.text(number), text);
      }),
    );
  });

  it('is the same made of its contents, and grows on', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const table = new StringTable();
        for (const text of before) table.getOrAdd(text);
        const contents = table.contents();
        const copy = StringTable.of({
          characters: contents.characters.slice(),
          ends: contents.ends.slice(),
          hashes: contents.hashes.slice(),
          shards: contents.shards.map(shard => shard.slice()),
          counts: contents.counts.slice(),
        });
        for (const text of [...before, ...after]) assert.equal(copy.getOrAdd(text), table.getOrAdd(text));
        assert.deepEqual(copy.contents(), table.contents());
      }),
    );
  });

  it('finds each of many strings', () => {
    const table = new StringTable();
    for (let at = 0; at < 50_000; at++) assert.equal(table.getOrAdd(`word ${at}`), at);
    for (let at = 0; at < 50_000; at += 97) assert.equal(table.get(`word ${at}`), at);
    assert.isUndefined(table.get('word'));
  });
});
