import { assert } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { clusterCount, clusterPapers } from '../../../../src/core/themes/paperClusters.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const subjects = {
  video: ['video generation', 'temporal frames', 'motion clips', 'camera'],
  speech: ['speech recognition', 'audio waveform', 'phonemes', 'ASR decoding'],
  robots: ['robot manipulation', 'grasping gripper', 'joint torque', 'arm control'],
};
const fillers = [
  'we study',
  'results on',
  'a benchmark of',
  'towards better',
  'scaling of',
  'limits of',
  'learning',
];

/** The subjects of the papers below, by paper id: thirty papers per subject, no two identical. */
const subjectOf = new Map<string, string>();
const papers: readonly Paper[] = Object.entries(subjects).flatMap(([subject, phrases]) =>
  Array.from({ length: 30 }, (_, at) => {
    const pick = (nth: number): string => phrases[(at * 3 + nth) % phrases.length] ?? '';
    const id = `local:${subject}-${at}`;
    subjectOf.set(id, subject);
    return paper({
      id,
      title: `${fillers[at % fillers.length] ?? ''} ${phrases[0] ?? ''} ${pick(1)}`,
      abstract: `${fillers[(at + 3) % fillers.length] ?? ''} ${pick(1)} and ${pick(2)} with ${pick(3)}.`,
    });
  }),
);
const made = await clusterPapers(papers, countingClock(), undefined, 3);

describe('a large Other, split into groups', () => {
  it('papers of one subject make one group', () => {
    const pairs = new Set(papers.map(each => `${subjectOf.get(each.id) ?? ''} ${made.clusterOf(each)}`));
    assert.equal(pairs.size, 3);
  });

  it('names say what the titles say, as people write it', () => {
    for (const [id, name] of [
      ['local:video-1', /^Video generation · /],
      ['local:speech-1', /^Speech recognition · /],
      ['local:robots-1', /^Robot manipulation · /],
    ] as const) {
      const each = papers.find(other => other.id === id);
      assert.match(
        made.clusters.find(({ id: group }) => each && group === made.clusterOf(each))?.title ?? '',
        name,
      );
    }
  });

  it('the same papers in another order make the same groups', async () => {
    const again = await clusterPapers(papers.toReversed(), countingClock(), undefined, 3);
    assert.deepEqual(again.clusters, made.clusters);
  });

  it('new papers join the groups there are', () => {
    const news = paper({
      id: 'local:new',
      title: 'A new speech corpus',
      abstract: 'Audio for speech recognition.',
    });
    const [speech] = papers.filter(each => subjectOf.get(each.id) === 'speech');
    assert.equal(made.clusterOf(news), speech === undefined ? 'none' : made.clusterOf(speech));
  });

  it('a paper with no word of any group joins none', () => {
    assert.equal(made.clusterOf(paper({ title: 'Zebrafish', abstract: '' })), '');
  });

  it('few papers are not split; the number of groups grows with them, to 30', async () => {
    assert.deepEqual([0, 30, 31, 1000, 9000, 50_000].map(clusterCount), [0, 0, 2, 10, 30, 30]);
    assert.isEmpty((await clusterPapers(papers.slice(0, 20), countingClock())).clusters);
  });

  it('give the host its turns', async () => {
    const clock = countingClock(1);
    await clusterPapers(papers, clock, undefined, 3);
    assert.isAbove(clock.turns, papers.length);
  });

  it('stop when told', async () => {
    const stop = new AbortController();
    const clock = countingClock(1);
    const yieldToHost = (): Promise<void> => {
      if (clock.turns > 50) stop.abort(new Error('not wanted'));
      return clock.yieldToHost();
    };
    const error: unknown = await clusterPapers(papers, { ...clock, yieldToHost }, stop.signal, 3).catch(
      (reason: unknown) => reason,
    );
    assert.propertyVal(error, 'message', 'not wanted');
  });

  it('whatever the papers, each group has an id of its own and a name, and each paper one of them or none', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyPaper, { minLength: 2, maxLength: 30 }), async any => {
        const four = await clusterPapers(any, countingClock(), undefined, 4);
        const ids = four.clusters.map(({ id }) => id);
        assert.lengthOf(new Set(ids), ids.length);
        for (const { title } of four.clusters) assert.isNotEmpty(title);
        for (const each of any) assert.include(['', ...ids], four.clusterOf(each));
      }),
      { numRuns: 50 },
    ));
});
