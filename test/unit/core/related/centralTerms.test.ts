import { assert } from 'chai';
import { centralTermShare } from '../../../../src/core/related/centralTerms.ts';
import { PaperPostings } from '../../../../src/core/related/paperPostings.ts';
import { paper } from '../../../support/papers.ts';

const known = 8000;

describe('central words', () => {
  const postings = new PaperPostings();
  postings.add(
    paper({ id: 'a', title: 'Masked Reconstruction of Electrocardiograms', abstract: 'We also cook.' }),
  );
  const share = (...stems: string[]): number =>
    centralTermShare(postings, 0, new Set(stems.map(stem => postings.stemNumber(stem) ?? -1)), known);

  it('of which the code has none leave what is not known', () => {
    assert.isBelow(share(), 0.2);
  });

  it('count the more, the more of them the code has', () => {
    assert.isAbove(share('mask'), share());
    assert.isAbove(share('mask', 'reconstruct'), share('mask'));
    assert.isAtMost(share('mask', 'reconstruct', 'electrocardiogram'), 1);
  });

  it('are not those that the abstract has once', () => {
    assert.equal(share('cook'), share());
  });
});
