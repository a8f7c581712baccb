import { assert } from 'chai';
import { selectCandidates } from '../../../../src/core/related/candidateFilter.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { hostClock as clock } from '../../../../src/platform/clock.ts';
import { paper } from '../../../support/paper.ts';

const others = Array.from({ length: 300 }, (_, at) =>
  paper({ id: `local:${at}`, title: `Volcanic soils ${at}`, abstract: 'Basalt and ash of an island.' }),
);
const weights = new Map([
  ['mask', 3],
  ['autoencod', 5],
  ['convnext', 4],
  ['theori', 2],
]);
const select = (papers: readonly Paper[], limit: number, signal?: AbortSignal): Promise<readonly Paper[]> =>
  selectCandidates(papers, weights, { limit, clock, signal });

describe('selectCandidates', () => {
  it('leaves few papers as they are', async () => {
    const few = [...others.slice(0, 2), paper({ id: 'local:wanted', title: 'Masks' })];
    assert.deepEqual(await select(few, 3), few);
  });

  for (const [title, abstract] of [
    ['Masked Autoencoders', ''],
    ['Volcanic soils', 'We train AUTOENCODERS on them.'],
    ['A ConvNeXt', 'Of basalt.'],
    ['Theories of ash', ''],
  ] as const)
    it(`finds “${title}. ${abstract}” among many, wherever it stands`, async () => {
      const wanted = paper({ id: 'local:wanted', title, abstract });
      for (const at of [0, 150, 300])
        assert.include(await select(others.toSpliced(at, 0, wanted), 1), wanted);
    });

  it('takes a word of the title for more than one of the abstract, and code terms for words', async () => {
    const inTitle = paper({ id: 'local:title', title: 'Masks', abstract: '' });
    const inAbstract = paper({ id: 'local:abstract', title: 'Ash', abstract: 'Masks, masked masks.' });
    const inTerms = {
      ...paper({ id: 'local:terms', title: 'Ash', abstract: '' }),
      codeTerms: ['mask_ratio'],
    };
    assert.deepEqual(await select([...others, inAbstract, inTitle, inTerms], 3), [
      inTitle,
      inAbstract,
      inTerms,
    ]);
  });

  it('adds up the weights of different words, each once', async () => {
    const of = (abstract: string): Paper => paper({ id: abstract, title: 'Ash', abstract });
    const wanted = ['Autoencoders', 'Masks and theories', 'ConvNeXt', 'Masks, masks, masks', 'Theory'].map(
      of,
    );
    const ranked = await select([...others, ...wanted.toReversed()], 5);
    assert.deepEqual(
      ranked.map(({ id }) => id),
      ['Masks and theories', 'Autoencoders', 'ConvNeXt', 'Masks, masks, masks', 'Theory'],
    );
  });

  it('stops when it is no longer wanted', async () => {
    const reason = new Error('no longer');
    const work = select(others, 1, AbortSignal.abort(reason));
    assert.equal(await work.catch((error: unknown) => error), reason);
  });
});
