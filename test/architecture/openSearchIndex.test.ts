// The index of a team's cluster against our own text analysis.
import { assert } from 'chai';
import * as z from 'zod';
import { stopWords } from '../../src/core/text/stopWords.ts';
import { OpenSearchFields } from '../../src/core/sources/openSearchHit.ts';
import { readProjectFile } from '../support/project.ts';

const index = z
  .object({
    settings: z.object({
      analysis: z.object({ filter: z.object({ stop_words: z.object({ stopwords: z.array(z.string()) }) }) }),
    }),
    mappings: z.object({ properties: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(readProjectFile('data/opensearch-index.json')));

describe('data/opensearch-index.json', () => {
  it('has our stop words', () => {
    assert.sameMembers(index.settings.analysis.filter.stop_words.stopwords, [...stopWords]);
  });

  it('has the fields that the source asks for by default', () => {
    assert.includeMembers(Object.keys(index.mappings.properties), Object.values(OpenSearchFields.parse({})));
  });
});
