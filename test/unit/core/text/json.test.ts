import { assert } from 'chai';
import fc from 'fast-check';
import { parseJson } from '../../../../src/core/text/json.ts';

describe('parseJson', () => {
  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
    );
  });

  it('takes any control character in a text for a space', () => {
    for (let code = 0; code < 0x20; code++)
      assert.deepEqual(parseJson(`[\n\t{"a":"x${String.fromCharCode(code)}y"},\r\n"\\n"]`), [
        { a: 'x y' },
        '\n',
      ]);
  });

  for (const text of ['', '{', '{"a":1,}', 'x\u0001', '"\\x"'])
    it(`refuses ${JSON.stringify(text)} with the error of JSON.parse`, () => {
      assert.throws(() => parseJson(text), SyntaxError);
    });
});
