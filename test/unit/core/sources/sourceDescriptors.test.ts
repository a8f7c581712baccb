import { assert } from 'chai';
import { arxiv } from '../../../../src/core/sources/arxiv.ts';
import { huggingFace } from '../../../../src/core/sources/huggingFace.ts';
import { openSearch } from '../../../../src/core/sources/openSearch.ts';
import { OpenSearchFields } from '../../../../src/core/sources/openSearchHit.ts';
import { semanticScholar } from '../../../../src/core/sources/semanticScholar.ts';
import { unsupportedInBrowser } from '../../../../src/core/sources/connections.ts';
import type { PaperSource, SourceDescriptor } from '../../../../src/core/sources/source.ts';
import { sourceDescriptors } from '../../../../src/core/sources/sourceDescriptors.ts';
import { countingClock } from '../../../support/clock.ts';
import { failureOf, neverAborted } from '../../../support/stubService.ts';

const clock = countingClock();

const send = unsupportedInBrowser('arXiv');
const index = { index: 'papers', fields: OpenSearchFields.parse({}) };
const sources: readonly PaperSource[] = [
  huggingFace(send, '', clock),
  arxiv(send, '', clock),
  semanticScholar(send, '', () => Promise.resolve(undefined), clock),
  openSearch(send, '', index, () => Promise.resolve({}), clock),
];
const described: readonly SourceDescriptor[] = Object.values(sourceDescriptors);

describe('abilities', () => {
  it('are told of every source, under its own id and title', () => {
    assert.deepEqual(
      described.map(({ id, title }) => ({ id, title })),
      sources.map(({ id, title }) => ({ id, title })),
    );
    assert.deepEqual(
      Object.keys(sourceDescriptors),
      described.map(({ id }) => id),
    );
  });

  for (const ability of ['daily', 'search', 'category', 'get', 'recommend', 'related'] as const)
    it(`${ability} is told where it is`, () => {
      const has = (source: PaperSource): boolean => ability in source;
      assert.deepEqual(
        described.filter(({ capabilities }) => capabilities.includes(ability)).map(({ id }) => id),
        sources.filter(has).map(({ id }) => id),
      );
    });

  it('ask nobody where a source cannot be asked', async () => {
    const { code, subject } = await failureOf(
      arxiv(send, 'https://x.example', clock).category('cs.CV', neverAborted),
    );
    assert.deepEqual([code, subject], ['unsupported', 'arXiv']);
  });
});
