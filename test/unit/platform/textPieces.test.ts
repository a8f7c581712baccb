import { assert } from 'chai';
import { textPieces } from '../../../src/platform/textPieces.ts';

describe('textPieces', () => {
  it('decodes a long file piece by piece, letters that the cuts go through whole, without its mark', async () => {
    const text = 'aé稀💡'.repeat(30_000);
    const pieces: string[] = [];
    const read = (): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode(`\uFEFF${text}`));
    for await (const piece of textPieces(read)) pieces.push(piece);
    assert.equal(pieces.join(''), text);
    assert.isAbove(pieces.length, 3);
  });

  it('reads UTF-16 where a mark says so', async () => {
    for (const bytes of [
      [0xff, 0xfe, 0x61, 0, 0xe9, 0],
      [0xfe, 0xff, 0, 0x61, 0, 0xe9],
    ]) {
      let text = '';
      for await (const piece of textPieces(() => Promise.resolve(Uint8Array.from(bytes)))) text += piece;
      assert.equal(text, 'aé');
    }
  });

  it('fails when the file cannot be read', async () => {
    const pieces = textPieces(() => Promise.reject(new Error('gone')));
    assert.equal(await pieces.next().catch(String), 'Error: gone');
  });
});
