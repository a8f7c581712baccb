import { assert } from 'chai';
import { findCodeRepository, paperLinks } from '../../../../src/core/papers/links.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';

describe('paperLinks', () => {
  it('leads to arXiv, its PDF and Hugging Face', () => {
    assert.deepEqual(paperLinks(paper()), [
      { kind: 'arxiv', url: 'https://arxiv.org/abs/2401.00001' },
      { kind: 'pdf', url: 'https://arxiv.org/pdf/2401.00001' },
      { kind: 'huggingFace', url: 'https://huggingface.co/papers/2401.00001' },
    ]);
  });

  it('leads to a DOI, whatever characters it has', () => {
    assert.deepEqual(paperLinks(paper({ id: 'doi:10.1000/a<b>"c' })), [
      { kind: 'doi', url: 'https://doi.org/10.1000/a%3Cb%3E%22c' },
    ]);
  });

  it('leads nowhere for a paper that only a file knows', () => {
    assert.deepEqual(paperLinks(paper({ id: 'local:5f2a' })), []);
  });

  it('is https everywhere, for every bundled paper', async () => {
    const { papers } = await bundledPapers();
    for (const link of papers.flatMap(paperLinks)) assert.equal(new URL(link.url).protocol, 'https:');
  });

  it('finds the code of the six bundled papers that name it', async () => {
    const { papers } = await bundledPapers();
    const code = papers.flatMap(paperLinks).filter(({ kind }) => kind === 'code');
    assert.sameMembers(
      code.map(({ url }) => url.slice('https://github.com/'.length)),
      [
        'hzhou3/xMAE',
        'YulongBonjour/See_Through_Their_Minds',
        'Jason-Qiu/EEG_Language_Alignment',
        'ncclab-sustech/BrainFLORA',
        'Grasshlw/Time-Evolving-Visual-Dynamical-System',
        'linyueqian/HippoMM',
      ],
    );
  });
});

describe('findCodeRepository', () => {
  for (const [text, expected] of [
    ['Code at https://github.com/a/b.', 'https://github.com/a/b'],
    ['(http://www.github.com/a/b.git)', 'https://github.com/a/b'],
    ['see https://gitlab.com/a/b.c/tree/main...', 'https://gitlab.com/a/b.c'],
    ['https://github.com/a only a user', undefined],
    ['javascript:github.com/a/b', undefined],
    ['https://evil.example/github.com/a/b', undefined],
  ] as const)
    it(text, () => {
      assert.equal(findCodeRepository(text), expected);
    });
});
