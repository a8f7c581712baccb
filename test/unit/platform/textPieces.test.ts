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

  it('fails when the file cannot be read', async () => {
    const pieces = textPieces(() => Promise.reject(new Error('gone')));
    assert.equal(await pieces.next().catch(String), 'Error: gone');
  });
});
