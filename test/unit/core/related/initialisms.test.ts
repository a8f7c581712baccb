import { assert } from 'chai';
import { initialisms } from '../../../../src/core/related/initialisms.ts';

describe('initialisms', () => {
  const titles: Readonly<Record<string, readonly [title: string, abstract?: string]>> = {
    ddpm: ['Denoising Diffusion Probabilistic Models'],
    bpr: ['BPR: Bayesian Personalized Ranking from Implicit Feedback'],
    din: ['Deep Interest Network for Click-Through Rate Prediction'],
    lcm: ['Latent Consistency Models: Synthesizing High-Resolution Images with Few-Step Inference'],
    fm: ['Factorization Machines'],
    ppo: ['Proximal Policy Optimization Algorithms'],
    ldm: ['High-Resolution Image Synthesis with Latent Diffusion Models'],
    nms: ['Faster Detection', 'We replace Non-Maximum Suppression by a learned step.'],
    mff: [
      'Improving Pixel-based MIM',
      'We investigate multi-level feature fusion for the standard architecture.',
    ],
  };
  for (const [initialism, [title, abstract = '']] of Object.entries(titles))
    it(`${initialism} stands for “${title}”`, () => {
      assert.include([...initialisms({ title, abstract })], initialism);
    });

  it('needs three letters, or the whole title', () => {
    const found = initialisms({ title: 'Learning Factorization Machines for Sparse Data', abstract: '' });
    assert.notInclude([...found], 'fm');
    assert.notInclude([...found], 'sd');
  });

  it('takes no words of ordinary prose', () => {
    const abstract =
      'We train a large language model on many tokens. It works well. A well-known method of it is fine-tuned for months.';
    assert.isEmpty([...initialisms({ title: 'Attention', abstract })]);
  });
});
