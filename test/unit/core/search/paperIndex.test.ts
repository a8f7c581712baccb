import { assert } from 'chai';
import type { CatalogueContents } from '../../../../src/core/catalogue.ts';
import { PaperIndex } from '../../../../src/core/search/paperIndex.ts';
import { bundledPapers } from '../../../support/papers.ts';

describe('PaperIndex over the bundled papers', () => {
  let contents: CatalogueContents;
  let index: PaperIndex;
  const titles = (query: string): string[] => index.search(query, 50).map(({ title }) => title);
  before(async () => {
    contents = await bundledPapers();
    index = new PaperIndex(contents);
  });

  for (const [query, title] of [
    ['ecg', 'CoRe-ECG'],
    ['sparse autoencoder', 'Sparse Autoencoders Enable'],
    ['concious prior', 'The Consciousness Prior'],
    ['conciousness', 'The Consciousness Prior'],
    ['2306.03089', 'Brain Diffusion for Visual Exploration'],
    ['Défossez', 'Decoding speech from non-invasive'],
    ['defossez', 'Decoding speech from non-invasive'],
    ['bengio', 'The Consciousness Prior'],
    ['hippo', 'HippoMM'],
    ['tensor brain', 'The Tensor Brain'],
  ] as const)
    it(`"${query}" finds ${title} first`, () => {
      assert.include(titles(query)[0], title);
    });

  it('answers every prefix of a title with that paper', () => {
    const title = 'Neural Codecs as Biosignal Tokenizers';
    for (let length = 8; length <= title.length; length += 1)
      assert.include(titles(title.slice(0, length)), title, title.slice(0, length));
  });

  it('takes the last word as begun only while nothing stands behind it', () => {
    assert.isAbove(titles('neur').length, 20);
    assert.notDeepEqual(titles('neur '), titles('neur'));
  });

  it('puts papers with every word in the title before those with a word in the abstract', () => {
    const found = titles('visual cortex');
    const inTitle = found.map(title => /visual.*cortex/i.test(title));
    assert.isAtLeast(inTitle.filter(Boolean).length, 3);
    assert.isBelow(inTitle.filter(Boolean).length, found.length);
    assert.deepEqual(
      inTitle,
      [...inTitle].sort((a, b) => Number(b) - Number(a)),
    );
  });

  it('finds the papers of a theme by its name', () => {
    const cognition = contents.papers.filter(({ theme }) => theme === 'cognition').map(({ title }) => title);
    assert.includeMembers(
      titles('cognition memory'),
      cognition.filter(title => /memory/i.test(title)),
    );
  });

  it('has no answer for nothing, and none for nonsense', () => {
    for (const query of ['', '  ', '…', '()', 'zzzzqqqq xkcd']) assert.deepEqual(titles(query), [], query);
  });

  it('never throws, whatever is typed', () => {
    for (const query of ['${x}', '<script>', '\\', '*', 'a'.repeat(10_000), '\u202e', '𝔘𝔫𝔦', '-- "'])
      assert.isArray(titles(query));
  });

  it('returns no more than it is asked for', () => {
    assert.lengthOf(index.search('brain', 5), 5);
  });
});
