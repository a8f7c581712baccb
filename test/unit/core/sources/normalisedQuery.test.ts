// Whatever the user types, a source requests one valid address, or rejects because there is nothing to search for.
import { assert } from 'chai';
import fc from 'fast-check';
import { FailureError } from '../../../../src/core/base/failures.ts';
import type { SendRequest } from '../../../../src/core/requests/serviceRequest.ts';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { huggingFace } from '../../../../src/core/sources/huggingFace.ts';
import { normaliseQuery } from '../../../../src/core/sources/normalisedQuery.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import type { PaperSource } from '../../../../src/core/sources/source.ts';
import { anyQuery } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { neverAborted, stubService } from '../../../support/stubService.ts';

const endpoint = 'https://service.example/base/';
const clock = countingClock();
const sources: Readonly<Record<string, (send: SendRequest) => PaperSource>> = {
  huggingFace: send => huggingFace(send, endpoint, clock),
  arxiv: send => arxiv(send, endpoint, clock),
  semanticScholar: send => semanticScholar(send, endpoint, () => Promise.resolve(undefined), clock),
};

/** Lone surrogates, as in a text that was cut inside an emoji. */
const lonely = fc.constantFrom('\ud83d brain', 'brain\udc00', 'author:\ud83d');

describe('normaliseQuery', () => {
  it('splits a query into what services can be asked', () => {
    assert.deepEqual(
      normaliseQuery('sparse “in a row” title:"a b" author:ada year:2023.. has:code theme:x -no'),
      {
        words: ['sparse'],
        phrases: ['in a row'],
        titles: ['a b'],
        authors: ['ada'],
        excluded: ['no'],
        from: 2023,
        to: undefined,
        ids: [],
      },
    );
  });

  it('takes an id out of the words', () => {
    assert.deepEqual(normaliseQuery('https://arxiv.org/abs/2401.00001v2').ids, ['arxiv:2401.00001']);
  });
});

describe('whatever is typed', () => {
  for (const [name, source] of Object.entries(sources))
    it(`${name} asks a good address, or nothing`, () =>
      fc.assert(
        fc.asyncProperty(fc.oneof(anyQuery, fc.string({ unit: 'binary' }), lonely), async query => {
          const { send, requests } = stubService('');
          const error: unknown = await source(send)
            .search?.(query, neverAborted)
            .catch((reason: unknown) => reason);
          assert.instanceOf(error, FailureError);
          for (const { url } of requests) {
            assert.isTrue(url.startsWith('https://service.example/base/'), url);
            assert.equal(new URL(url).href, url.replaceAll("'", '%27'));
          }
        }),
      ));
});
