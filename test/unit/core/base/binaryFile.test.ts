import { assert } from 'chai';
import fc from 'fast-check';
import {
  formatArrays,
  parseArrays,
  textArray,
  textOf,
  type NumberArray,
  type NumberArrays,
} from '../../../../src/core/base/binaryFile.ts';
import { countingClock } from '../../../support/clock.ts';

const clock = countingClock(1);
const format = { kind: 'test', build: 'one' };
const anyArray: fc.Arbitrary<NumberArray> = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const anyArrays = fc.array(anyArray, { maxLength: 5 });

function take(arrays: NumberArrays, like: NumberArray): NumberArray {
  if (like instanceof Uint8Array) return arrays.bytes();
  if (like instanceof Uint16Array) return arrays.uint16();
  if (like instanceof Uint32Array) return arrays.uint32();
  return like instanceof Float32Array ? arrays.float32() : arrays.float64();
}

describe('a file of arrays', () => {
  it('gives back what was written, from any place in memory', async () => {
    await fc.assert(
      fc.asyncProperty(anyArrays, fc.integer({ min: 0, max: 9 }), async (written, offset) => {
        const bytes = await formatArrays(format, written, clock);
        const moved = new Uint8Array(bytes.length + offset).subarray(offset);
        moved.set(bytes);
        const arrays = await parseArrays(format, moved, clock);
        assert.isDefined(arrays);
        assert.equal(arrays.left, written.length);
        for (const array of written) assert.deepEqual(take(arrays, array), array);
        assert.throws(() => arrays.bytes());
      }),
    );
  });

  it('counts as absent with any byte changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyArrays,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (written, place, change) => {
          const bytes = await formatArrays(format, written, clock);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ change;
          assert.isUndefined(await parseArrays(format, bytes, clock));
        },
      ),
    );
  });

  it('counts as absent cut off anywhere, or longer', async () => {
    await fc.assert(
      fc.asyncProperty(anyArrays, fc.nat(), async (written, place) => {
        const bytes = await formatArrays(format, written, clock);
        assert.isUndefined(await parseArrays(format, bytes.subarray(0, place % bytes.length), clock));
        const longer = new Uint8Array(bytes.length + 8);
        longer.set(bytes);
        assert.isUndefined(await parseArrays(format, longer, clock));
      }),
    );
  });

  it('counts as absent when it is no such file, of another kind, or of another build', async () => {
    const bytes = await formatArrays(format, [Uint32Array.of(1, 2, 3)], clock);
    assert.isUndefined(await parseArrays({ ...format, build: 'two' }, bytes, clock));
    assert.isUndefined(await parseArrays({ ...format, kind: 'other' }, bytes, clock));
    for (const length of [0, 7, 8, 32, 4096])
      assert.isUndefined(await parseArrays(format, new Uint8Array(length), clock));
  });

  it('refuses to give an array as another type', async () => {
    const arrays = await parseArrays(format, await formatArrays(format, [Uint32Array.of(1)], clock), clock);
    assert.throws(() => arrays?.uint16());
  });

  it('holds texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20_000, size: 'max' }), text => {
        assert.equal(textOf(textArray(text)), text);
      }),
      { numRuns: 20 },
    );
  });
});
