import { assert } from 'chai';
import fc from 'fast-check';
import { citationKey, citationKeys, keyPattern } from '../../../../src/core/citations/citationKey.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { anyRecord } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const clock = countingClock();
const pattern = '{author}{year}{word}';

describe('citationKey', () => {
  const keys: readonly (readonly [pattern: string, changes: Partial<Paper>, key: string])[] = [
    [pattern, { title: 'The Physiology-Aware Mask' }, 'lovelace2024physiology'],
    ['{Author}:{year}_{Word}', { title: 'On Étude $x$' }, 'Lovelace:2024_Etude'],
    ['{id}', {}, '2401.00001'],
    [pattern, { authors: ['Łukasz van der Straße'] }, 'strasse2024paper'],
    [pattern, { authors: [], published: '' }, 'paper'],
    [pattern, { authors: ['王伟'], title: '稀疏编码' }, 'arxiv-2401.00001'],
    [pattern, { authors: ['王伟'], title: '稀疏编码', id: 'doi:10.1000/a{b}c' }, 'doi-10.1000-abc'],
  ];
  for (const [by, changes, key] of keys)
    it(`${by} → ${key}`, () => {
      assert.equal(citationKey(paper(changes), by), key);
    });

  it('knows a pattern from a mistake', () => {
    const good = ['{author}{year}', '{Author}_{word}:{id}'];
    const bad = ['', 'key', '{name}', '{author} {year}', '{author},{year}', '{constructor}'];
    assert.deepEqual(
      [...good, ...bad].filter(text => keyPattern.test(text)),
      good,
    );
  });
});

describe('citationKeys', () => {
  const twins = ['2024-01-03', '2024-01-01', '2024-01-02'].map((published, at) =>
    paper({ id: `local:${at}`, published }),
  );
  const keysOf = async (papers: readonly Paper[], taken: readonly string[] = []): Promise<string[]> => {
    const keys = await citationKeys(papers, pattern, { clock, taken: new Set(taken) });
    return twins.map(twin => keys.get(twin) ?? '');
  };
  const suffixed = ['lovelace2024paperb', 'lovelace2024paper', 'lovelace2024papera'];

  it('give the earliest the bare key, in whatever order they come', async () => {
    assert.deepEqual(await keysOf(twins), suffixed);
    assert.deepEqual(await keysOf(twins.toReversed()), suffixed);
  });

  it('stay clear of those in use', async () => {
    assert.deepEqual(await keysOf(twins, ['lovelace2024paper', 'lovelace2024paperb']), [
      ...['lovelace2024paperd', 'lovelace2024papera', 'lovelace2024paperc'],
    ]);
  });

  it('are never the same, whatever the papers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord), async papers => {
        const keys = await citationKeys(papers, pattern, { clock });
        assert.equal(new Set([...keys.values()].map(key => key.toLowerCase())).size, papers.length);
      }),
    );
  });
});
