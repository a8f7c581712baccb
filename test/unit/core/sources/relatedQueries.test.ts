// The query that each source makes of weighted terms.
import { assert } from 'chai';
import * as fc from 'fast-check';
import type { SendRequest } from '../../../../src/core/requests/serviceRequest.ts';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { huggingFace } from '../../../../src/core/sources/huggingFace.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import type { PaperSource } from '../../../../src/core/sources/source.ts';
import { parseWeightedTerms } from '../../../../src/core/text/weightedTerms.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted, stubService } from '../../../support/stubService.ts';

const clock = countingClock();
const endpoint = 'https://service.example';
const noKey = (): Promise<undefined> => Promise.resolve(undefined);

type Kind = 'arxiv' | 'huggingFace' | 'semanticScholar';
const services: Readonly<
  Record<Kind, { make: (send: SendRequest) => PaperSource; answer: string; parameter: string }>
> = {
  arxiv: {
    make: send => arxiv(send, endpoint, clock),
    answer: '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
    parameter: 'search_query',
  },
  huggingFace: {
    make: send => huggingFace(send, endpoint, clock),
    answer: '[]',
    parameter: 'q',
  },
  semanticScholar: {
    make: send => semanticScholar(send, endpoint, noKey, clock),
    answer: '{"total":0,"data":[]}',
    parameter: 'query',
  },
};

/** The query that leaves for what a user left in the box; weights fall from the first term to the last. */
async function sent(kind: Kind, box: string): Promise<string> {
  const { make, answer, parameter } = services[kind];
  const { send, requests } = stubService(answer);
  const terms = parseWeightedTerms(box, []);
  await make(send).searchRelated?.(terms, neverAborted);
  return new URL(requests[0]?.url ?? '').searchParams.get(parameter) ?? '';
}

const long = Array.from({ length: 16 }, (_, at) => `patch${at} embedding${at}`).join(', ');

describe('the query for related papers', () => {
  for (const [kind, box, expected] of [
    ['huggingFace', 'masked autoencoder, patch embedding, ecg', 'masked autoencoder, patch embedding, ecg'],
    ['huggingFace', 'masked ecg', 'masked, ecg'],
    ['huggingFace', 'C++, self-supervised, 深層学習', 'C++, self-supervised, 深層学習'],
    ['huggingFace', long, long.split(', ').slice(0, 12).join(', ')],
    ['arxiv', 'masked autoencoder', 'ti:masked OR abs:masked OR ti:autoencoder OR abs:autoencoder'],
    ['arxiv', 'patch embedding, ecg', 'ti:"patch embedding" OR abs:"patch embedding" OR ti:ecg OR abs:ecg'],
    ['arxiv', 'self-supervised', 'ti:"self supervised" OR abs:"self supervised"'],
    ['arxiv', 'a "b\\" OR au:x, OR', 'ti:"a b OR au x" OR abs:"a b OR au x"'],
    ['arxiv', 'the, ANDNOT, raft', 'ti:"ANDNOT" OR abs:"ANDNOT" OR ti:raft OR abs:raft'],
    ['semanticScholar', 'masked autoencoder, patch embedding, ecg', 'masked autoencoder patch embedding ecg'],
    ['semanticScholar', 'a b, c-d, e f, g', 'a b c d e'],
    ['semanticScholar', '+raft -paxos "log|entry" (x)~2', 'raft paxos log entry x'],
    ['semanticScholar', 'ecg signal, ecg mask', 'ecg signal mask'],
  ] as const)
    it(`${kind}: ${box.slice(0, 50)}`, async () => {
      assert.equal(await sent(kind, box), expected);
    });

  it('has no syntax of the service, whatever is in the box', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 10 }), async pieces => {
        const box = ['raft', ...pieces].join(', ');
        const clauses = (await sent('arxiv', box)).replace(/"[\p{L}\p{M}\p{N} ]+"/gu, 'phrase').split(' OR ');
        for (const clause of clauses) assert.match(clause, /^(?:ti|abs):[\p{L}\p{N}]+$/u);
        assert.match(await sent('semanticScholar', box), /^[\p{L}\p{M}\p{N} ]+$/u);
        assert.isAtMost((await sent('huggingFace', box)).length, 250);
      }),
      { numRuns: 60 },
    ));

  for (const kind of ['arxiv', 'huggingFace', 'semanticScholar'] as const)
    it(`without terms is refused before it leaves: ${kind}`, async () => {
      const { send, requests } = stubService('');
      const work = services[kind].make(send).searchRelated?.([], neverAborted);
      assert.equal(work && (await failureOf(work)).code, 'refused');
      assert.isEmpty(requests);
    });
});
