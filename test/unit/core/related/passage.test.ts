import { assert } from 'chai';
import { passageOf, writtenIn } from '../../../../src/core/related/passage.ts';
import { paper } from '../../../support/papers.ts';

const memories = paper({
  title: 'Episodic Memories of SpikingNets',
  abstract: 'We study memory. Self-supervised barlow twins help; concepts of BarlowTwins, too.',
});

describe('a term in a paper', () => {
  for (const [stem, written] of Object.entries({
    memori: 'memory',
    episod: 'Episodic',
    supervis: 'supervised',
    'barlow twin': 'barlow twins',
    'self supervis': 'Self-supervised',
    spike: 'Spiking',
    zebra: undefined,
  }))
    it(`${stem} is written ${String(written)}`, () => {
      assert.equal(writtenIn(memories, stem), written);
    });

  it('stands in the title, or in a sentence of the abstract', () => {
    assert.deepEqual(passageOf(memories, 'episod'), { field: 'title', text: memories.title });
    assert.deepEqual(passageOf(memories, 'concept'), {
      field: 'abstract',
      text: 'Self-supervised barlow twins help; concepts of BarlowTwins, too.',
    });
    assert.isUndefined(passageOf(memories, 'zebra'));
  });
});
